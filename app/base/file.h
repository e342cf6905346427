// Whole files in, whole files out. What is written stands complete under its name or not at all:
// written aside, flushed to the disk, renamed.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "base/problem.h"

namespace base {

using Path = std::filesystem::path;

// Fails for a folder, a missing or unreadable file, or one above `most_bytes`.
Result<std::string> read_file(const Path& path, std::uintmax_t most_bytes = 64U << 20U);

// Fails with the system's reason; then the old file, if any, is untouched and nothing is left over.
Result<void> write_file(const Path& path, std::string_view bytes, bool only_owner_reads = false);

// Byte for byte onto `to`, which is to be put in place afterwards: a disk that is full or a stick
// that is pulled leaves nothing there. Fails with the system's reason, naming the one that failed.
Result<void> copy_file(const Path& from, const Path& to);

// Gives a finished file its name, after flushing it and its folder to the disk.
Result<void> put_in_place(const Path& aside, const Path& path);

// A file only one program holds at a time. The system lets go when it ends, however it ends.
class Lock {
  public:
    explicit Lock(const Path& path);  // does not wait
    ~Lock();
    Lock(const Lock&) = delete;
    Lock& operator=(const Lock&) = delete;
    bool taken() const { return taken_; }

  private:
    int file_;
    bool taken_ = false;
};

}  // namespace base
