// What one machine believes of a channel: the newest metadata it ever saw, kept apart from all
// else, so that versions only rise. The order of checks is TUF's (5.3 to 5.6 of the specification);
// withdrawals do not wait for what is wrong with editions.
#pragma once

#include "fleet/metadata.h"
#include "fleet/source.h"

namespace fleet {

// The names of a channel's files.
inline constexpr std::string_view timestamp_file = "metadata/timestamp.json";
std::string file_of(Role role, std::int64_t version);  // "metadata/7.targets.json"

// Lengths nobody goes beyond before a signature was seen.
inline constexpr std::uint64_t most_root = 512U << 10U, most_timestamp = 16U << 10U,
                               most_snapshot = 1U << 20U, most_targets = 4U << 20U;
inline constexpr std::uint64_t most_edition = 256U << 20U, most_list = 1U << 20U;

class Trust {
  public:
    // `anchor`: the first root.json, brought by hand; later ones are kept in `folder`.
    static base::Result<Trust> open(base::Path folder, const base::Path& anchor);

    // The timestamp there is the one known: nothing is new, and nothing else needs to be asked.
    base::Result<bool> unchanged(Source& from) const;

    // What was right is kept, also where something else is wrong: that is in `problems`, which a
    // person can read. An expired file stops editions alone.
    struct Seen {
        bool editions = false, withdrawals = false;  // they are what the timestamp names
        base::Problems problems;
    };
    Seen refresh(Source& from, std::int64_t now);
    // Why no news can be believed: metadata past its day. Nothing while all is fresh.
    std::optional<base::Problem> stale(std::int64_t now) const;

    // The newest of each as it was signed, by its path in a channel.
    std::map<std::string, std::string> files() const;
    const Root& root() const { return root_; }
    const std::optional<Timestamp>& timestamp() const { return timestamp_; }
    const std::optional<Snapshot>& snapshot() const { return snapshot_; }
    const std::optional<Targets>& targets() const { return targets_; }
    const std::optional<Targets>& withdrawals() const { return withdrawals_; }

  private:
    explicit Trust(base::Path folder) : folder_(std::move(folder)) {}
    base::Result<Envelope> checked(Role role, const std::string& bytes,
                                   const std::string& name) const;
    base::Result<void> keep(Role role, const std::string& bytes);
    void load();
    base::Result<void> next_roots(Source& from);
    base::Result<void> take_timestamp(Source& from);
    base::Result<void> take_snapshot(Source& from);
    base::Result<void> take_targets(Source& from, Role role);
    base::Result<std::string> fetched(Source& from, Role role, const FileMeta& meta) const;

    base::Path folder_;
    Root root_;
    std::optional<Timestamp> timestamp_;
    std::optional<Snapshot> snapshot_;
    std::optional<Targets> targets_, withdrawals_;
    std::map<Role, std::string> bytes_;  // as they stand on the disk
};

}  // namespace fleet
