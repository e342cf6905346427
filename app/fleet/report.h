// How kiosks fare, as they tell it: one small file each, put into a folder of the server that
// nobody can read there. Nothing of a visit stands in it, nor when anybody touched the glass.
#pragma once

#include <algorithm>

#include "fleet/take.h"

namespace fleet {

struct Report {
    std::string kiosk;
    std::int64_t came = 0;       // by the clock of whoever keeps the folder
    int number = 0;              // of the channel's edition it shows
    std::string edition;         // its version; empty: out of service
    std::string refused, stale;  // why; empty: nothing
    std::string sound, printer;  // what is wrong with them; empty: nothing
    std::string touch, clock;
    bool safe = false;
    int restarts = 0;
    std::int64_t disk_free_mb = 0;
    std::string program;
};

// What this kiosk has to tell now, as it is put: "reports/NAME/health.json".
std::string report_path(const Kiosk& kiosk);
std::string report_of(const Kiosk& kiosk);

// Of a channel's folder. What is damaged or too long counts as a report nobody can read.
std::vector<Report> read_reports(const base::Path& channel);

// What somebody has to see to: at one kiosk, the gravest first.
enum class Fault { dark, out, refused, behind, stale, paper, sound, touch, clock, safe };
struct Standing {
    Report report;
    std::vector<Fault> faults;
    bool has(Fault fault) const { return std::ranges::count(faults, fault) > 0; }
};
inline constexpr std::int64_t dark_s = 2 * 3600, silence_s = 24 * 3600, behind_s = 3600;

// And where all have the same: not a kiosk's fault, and for staff at once.
enum class Alarm { silence, refused, paper, sound };
struct FleetStatus {
    int newest = 0;
    std::vector<Standing> kiosks;
    std::vector<Alarm> alarms;
    int behind() const;
};
// `signed_at`: when the newest edition could be had.
struct Newest {
    int number = 0;
    std::int64_t signed_at = 0;
    std::int64_t since = 0;  // there has been a channel to report to
};
FleetStatus status_of(std::vector<Report> reports, const Newest& newest, std::int64_t now);

}  // namespace fleet
