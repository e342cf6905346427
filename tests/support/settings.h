// The shapes of glass and sizes of text that the rules of the second generation hold in: upright
// and wide, the smallest glass, and the largest letters on each.
#pragma once

#include "support/world.h"

namespace support {

struct Setting {
    Glass shape;
    std::string size;
};

inline std::string told(const Setting& setting) {
    return setting.size + ", " + std::to_string(setting.shape.width) + " wide";
}

inline const std::vector<Setting> settings{{{1080, 1920}, "normal"}, {{1080, 1920}, "largest"},
                                           {{1920, 1080}, "normal"}, {{1920, 1080}, "largest"},
                                           {{1024, 768}, "normal"},  {{1024, 768}, "largest"}};

}  // namespace support
