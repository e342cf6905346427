// Which letters the fonts of layout/fonts.cpp have: any other is painted as a box of digits.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace layout {

// Each letter of the words that no font has, once, as a person reads of it: "'≤' (U+2264)".
std::vector<std::string> without_glyph(std::string_view words);

}  // namespace layout
