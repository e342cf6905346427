// The touch panel as its kiosk keeps it: judged each minute, opened anew where it cannot be well.
#pragma once

#include "settings/data_paths.h"
#include "shell/events.h"
#include "shell/health.h"
#include "shell/log.h"

namespace shell {

class Panel {
  public:
    Panel(const settings::DataPaths& paths, Log log) : paths_(paths), log_(std::move(log)) {}
    // Into `health`, whose beat is now. True where the panel was opened anew: what lies on it
    // counts no more. `opening`: these are hours in which somebody may come; `silent_hours` of
    // those without a finger are a fault, 0: they are not.
    struct Hours {
        bool opening = false;
        int silent_hours = 0;
    };
    bool look(TouchSigns signs, const Hours& hours, Health& health);

  private:
    bool open_anew(const std::string& why, double now_s);

    const settings::DataPaths& paths_;
    Log log_;
    double looked_s_ = 0, open_s_ = 0;  // open_s_: of opening hours since a finger was there
    double open_anew_at_ = 0;           // not before
};

}  // namespace shell
