// What `doctor` finds about the machine: room on its disk, the kiosk that runs on it, the paper its
// print service keeps.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "settings/data_paths.h"
#include "settings/settings.h"

namespace commands {

// One line of the doctor's report.
struct Finding {
    std::string name;
    bool ok = false;
    std::string what, fix;
};

// A line each, or as JSON: the exit code.
int tell(const std::vector<Finding>& findings, bool json);

// What a compositor needs to draw and to be touched, on the machine that lies at `root`: a card,
// and, where systemd runs, a seat.
std::vector<Finding> look_at_seat(const base::Path& root);
std::vector<Finding> look_at_disk(const settings::DataPaths& paths);
// `now` is seconds since 1970.
std::vector<Finding> look_at_kiosk(const settings::DataPaths& paths,
                                   const settings::Settings& settings, std::int64_t now);
// Nothing where clinic.toml asks for none.
std::vector<Finding> look_at_backup(const settings::DataPaths& paths,
                                    const settings::Settings& settings, std::int64_t now);
std::vector<Finding> look_at_paper();
// Nothing where it has no channel.
std::vector<Finding> look_at_channel(const settings::DataPaths& paths);
// Somebody reads, or works at the desk in its place: nothing is to start anew now.
bool somebody_there(const settings::DataPaths& paths, std::int64_t now);

}  // namespace commands
