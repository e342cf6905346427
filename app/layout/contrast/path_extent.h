// How large a path of an SVG is.
#pragma once

#include <string_view>

namespace layout {

// The lesser side of the box around its points, those that only bend it among them; 0 of nothing.
float path_extent(std::string_view path);

}  // namespace layout
