// What may stand over every screen: the neutral page a visitor hides behind, the question whether
// somebody is still there, and that about a list of questions before it is wiped.
#pragma once

#include "kiosk/sample.h"

namespace kiosk {

// True when the visitor came back from behind it.
bool draw_cover(ui::Ui& ui, const content::Messages& said);

void draw_still_there(ui::Ui& ui, const content::Messages& said, double left_s);

// To start over, to print the list, or to stay: then the session is no longer leaving.
Go draw_leaving(ui::Ui& ui, const content::Messages& said, Session& session);

Samples overlay_samples();

}  // namespace kiosk
