// What most visitors want next, in a strip of one height at the foot of a screen, above the bar.
#pragma once

#include "kiosk/services.h"

namespace kiosk {

struct Dock {
    struct Place {
        base::Key key;
        std::string words;
        ui::ButtonStyle look;
        float share = 1;  // of what the words of all leave; 0: no more than its own need
    };
    std::vector<Place> places;
    int beside = 3;      // at most, where they have no room in one line
    bool moves = false;  // the first two move a list: then they have a row of their own
};

// What moves a list, where it is longer than its room, to stand in the dock of a screen that has
// one: there are never two docks. Its list has no buttons of its own.
Dock with_moves(ui::Ui& ui, const content::Messages& said, const base::Key& list, Dock dock);
void move_list(ui::Ui& ui, const base::Key& list, const base::Key& chosen);

// Beside each other, each with its words in one line; where they have no room, in rows.
bool in_one_line(ui::Ui& ui, const Dock& dock, float width);
float height_of(ui::Ui& ui, const Dock& dock, float width);
// At the pen. The key of the place that was chosen; empty: none.
base::Key show(ui::Ui& ui, const Dock& dock);

// At the foot of a screen's room, under a rule; and what is left of the room above it.
base::Key draw_dock(ui::Ui& ui, const base::Rect& room, const Dock& dock);
base::Rect above(ui::Ui& ui, const base::Rect& room, const Dock& dock);

}  // namespace kiosk
