// All kiosks of a channel at one look, for the desk and `urokiosk fleet status`, and the words both
// say it in. Nobody who publishes meanwhile is waited for.
#pragma once

#include "content/messages.h"
#include "fleet/channel.h"
#include "fleet/report.h"

namespace fleet {

struct Overview {
    FleetStatus status;
    std::size_t off = 0;                      // pages off the glass
    std::int64_t timestamp = 0, expires = 0;  // the newest: its number, and its last day
    std::optional<base::Problem> stale;       // no kiosk believes any news
};
base::Result<Overview> look_over(const base::Path& channel, const Owner& owner);

// What is wrong with one kiosk, in a few words; empty: nothing.
std::string told(const content::Messages& said, const Standing& kiosk);
std::string told(const content::Messages& said, Alarm alarm);

}  // namespace fleet
