// The desk's places down one side, where the glass is wide enough; else in one row above.
#pragma once

#include "desk/tools.h"

namespace desk {

// How wide it stands beside a screen of this size; 0: it has no room.
float sidebar_width(const base::Rect& glass);
// `places`, one below the other, and `out` at the foot.
struct Sidebar {
    std::string name, who;  // of the clinic; of who sits here
    std::vector<Button> places;
    Button out;
};
void sidebar(ui::Ui& ui, const Sidebar& what, const base::Rect& box);
// From the pen down: each place's icon above its word, all as wide as each other.
void places_row(ui::Ui& ui, const std::vector<Button>& all);

}  // namespace desk
