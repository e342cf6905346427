// Pages off the glass on every kiosk of a channel: a small list in a role of its own. A page stays
// in it for ever; what lifts a withdrawal is an edition that was made after it and says so.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "edition/edition_store.h"

namespace fleet {

inline constexpr const char* list_target = "withdrawals/list.json";

struct OffPage {
    std::string page, by, on;  // as edition::Withdrawal has them
    int edition = 0;           // the newest of the channel when it was withdrawn
    friend bool operator==(const OffPage&, const OffPage&) = default;
};
using OffPages = std::vector<OffPage>;

base::Result<OffPages> read_off(const std::string& bytes, const std::string& name);
std::string written(const OffPages& pages);

// With what rests on this machine in its edition in use; `newest` of the channel. Nothing is taken
// out.
OffPages with_own(OffPages known, const edition::Withdrawals& own, const edition::Edition& in_use,
                  int newest);
// Those this machine's library has put back into that edition.
std::vector<std::string> lifted(const OffPages& known, const edition::Withdrawals& own,
                                const edition::Edition& edition);

// On a kiosk that shows edition `number` of the channel (0: none of it). What is new comes off the
// glass at once: its pages.
base::Result<std::vector<std::string>> take_off(edition::EditionStore& editions,
                                                const OffPages& pages, int number);
// After an edition of the channel came into use: the pages it lifts.
struct Lifting {
    int number = 0;
    std::vector<std::string> pages;
};
base::Result<void> lift(edition::EditionStore& editions, const OffPages& known,
                        const edition::Edition& in_use, const Lifting& by);

}  // namespace fleet
