// Fingers become gestures. The first contact owns the glass: a palm or sleeve beside it does
// nothing, a second finger only zooms. A tap is down and up without travel; travel of 10 mm is a
// drag.
#pragma once

#include <map>

#include "ui/input.h"

namespace ui {

inline constexpr float drag_slop_mm = 10;       // standards.md TE-08
inline constexpr double repeat_filter_s = 0.3;  // standards.md TE-09

// What the fingers do in this frame.
struct Gesture {
    bool held = false;      // a finger is down
    bool dragging = false;  // it has travelled
    bool tapped = false;    // it was lifted in this frame without travel
    bool let_go = false;    // a drag ended in this frame
    bool twice = false;     // the tap came soon after another at the same place
    base::Point start, at;
    base::Point moved;     // since the last frame, while dragging
    base::Point velocity;  // mm a second, at the end of a drag
    bool pinching = false;
    float zoom = 1;      // since the last frame
    base::Point centre;  // of the pinch
};

class Touch {
  public:
    Gesture step(const std::optional<Pointer>& change, double now_s);

  private:
    void down(const Pointer& pointer, double now_s);
    void move(const Pointer& pointer, double now_s, Gesture& gesture);
    void up(const Pointer& pointer, double now_s, Gesture& gesture);

    struct Finger {
        base::Point start, at;
    };
    std::map<std::int64_t, Finger> fingers_;
    std::int64_t owner_ = -1, second_ = -1;
    bool dragging_ = false, spoiled_ = false;  // spoiled: a pinch took place, its end is no tap
    base::Point velocity_;
    double moved_s_ = 0, tapped_s_ = -10;
    base::Point tapped_at_;
};

}  // namespace ui
