// A drawing as a tree of elements: whether it is whole, of shapes alone, and how much work drawing
// it is. A few lines that refer to each other could keep the glass drawing for hours, or fill the
// stack of whoever draws them.
#pragma once

#include <string_view>

#include "base/problem.h"

namespace document {

// Limits of one drawing. Ours need a depth of 5 and a tenth of a million.
inline constexpr int most_nested = 64;               // elements within elements
inline constexpr int most_referred = 6;              // patterns within patterns within clips ...
inline constexpr std::size_t most_work = 4U << 20U;  // letters of shapes, each as often as drawn

// The first few faults, by line; none where it may be drawn.
base::Problems check_svg_tree(std::string_view svg);

}  // namespace document
