// Fields of a drawing that are filled with small tiles: hatching, dots.
#pragma once

#include <string>
#include <string_view>

namespace document {

// The drawing with tiles of at least this edge: each smaller one, where it is as simple as ours
// are, fills one of many times its size. It looks the same. But pixman finds the place in a tile
// by taking its edge away until it fits, for each point it paints: 250 times with a tile of 4.
inline constexpr double large_tile =
    96;  // units of the drawing; longer ones cost more than they save
std::string with_large_tiles(std::string_view svg);

}  // namespace document
