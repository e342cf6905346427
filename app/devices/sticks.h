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
};

// From a table of mounts as the kernel gives it (proc(5)): what stands under /media, /run/media and
// /mnt.
std::vector<Stick> sticks(const base::Path& mounts = "/proc/self/mounts");

struct StickFile {
    base::Path path;
    std::uintmax_t bytes = 0;
};
// Plain files of these endings (".png") in the upper folder, by name; links and
// hidden files are passed over, and no more than `most` are told, none of them above 2 GB. Empty
// for a stick that was pulled.
std::vector<StickFile> files_on(const base::Path& stick, const std::vector<std::string>& endings,
                                std::size_t most = 200);

}  // namespace devices
