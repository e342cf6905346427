// Which letters the fonts have: any other is painted as a box of digits.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace layout {

// Each letter of the words that no font has, once, as a person reads of it: "'≤' (U+2264)".
// `families`: those that languages name, beside the program's own.
std::vector<std::string> without_glyph(std::string_view words,
                                       const std::vector<std::string>& families = {});

}  // namespace layout
