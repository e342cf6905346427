// What makes a plate larger and smaller: buttons on its card, on nothing that has a name.
#pragma once

#include "ui/memory.h"
#include "ui/plate_view.h"

namespace ui {

// All of it before a right-to-left glass turns it over.
struct ZoomPlace {
    base::Rect larger, smaller;
    base::Rect room;  // what they leave the drawing
};
ZoomPlace zoom_place(Ui& ui, const Plate& plate, const base::Rect& card);
void zoom_buttons(Ui& ui, Zoom& zoom, const Plate& plate, const ZoomPlace& place);

// The drawing as large as what is worth showing has room; more of it where the room has.
base::Rect figure_in(const layout::Diagram& diagram, const base::Rect& room);
void grow(Zoom& zoom, float by);

}  // namespace ui
