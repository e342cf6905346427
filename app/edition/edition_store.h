// The folder of editions and the pointer to the one in use. Activating copies one in and moves the
// pointer by rename: whenever the power goes, the old or the new one is whole. Beside them stands
// the list of pages withdrawn.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/file.h"
#include "edition/withdrawals.h"
#include "settings/settings.h"

namespace edition {

class EditionStore {
  public:
    explicit EditionStore(base::Path folder) : folder_(std::move(folder)) {}

    std::vector<int> numbers() const;  // of editions in the folder, rising
    std::optional<int> current() const;
    base::Path path(int number) const;  // FOLDER/0007.db

    // Verifies, copies in, verifies the copy, moves the pointer. Returns the new number. An edition
    // that is already in the store keeps its number. One that was published before the one in use
    // is refused unless forced.
    base::Result<int> activate(const base::Path& edition, const settings::Settings& settings,
                               bool force = false);
    // An edition with its signature, to a stick: verified here, and there once more.
    base::Result<void> copy(int number, const base::Path& to,
                            const settings::Settings& settings) const;
    // Back to an edition that is in the store, once it is found to be whole.
    base::Result<void> point_to(int number, const settings::Settings& settings);
    // Removes all but the newest `newest` editions; never the one in use.
    void prune(int newest);

    // The current edition, or else the newest that can be opened. What was passed over and why is
    // added to `passed_over`.
    std::optional<Edition> open_best(const settings::Settings& settings,
                                     base::Problems& passed_over) const;

    // Ids of pages taken off the glass in every edition, without a new one. A damaged list is told
    // and counts as empty; the next withdrawal keeps it aside as withdrawn.toml.damaged.
    std::set<std::string> withdrawn(base::Problems* problems = nullptr) const;
    base::Result<Withdrawals> withdrawals() const;  // with by whom and when, and what was released
    bool has_list() const;
    // Those that rest in one edition: a text once withdrawn does, until it is released.
    base::Result<std::set<std::string>> resting(const Edition& edition) const;
    // Neither a held lock nor a full disk stops it, for which room was kept aside.
    base::Result<void> withdraw(const std::string& page, const std::string& who,
                                std::int64_t moment, const Unrecorded& unrecorded = {});
    base::Result<void> recorded(const std::string& page);  // the library knows of it now
    base::Result<void> restore(const std::string& page);
    // The text an edition has of a withdrawn page may be read again.
    base::Result<void> release(const std::string& page, const Edition& edition);
    // A list that is damaged or gone is written anew: what it still names, and these.
    base::Result<void> mend(const std::set<std::string>& pages);
    // Room for a withdrawal on a full disk: kept aside while there is plenty, and given back.
    void keep_room() const;
    void give_room() const;
    // Changes whenever the edition in use or the withdrawn pages may have changed; cheap enough to
    // ask for every second.
    std::string version_token() const;

  private:
    base::Path list() const { return folder_ / "withdrawn.toml"; }
    Withdrawals kept_or_rescued();
    base::Result<void> write(const Withdrawals& withdrawals);
    base::Result<void> bring_withdrawals(const base::Path& from, const Edition& edition);
    base::Result<int> bring_in(const base::Path& edition, const settings::Settings& settings,
                               bool force);
    base::Result<void> not_older(const Edition& one, const base::Path& named,
                                 const settings::Settings& settings, bool force) const;

    base::Path folder_;
};

}  // namespace edition
