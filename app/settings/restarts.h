// How often the kiosk ended without being told to: counted on disk, so that a crash, a power cut or
// a restart of the machine forgets nothing.
#pragma once

#include <cstdint>

#include "settings/data_paths.h"

namespace settings {

inline constexpr std::int64_t crash_window_s = 600;
inline constexpr int crashes_to_safe = 5, crashes_to_reboot = 10;

struct Restarts {
    int recent = 0;  // in the last ten minutes, this start left out
    int all = 0;     // ever
};

// A start is noted, and taken back where the kiosk ends as it was told to: what is left crashed.
// Nothing stops a kiosk whose disk cannot be written.
Restarts note_start(const DataPaths& paths, std::int64_t now);
void note_end(const DataPaths& paths);
Restarts read_restarts(const DataPaths& paths, std::int64_t now);

// Asks whoever watches that file, as root, to start the machine anew; once in 24 hours. False where
// it was asked for less than that ago.
bool ask_for_reboot(const DataPaths& paths, std::int64_t now);

// The edition that was shown for ten minutes without a crash: the one for a kiosk that crashes.
void remember_good(const DataPaths& paths, const std::string& version);
std::string good_edition(const DataPaths& paths);  // empty: none is known

}  // namespace settings
