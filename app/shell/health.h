// How the running kiosk fares, in a small file for `doctor`, `appliance status` and whoever watches
// machines: health.json in the kiosk's folder (its fields: ARCHITECTURE.md), and the same as
// figures for node-exporter. Nothing of a visitor stands in it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "desk/setup/machine_state.h"
#include "kiosk/services.h"
#include "shell/events.h"

namespace shell {

inline constexpr std::int64_t beat_s = 60;  // how often it is written

struct Health {
    std::int64_t pid = 0;
    std::int64_t started = 0, beat = 0, frame = 0;  // seconds since 1970; frame: drawn last
    std::string edition;                            // its version; empty: out of service
    std::int64_t published = 0;                     // when it was signed; 0: not known
    std::int64_t touched = 0, keyed = 0;            // the last finger, the last key; 0: none yet
    int restarts = 0, restarts_all = 0;             // unasked, in ten minutes and ever
    bool safe = false;                              // after five of them
    bool visit = false;                             // somebody is there, a visitor or staff
    std::string waits = {};                         // "display"; empty: for nothing
    std::string touch = "unknown";                  // well, none, silent, stuck
    std::string sound = {};                         // why nobody can hear anything; empty: well
    std::string printer = {};                       // what hinders paper, in words; empty: nothing
    std::string backup = {};  // what is wrong with the nightly one; empty: nothing
    std::int64_t disk_free_mb = 0, disk_mb = 0;
    std::string clock = "well";    // too-early, too-late
    int reviews_due = 0;           // pages past their day
    std::string next_review = {};  // the next one, as 2027-01-31; empty: none
};

// Of what is shown: its edition, and which of its pages are to be looked at.
void look_at_edition(const kiosk::Services& services, Health& health);
// How the panel does, by what came of it; `silent_hours` of the day without a finger are a fault,
// 0: they are not.
std::string judged(const TouchSigns& signs, int silent_hours = 0);
// What can be seen of the machine by anybody: disk, restarts.
void look_around(const settings::DataPaths& paths, Health& health);

// What staff at the desk can mend, or tell somebody who can.
std::vector<content::Msg> to_mend(const std::optional<Health>& health);

desk::MachineState state_of(const std::optional<Health>& health);

// A disk that cannot be written is no reason to stop.
void write_health(const settings::DataPaths& paths, const Health& health);
// Nothing where no kiosk runs, or the file says nothing that can be read.
std::optional<Health> read_health(const settings::DataPaths& paths);
void forget_health(const settings::DataPaths& paths);  // it ended, as it was asked to

// The figures as node-exporter's textfile collector reads them.
std::string metrics(const Health& health);

}  // namespace shell
