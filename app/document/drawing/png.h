// Whether the picture in a PNG can be decoded: its frame may be whole, and its data none.
#pragma once

#include <optional>
#include <string_view>

namespace document {

struct Png {
    int wide = 0, high = 0;  // px
    bool whole = false;      // libpng decodes all of it, and it ends where the file does
};

bool is_png(std::string_view bytes);  // begins as one
// Empty where not even its head can be read. With more than `most` pixels a side it is not decoded.
std::optional<Png> read_png(std::string_view bytes, int most);

}  // namespace document
