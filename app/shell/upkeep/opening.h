// A kiosk's edition, opened beside its display.
#pragma once

#include <functional>
#include <future>

#include "kiosk/open.h"
#include "shell/log.h"

namespace shell {

struct Opened {
    std::unique_ptr<kiosk::Services> services;  // none: no edition can be shown
    base::Problems notes;
    bool doubtful = false;  // whether the list of withdrawn pages is the last word
};

using Mend = std::function<bool()>;

// Holds the list of withdrawn pages against the library. False: nobody can tell now.
bool hold_against_library(const settings::DataPaths& paths, const Log& log);
// Beside the display, which waits for another program: start takes as long as the longer of both.
std::future<Opened> open_meanwhile(const settings::DataPaths& paths, const devices::All& devices,
                                   const Mend& mend, const std::string& rather);
void tell_opened(const Opened& opened, const Log& log);

}  // namespace shell
