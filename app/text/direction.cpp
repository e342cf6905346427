#include "text/direction.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

namespace text {

Runs runs(std::string_view words) {
    const auto length = static_cast<int32_t>(words.size());
    for (int32_t i = 0; i < length;) {
        UChar32 point = 0;
        U8_NEXT(words.data(), i, length, point);
        const auto way = u_charDirection(point);
        if (way == U_LEFT_TO_RIGHT) return Runs::from_left;
        if (way == U_RIGHT_TO_LEFT || way == U_RIGHT_TO_LEFT_ARABIC) return Runs::from_right;
    }
    return Runs::either;
}

}  // namespace text
