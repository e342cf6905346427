// A channel as its owners write it: a plain folder any web server can give out. Names are never
// reused, and timestamp.json, which names all else, is written last: whoever reads meanwhile meets
// the old channel or the new one.
#pragma once

#include <memory>

#include "edition/folder_lock.h"
#include "fleet/keys.h"
#include "fleet/trust.h"
#include "fleet/withdrawal_list.h"
#include "settings/data_paths.h"

namespace fleet {

inline constexpr std::int64_t day_s = 24 * 3600;
inline constexpr std::int64_t root_life_s = 365 * day_s, targets_life_s = 365 * day_s,
                              snapshot_life_s = 90 * day_s, timestamp_life_s = 30 * day_s;
inline constexpr int editions_in_channel = 2;  // whole; from the one before them there is a patch

// What a machine knows of its channel beside the folder itself.
struct Owner {
    base::Path trust, anchor;
    std::int64_t now = 0;
};

Owner owner_of(const settings::DataPaths& paths, std::int64_t now);

// An edition, with its signature and its list of resting pages beside it.
struct Release {
    base::Path edition;
    EditionInfo told;  // program, ring, all_from, lifts
};

class Channel {
  public:
    // Nobody else writes it while this value lives.
    static base::Result<Channel> open(const base::Path& folder, const Owner& owner);

    const Trust& trust() const { return trust_; }
    const Targets& targets() const { return targets_; }  // the newest a publisher signed
    const OffPages& off() const { return off_; }
    int newest() const;  // edition; 0: none yet

    // By the publisher. Its number. Nothing of it is seen before the desk's machine signs.
    base::Result<int> add(const Release& release, const storage::Signer& publisher);
    // By the desk's machine: what is off, and what is newest. False where nothing was due.
    base::Result<bool> sign(const DeskKeys& keys, const OffPages& off);
    // Another root: by the keys of the one before and its own.
    base::Result<void> put_root(Root root, const Signers& signers);
    base::Result<void> put_targets(Targets targets, const storage::Signer& publisher);
    // What left the list more than a day ago.
    void prune() const;

  private:
    Channel(base::Path folder, const Owner& owner, Trust trust);
    std::int64_t next(Role role) const;
    void find_newest();
    base::Result<void> put(const std::string& path, const std::string& bytes) const;
    base::Result<Target> put_target(const std::string& path, const std::string& bytes) const;
    base::Result<void> put_off(const DeskKeys& keys, const OffPages& off);
    base::Result<std::string> edition_bytes(const std::string& path, const Target& target) const;
    base::Result<void> add_patches(Targets& next, const EditionInfo& info,
                                   const std::string& bytes) const;

    base::Path folder_;
    std::int64_t now_ = 0;
    std::unique_ptr<edition::FolderLock> lock_;
    Trust trust_;
    Targets targets_, withdrawals_;
    std::string targets_bytes_, withdrawals_bytes_;
    OffPages off_;
};

int newest_edition(const Targets& targets);  // 0: none yet
// "editions/0037.db.zst"
std::string edition_target(int number, const char* ending = ".db.zst");

}  // namespace fleet
