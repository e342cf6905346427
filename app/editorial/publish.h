// Approved texts become the edition patients read; and the way back. Whenever the power goes, the
// edition in use is whole and is the old or the new one.
#pragma once

#include <functional>

#include "edition/edition_store.h"
#include "editorial/review.h"
#include "settings/data_paths.h"

namespace editorial {

inline constexpr int editions_kept = 10;

// A text as patients have it and as they would; the revisions, 0: none.
struct Moved {
    std::string path;
    std::int64_t before = 0, after = 0;
    int signs = 0;  // that changed
};

struct Changes {
    std::vector<std::string> added, changed, removed;  // paths
    std::vector<std::string> warnings;                 // "en/topics/psa-test.md: fever-very-ill"
    std::vector<Moved> moved;                          // all of these, changed signs first
    std::vector<std::string> elsewhere;  // pages whose signs read otherwise, though they stay
    std::vector<std::string> waiting;    // newer than their approved text: they stay as they were
    bool none() const { return added.empty() && changed.empty() && removed.empty(); }
};
// What the next edition would change for patients, against the last one published from here.
Changes changes(Repository& repository, const edition::EditionStore& editions);

// Where an edition is put in use: the store of this kiosk, and whose signatures it trusts.
struct Destination {
    edition::EditionStore& editions;
    const settings::Settings& settings;
};

struct Publishing {
    settings::DataPaths paths;
    std::string passphrase;  // of the key; empty for one without
    By by;
    std::function<void(std::size_t done, std::size_t all)> progress = {};
    std::string why = {};  // stands in the history; may be empty
};
// By a publisher. Builds from approved texts alone, runs all checks (all problems are told), signs,
// reads back, activates, makes a backup of the library and keeps the newest ten editions. Returns
// the number.
base::Result<int> publish(Repository& repository, const Publishing& wish, const Destination& to,
                          base::Problems& problems);

// By a publisher: points back at an edition that is kept; the reason is asked for.
struct RollBack {
    int number = 0;
    std::string reason;
};
// The pages that rest in it, whose text there was withdrawn once.
base::Result<std::vector<std::string>> roll_back(Repository& repository, const RollBack& wish,
                                                 const Destination& to, const By& by);
// Those that rest in the edition in use, which holds them.
std::vector<std::string> resting_in(const Destination& to);

}  // namespace editorial
