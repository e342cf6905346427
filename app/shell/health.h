// How the running kiosk fares, in a small file for `doctor` and whoever watches machines:
// health.json in the data folder. Nothing of a visitor stands in it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "settings/data_paths.h"

namespace shell {

inline constexpr std::int64_t beat_s = 60;  // how often it is written

struct Health {
    std::int64_t pid = 0;
    std::int64_t started = 0, beat = 0, frame = 0;  // seconds since 1970; frame: drawn last
    std::string edition;                            // its version; empty: out of service
};

// A disk that cannot be written is no reason to stop.
void write_health(const settings::DataPaths& paths, const Health& health);
// Nothing where no kiosk runs, or the file says nothing that can be read.
std::optional<Health> read_health(const settings::DataPaths& paths);
void forget_health(const settings::DataPaths& paths);  // it ended, as it was asked to

}  // namespace shell
