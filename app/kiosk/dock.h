// What most visitors want next, in a strip of one height at the foot of a screen, above the bar.
#pragma once

#include "kiosk/services.h"

namespace kiosk {

struct Dock {
    struct Place {
        base::Key key;
        std::string words;
        ui::ButtonStyle look;
        float share = 1;  // of the width, beside the others
    };
    std::vector<Place> places;
};

// What is left of a screen's room above it.
base::Rect above(ui::Ui& ui, const base::Rect& room, const Dock& dock);
// The key of the place that was chosen; empty: none.
base::Key draw_dock(ui::Ui& ui, const base::Rect& room, const Dock& dock);

}  // namespace kiosk
