// Copies of a database kept in a folder as NAME-0001.db, NAME-0002.db ..., and how one takes the
// place of a damaged file. Whenever the power goes, a file stands under its name.
#pragma once

#include <vector>

#include "storage/database.h"

namespace storage {

// Plain files of that name by their numbers, the oldest first.
std::vector<base::Path> backups(const base::Path& folder, const std::string& name);
// Where the next one goes.
base::Result<base::Path> next_backup(const base::Path& folder, const std::string& name);

// Adds one and removes all but the newest `keep`. The older ones stay when it fails.
base::Result<void> back_up(Database& database, const base::Path& folder, const std::string& name,
                           std::size_t keep);

// Flushed and renamed into place.
base::Result<void> copy_whole(const base::Path& from, const base::Path& to);

// Removes FILE-wal, FILE-shm and FILE-journal: SQLite would play them into a new file and spoil it.
void remove_journals(const base::Path& file);

// A file that is gone afterwards, with its journals; what was left there before goes too.
class Aside {
  public:
    explicit Aside(base::Path path);
    ~Aside();
    Aside(const Aside&) = delete;
    Aside& operator=(const Aside&) = delete;
    const base::Path& path() const { return path_; }

  private:
    base::Path path_;
};

// `good`, a file beside it, becomes `file`; the old one is kept as FILE.damaged-N.db with its
// journal. Nobody may have either open.
base::Result<void> replace(const base::Path& file, const base::Path& good);

}  // namespace storage
