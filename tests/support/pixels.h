// Pictures held side by side.
#pragma once

#include <algorithm>
#include <cstddef>

#include "layout/bitmap.h"

namespace support {

// So many pixels of one are not as in the other; all of them where the sizes differ.
inline std::size_t other_pixels(const layout::Bitmap& one, const layout::Bitmap& other) {
    if (one.width != other.width || one.height != other.height)
        return std::max(one.rgba.size(), other.rgba.size()) / 4;
    std::size_t count = 0;
    for (std::size_t at = 0; at + 4 <= one.rgba.size(); at += 4)
        count +=
            std::equal(one.rgba.begin() + at, one.rgba.begin() + at + 4, other.rgba.begin() + at)
                ? 0
                : 1;
    return count;
}

}  // namespace support
