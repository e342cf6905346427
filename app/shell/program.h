// The running kiosk: the frame loop that draws only when something changed, the log, and the page
// that is shown when there is nothing to show.
#pragma once

#include "kiosk/open.h"
#include "shell/graphics.h"

namespace shell {

struct RunSpec {
    GraphicsSpec graphics;
    double stop_after_s = 0;  // for measuring; 0: runs until it is told to end
    bool say_first_frame = false;
};

// 0 when somebody ended it. Problems of settings are told on standard error and end it with 1.
int run_kiosk(const settings::DataPaths& paths, const RunSpec& spec);

// What a screen says while there is no edition to show; drawn without one.
ui::Scene out_of_service(ui::Ui& ui, const layout::Palette& palette, const ui::Frame& frame);

}  // namespace shell
