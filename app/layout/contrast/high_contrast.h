// Drawings in a theme of two colours: lines in the one, fields in the other or a light grey.
#pragma once

#include <string>

#include "layout/palette.h"

typedef struct _cairo_pattern cairo_pattern_t;

namespace layout {

// The drawing with its large dark fields lightened, so that the hatching and the lines on them are
// seen. What is small stays dark: dots, heads of arrows, the grounds of numbers. `longer` is of the
// drawing's sides.
std::string with_light_fields(const std::string& svg, float longer);

// What was painted in colours, from its lightness.
void to_high_contrast(cairo_pattern_t* ink, const Relief& relief);

}  // namespace layout
