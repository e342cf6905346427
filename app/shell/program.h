// The running kiosk: the frame loop that draws only when something changed, the log, and what is
// done when there is nothing to show.
#pragma once

#include <functional>
#include <optional>

#include "kiosk/open.h"
#include "shell/graphics.h"

namespace shell {

struct RunSpec {
    GraphicsSpec graphics;
    double stop_after_s = 0;  // for measuring; 0: runs until it is told to end
    bool say_first_frame = false;
    bool safe = false;  // it crashed five times: the edition that was good last, and no voice
    // Asked while the edition is opened; nothing: there is none, and the kiosk does not run. Empty
    // where none is needed.
    std::function<std::unique_ptr<Display>()> find_display;
};

// 0 when somebody ended it; nothing where there is no display. Whatever is wrong with settings,
// editions or a screen is logged, and the glass shows out_of_service() until it is mended.
std::optional<int> run_kiosk(const settings::DataPaths& paths, const RunSpec& spec);

}  // namespace shell
