// Plain shapes as ink, for what stands around the words on the glass.
#pragma once

#include "base/geometry.h"
#include "layout/palette.h"

typedef struct _cairo cairo_t;

namespace layout {

struct Ring {
    base::Point centre;
    float outer = 0, inner = 0;  // radii; a disc has no inner one
};
void paint(const Ring& ring, const Colour& colour, cairo_t* cairo);

struct Straight {
    base::Point from, to;
    float width = 1;
};
void paint(const Straight& line, const Colour& colour, cairo_t* cairo);

}  // namespace layout
