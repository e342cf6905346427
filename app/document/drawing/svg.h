// What may not stand in a drawing: anything that runs, or reaches out of the file. And a PNG as a
// drawing.
#pragma once

#include <string>
#include <string_view>

#include "base/problem.h"

namespace document {

// Scripts, event handlers, foreign objects, entities, references to anything but an id in the same
// file, and pictures but one PNG as wrap_png() puts it. Lines are those of the text.
base::Problems check_svg(std::string_view svg);

inline constexpr int most_px = 2400;  // a side: of a plate across a portrait glass, sharp in print
struct Wrapped {
    std::string svg;
    int wide = 0, high = 0;  // px
};
// A PNG as a drawing of its size. Refused when it is cut off or has more than `most` pixels a side.
base::Result<Wrapped> wrap_png(std::string_view png, int most = most_px);

// ids of groups and shapes in the drawing.
bool svg_has_id(std::string_view svg, const std::string& id);

}  // namespace document
