// What may not stand in a drawing: anything that runs, or reaches out of the file.
#pragma once

#include <string>
#include <string_view>

#include "base/problem.h"

namespace doc {

// Scripts, event handlers, pictures, foreign objects, entities, and references to anything but an
// id in the same file. Lines are those of the text.
base::Problems check_svg(std::string_view svg);

// ids of groups and shapes in the drawing.
bool svg_has_id(std::string_view svg, const std::string& id);

}  // namespace doc
