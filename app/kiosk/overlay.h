// What may stand over every screen: the neutral page a visitor hides behind, and the question
// whether somebody is still there.
#pragma once

#include "kiosk/sample.h"

namespace kiosk {

// True when the visitor came back from behind it.
bool draw_cover(ui::Ui& ui, const content::Messages& said);

void draw_still_there(ui::Ui& ui, const content::Messages& said, double left_s);

Samples overlay_samples();

}  // namespace kiosk
