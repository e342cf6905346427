// Pages taken off the glass at once: the list beside the editions, withdrawn.toml.
#pragma once

#include <string>
#include <vector>

#include "base/file.h"
#include "edition/edition.h"

namespace edition {

// What the library could not write down yet: it does when it is opened next.
struct Unrecorded {
    std::string path, reason;  // path: empty where the library knows
};

// A page once withdrawn rests in every edition, whatever text of it that has, until a text is
// released by name.
struct Withdrawal {
    std::string page, by, on;                // on: as "2026-11-23T05:20:00Z"
    std::vector<std::string> released = {};  // texts that may be read again: Edition::text_of
    std::vector<std::string> off = {};  // where it came with an edition: that edition's text of it
    Unrecorded unrecorded = {};

    bool rests(const Edition& edition) const;
    bool everywhere() const { return released.empty(); }  // in every edition
    void release(const std::string& text);
};
using Withdrawals = std::vector<Withdrawal>;

// A list that is not there is empty; one that is damaged, cut or blank is a problem.
base::Result<Withdrawals> read_withdrawals(const base::Path& list);
// Whatever pages a damaged one still names.
Withdrawals rescued_withdrawals(const base::Path& list);
base::Result<void> write_withdrawals(const base::Path& list, const Withdrawals& withdrawals);

Withdrawal* find(Withdrawals& all, const std::string& page);
// Beside an edition that is carried: what rests in it.
base::Path withdrawals_beside(const base::Path& edition);
// No copy without that word: what of this rests in it. An empty list says that nothing does.
base::Result<void> write_beside(const base::Path& copy, const Withdrawals& known,
                                const Edition& edition);
// A page and who withdraws it need names that stand in the list as they are.
bool plain_name(std::string_view name);

}  // namespace edition
