// Sticks and other media that can be carried away, as far as they are mounted at this moment.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "base/file.h"

namespace devices {

struct Stick {
    std::string name;  // of its folder
    base::Path path;
    bool writable = true;
};

// From a table of mounts as the kernel gives it (proc(5)): what stands under /media, /run/media and
// /mnt.
std::vector<Stick> sticks(const base::Path& mounts = "/proc/self/mounts");

// The kernel's own word of what is mounted, and of disks (sysfs).
struct Disks {
    base::Path mounts = "/proc/self/mounts", sys = "/sys";
};
// Whether somebody may carry away what lies in this folder: it stands where sticks are mounted, or
// on a disk that hangs on USB or can be taken out, be it under a lock of its own (dm-crypt).
bool carried_about(const base::Path& folder, const Disks& disks = {});

struct StickFile {
    base::Path path;
    std::uintmax_t bytes = 0;
};
// Plain files of these endings (".png") in the upper folder, by name; links and
// hidden files are passed over, and no more than `most` are told, none of them above 2 GB. Empty
// for a stick that was pulled.
std::vector<StickFile> files_on(const base::Path& stick, const std::vector<std::string>& endings,
                                std::size_t most = 200);

// While it lives, a file can be written to the stick `to` lies on, where the machine keeps sticks
// from it: asked for in the file `wish`, which whoever mounts them watches, and given back at its
// end. Nothing is asked where the stick can be written, or `wish` is empty.
class StickWrites {
  public:
    struct Machine {
        base::Path wish, mounts = "/proc/self/mounts";
        double longest_s = 10;
    };
    StickWrites(Machine machine, const base::Path& to);
    ~StickWrites();
    StickWrites(const StickWrites&) = delete;
    StickWrites& operator=(const StickWrites&) = delete;
    const base::Result<void>& may() const { return may_; }

  private:
    Machine machine_;
    bool asked_ = false;
    base::Result<void> may_;
};

}  // namespace devices
