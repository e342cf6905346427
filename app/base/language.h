// A language as the kiosk knows it: its BCP 47 tag and which way it is written.
#pragma once

#include <string>

namespace base {

enum class Direction { left_to_right, right_to_left };

struct Language {
    std::string tag = "en";
    Direction direction = Direction::left_to_right;

    bool rtl() const { return direction == Direction::right_to_left; }
    friend bool operator==(const Language&, const Language&) = default;
};

}  // namespace base
