// A folder's own lock: two programs put editions in one after the other. It goes with the program
// that held it, however that ends; and nobody waits for it for ever.
#pragma once

#include <string>

#include "base/file.h"

namespace edition {

inline constexpr double lock_wait_s = 3;

class FolderLock {
  public:
    explicit FolderLock(const base::Path& folder, double wait_s = lock_wait_s);
    ~FolderLock();
    FolderLock(const FolderLock&) = delete;
    FolderLock& operator=(const FolderLock&) = delete;
    bool taken() const { return taken_; }
    // Who holds it, and what to do.
    base::Problem held() const;

  private:
    base::Path path_;
    int folder_;
    bool taken_ = false;
};

// Whoever holds a lock on a file or folder: "process 1234 (sleep)". "another program" where the
// system does not tell.
std::string holder_of(const base::Path& path);

}  // namespace edition
