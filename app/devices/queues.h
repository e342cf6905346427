// Every queue of the print service, for staff at a terminal. Takes seconds: not for a frame.
#pragma once

#include <string>
#include <vector>

#include "base/problem.h"
#include "devices/print_state.h"

namespace devices {

struct Queue {
    std::string name, model, place;
    std::string state;                 // "idle", "printing", "paused", "rejects jobs", "offline"
    std::vector<std::string> reasons;  // as the printer words them
    std::vector<std::string> loaded, sizes;  // paper in it, paper it can take
    std::vector<std::string> trays;          // as IPP names them
    bool ready = false, colour = false, duplex = false;
    int pages_per_minute = 0, queued = 0;
};

// `server` as in CUPS_SERVER, empty for the default.
base::Result<std::vector<Queue>> queues(const std::string& server = "");

// "the paper is out", "a cover is open": what staff do something about; empty when nothing hinders.
std::string in_words(const std::vector<std::string>& reasons);
std::string in_words(PrintState hindrance);

}  // namespace devices
