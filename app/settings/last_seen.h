// The newest time a kiosk has run at.
#pragma once

#include <cstdint>
#include <optional>

#include "settings/data_paths.h"

namespace settings {

// The newest time a kiosk has run at, in a small file: so a clock that jumped back, which would
// keep outdated pages on the glass, is noticed over restarts. `now` is seconds since 1970.
// remember_time() writes when a day has passed, never an earlier time; a disk that cannot be
// written is no reason to stop.
void remember_time(const DataPaths& paths, std::int64_t now);
// The time last seen when `now` stands more than an hour before it.
std::optional<std::int64_t> jumped_back(const DataPaths& paths, std::int64_t now);

// What an edition tells of the clock. `published`: seconds since 1970 when it was signed; 0: not
// known. Nobody works a day before that; and eight years after it no page in it was looked at for
// years, unless the clock is wrong: believed only where this kiosk ran through them.
enum class ClockSays { well, too_early, too_late };
ClockSays clock_says(const DataPaths& paths, std::int64_t now, std::int64_t published);

}  // namespace settings
