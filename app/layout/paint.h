// Ink on a cairo context: a sheet's items, in its colors.
#pragma once

#include "layout/diagram.h"
#include "layout/icons.h"
#include "layout/sheet.h"

namespace layout {

class PaintedAhead;

struct Painter {
    const Palette& palette;
    const Icons& icons;
    const Diagrams* diagrams = nullptr;
    const PaintedAhead* ahead = nullptr;
};

// User space is millimetres with the sheet's corner at the origin. Items outside the clip are
// passed over, so that a band of a long sheet costs what stands in it. Each of its millimetres
// becomes `scale` of them.
void paint(const Sheet& sheet, const Painter& painter, cairo_t* cairo, float scale = 1);

// One item, for those who open tags between them.
void paint(const Item& item, const Painter& painter, cairo_t* cairo);

// What of its drawing a picture shows.
View view_of(const Picture& picture, const Diagram& drawing);

// A box with round corners as the current path.
void rounded(cairo_t* cairo, const base::Rect& box, float radius);

}  // namespace layout
