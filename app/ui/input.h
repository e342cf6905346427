// What reached the kiosk since the last frame, from whatever device. Places in millimetres.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/geometry.h"
#include "base/stroke.h"

namespace ui {

inline constexpr std::size_t most_contacts = 64;  // lifted ones that nobody told of are let go

// One change of one contact. Lost: nobody told that it was lifted, and it is not on the glass.
struct Pointer {
    enum class Phase { down, move, up, lost };
    Phase phase = Phase::move;
    std::int64_t finger = 0;
    base::Point at_mm;
    double age_s = 0;  // how long before its frame it came
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
std::string_view name(NavKey key);  // what a press of it means: "up", of back_tab too; or "other"

using base::Clipboard;
using base::Stroke;
inline constexpr std::int64_t mouse_finger = -100;

struct Input {
    std::vector<Pointer> pointers;  // in their order; of a finger that moves on, its newest place
    std::vector<NavKey> presses;
    std::vector<Stroke> strokes;
    std::string typed;
    float wheel_mm = 0;                      // down is positive
    std::optional<base::Point> wheel_at_mm;  // where the mouse stood; nothing: not known
    std::optional<bool> headphones;          // put in, or pulled out
    bool key_rests = false;                  // what was typed comes of a key that is held down
    double now_s = 0;                        // monotone clock

    bool any() const {
        return !pointers.empty() || !presses.empty() || !strokes.empty() || !typed.empty() ||
               wheel_mm != 0 || headphones;
    }
    bool has(Pointer::Phase phase) const {
        return std::any_of(pointers.begin(), pointers.end(),
                           [phase](const Pointer& one) { return one.phase == phase; });
    }
    // How far the wheel turned over this part of the glass; over all of it where nobody knows.
    float wheel_over(const base::Rect& part) const {
        return !wheel_at_mm || part.contains(*wheel_at_mm) ? wheel_mm : 0;
    }
};

}  // namespace ui
