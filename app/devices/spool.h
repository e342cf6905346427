// What the print service keeps of paper that was asked for: jobs of this kiosk, and whether it is
// set to keep documents after they were printed.
#pragma once

#include <string>

#include "base/file.h"

namespace devices {

inline constexpr const char* job_title = "Handout";  // neutral: STANDARDS.md PR-10
inline constexpr const char* kiosk_user = "kiosk";   // nobody's name

struct Spool {
    bool reached = false;
    int jobs = 0;  // of this kiosk, waiting or ended, that it still knows
    enum class Keeps { no, yes, unknown };
    Keeps documents = Keeps::unknown, names = Keeps::unknown;  // after a job has ended
};

// `server` as in CUPS_SERVER. `settings` is its cupsd.conf, which often only root may read: what it
// says is unknown then. Takes seconds when nobody answers.
Spool look_at_spool(const std::string& server = "",
                    const base::Path& settings = "/etc/cups/cupsd.conf");

}  // namespace devices
