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

// 0 when somebody ended it. Whatever is wrong with settings, editions or a screen is logged, and
// the glass shows the page below until it is mended.
int run_kiosk(const settings::DataPaths& paths, const RunSpec& spec);

// Why a kiosk is out of service, as the glass tells staff and README explains.
enum class Reason { settings, edition, failure };

// What a screen says while there is nothing to show; drawn without an edition.
ui::Scene out_of_service(ui::Ui& ui, Reason reason, const ui::Frame& frame);

}  // namespace shell
