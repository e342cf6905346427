// The folder of editions, the pointer to the one in use, and the list of pages withdrawn. A pointer
// is moved by rename: whenever the power goes, the old or the new one is whole.
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

    std::vector<int> numbers() const;  // rising
    std::optional<int> current() const;
    base::Path path(int number) const;  // FOLDER/0007.db

    // Verifies, copies in, verifies the copy, moves the pointer. Returns the new number, or the old
    // one of an edition that is here. One published before that in use is refused unless forced.
    // Without a list of withdrawn pages beside it, it releases none: the list here holds.
    base::Result<int> activate(const base::Path& edition, const settings::Settings& settings,
                               bool force = false);
    // One that was built here just now is the newest there is, whatever the clock says.
    base::Result<int> use_own(const base::Path& edition, const settings::Settings& settings);
    // With its signature and its list, to a stick: verified here, and there once more.
    base::Result<void> copy(int number, const base::Path& to,
                            const settings::Settings& settings) const;
    base::Result<void> point_to(int number, const settings::Settings& settings);
    void prune(int newest);  // removes all others; never the one in use

    // The current edition, or else the newest that can be opened; what was `passed_over`, and why.
    // Before all the one of the version `rather`, where there is one.
    std::optional<Edition> open_best(const settings::Settings& settings,
                                     base::Problems& passed_over,
                                     const std::string& rather = "") const;

    // Off the glass in every edition. A damaged list is told, and counts as empty.
    std::set<std::string> withdrawn(base::Problems* problems = nullptr) const;
    base::Result<Withdrawals> withdrawals() const;  // with by whom and when, and what was released
    bool has_list() const;
    base::Result<std::set<std::string>> resting(const Edition& edition) const;
    // Neither a held lock nor a full disk stops it, for which room was kept aside.
    base::Result<void> withdraw(const std::string& page, const std::string& who,
                                std::int64_t moment, const Unrecorded& unrecorded = {});
    base::Result<void> recorded(const std::string& page);  // the library knows of it now
    base::Result<void> restore(const std::string& page);
    base::Result<void> release(const std::string& page, const Edition& edition);
    // A list that is damaged or gone is written anew: what it still names, and these.
    base::Result<void> mend(const std::set<std::string>& pages);
    // Room for a withdrawal on a full disk.
    void keep_room() const;
    void give_room() const;
    // Changes whenever the edition in use or the withdrawn pages may have: cheap to ask for.
    std::string version_token() const;

  private:
    enum class From { elsewhere, here };
    base::Path list() const { return folder_ / "withdrawn.toml"; }
    // In force when that is gone.
    base::Path twin() const { return folder_ / "withdrawn.last.toml"; }
    base::Result<int> point_here(const base::Path& edition, From from, base::Result<int> number,
                                 const settings::Settings& settings);
    Withdrawals kept_or_rescued();
    base::Result<void> write(const Withdrawals& withdrawals);
    base::Result<void> bring_withdrawals(const base::Path& list, From from, const Edition& edition);
    base::Result<int> bring_in(const base::Path& edition, const settings::Settings& settings,
                               bool force);
    base::Result<void> not_older(const Edition& one, const base::Path& named,
                                 const settings::Settings& settings, bool force) const;

    base::Path folder_;
};
}  // namespace edition
