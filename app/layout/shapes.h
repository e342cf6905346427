// Plain shapes as ink, for what stands around the words on the glass.
#pragma once

#include <vector>

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

// A place on a line through these points, by the share of its length: 0 its start, 1 its end.
base::Point along(const std::vector<base::Point>& line, float share);

}  // namespace layout
