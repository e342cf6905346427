// What reached the kiosk since the last frame, from whatever device. Places in millimetres.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/geometry.h"
#include "base/stroke.h"

namespace ui {

struct Pointer {
    enum class Phase { down, move, up, lost };
    Phase phase = Phase::move;
    std::int64_t finger = 0;
    base::Point at_mm;
};

enum class NavKey {
    up,
    down,
    left,
    right,
    enter,
    back,
    tab,
    back_tab,
    page_up,
    page_down,
    first,
    last,
    erase,
    help,
    louder,
    quieter,
    faster,
    slower,
    staff,  // asks for the desk
    move,   // of two switches: the next item, from the last on to the first
};

using base::Clipboard;
using base::Stroke;
inline constexpr std::int64_t mouse_finger = -100;

struct Input {
    std::optional<Pointer>
        pointer;  // one change a frame: ImGui 1.86 has no queue, nor do we need one
    std::vector<NavKey> presses;
    std::vector<Stroke> strokes;
    std::string typed;
    float wheel_mm = 0;                      // down is positive
    std::optional<base::Point> wheel_at_mm;  // where the mouse stood; nothing: not known
    std::optional<bool> headphones;          // put in, or pulled out
    double now_s = 0;                        // monotone clock

    bool any() const {
        return pointer || !presses.empty() || !strokes.empty() || !typed.empty() || wheel_mm != 0 ||
               headphones;
    }
    // How far the wheel turned over this part of the glass; over all of it where nobody knows.
    float wheel_over(const base::Rect& part) const {
        return !wheel_at_mm || part.contains(*wheel_at_mm) ? wheel_mm : 0;
    }
};

}  // namespace ui
