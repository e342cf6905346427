// Whether the picture in a PNG can be decoded: its chunks may be whole, and their data none.
#pragma once

#include <string_view>

namespace document {

// The data of its IDAT chunks gives as many bytes as its IHDR promises, no more and no fewer. Of a
// PNG whose chunks are whole.
bool png_data_whole(std::string_view png);

}  // namespace document
