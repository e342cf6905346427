#include "ui/presence.h"

#include <cmath>

#include "ui/touch.h"

namespace ui {

bool Presence::felt(const Pointer& change) {
    const auto known = places_.find(change.finger);
    switch (change.phase) {
        case Pointer::Phase::down:
            if (places_.size() >= most_contacts) places_.clear();
            places_[change.finger] = change.at_mm;
            return true;
        case Pointer::Phase::move: {
            if (known == places_.end()) return false;
            const base::Point way = change.at_mm - known->second;
            if (std::hypot(way.x, way.y) <= drag_slop_mm) return false;
            known->second = change.at_mm;
            return true;
        }
        case Pointer::Phase::up:
            return places_.erase(change.finger) > 0;
        case Pointer::Phase::lost:
            places_.erase(change.finger);
            return false;
    }
    return false;
}

bool Presence::step(const Input& input) {
    bool there = !input.presses.empty() || input.wheel_mm != 0 || input.headphones;
    there = there || (!input.key_rests && !(input.typed.empty() && input.strokes.empty()));
    for (const Pointer& change : input.pointers) there = felt(change) || there;
    return there;
}

}  // namespace ui
