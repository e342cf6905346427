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

}  // namespace settings
