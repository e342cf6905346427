// Fingers become gestures. The first contact owns the glass: a palm or sleeve beside it does
// nothing, a second finger only zooms. A tap is down and up without travel; travel of 10 mm is a
// drag.
#pragma once

#include <map>

#include "ui/input.h"

namespace ui {

inline constexpr float drag_slop_mm = 10;  // STANDARDS.md TE-08

// For hands that tremble. With a hold, the finger may slide to its goal before it is lifted, and
// a touch shorter than the hold does nothing (STANDARDS.md TE-09 to TE-11).
struct TouchAssist {
    double hold_s = 0;      // 0 to 1
    double repeat_s = 0.3;  // a second tap at the same place within this time is ignored
    friend bool operator==(const TouchAssist&, const TouchAssist&) = default;
};

// What the fingers do in this frame.
struct Gesture {
    bool held = false;      // a finger is down
    bool dragging = false;  // it has travelled
    bool tapped = false;    // it was lifted in this frame without travel
    bool let_go = false;    // a drag ended in this frame
    bool twice = false;     // the tap came soon after another at the same place
    bool slid = false;      // only where the finger was lifted counts, not where it was put down
    bool mouse = false;     // not a finger: what it drags over is selected
    float ripe = 0;         // 0 to 1: how much of the hold has passed
    base::Point start, at;
    base::Point moved;     // since the last frame, while dragging
    base::Point velocity;  // mm a second, at the end of a drag
    bool pinching = false;
    float zoom = 1;      // since the last frame
    base::Point centre;  // of the pinch
};

class Touch {
  public:
    Gesture step(const std::optional<Pointer>& change, double now_s,
                 const TouchAssist& assist = {});

  private:
    void down(const Pointer& pointer, double now_s);
    void move(const Pointer& pointer, double now_s, Gesture& gesture);
    void up(const Pointer& pointer, double now_s, Gesture& gesture);
    float slop() const { return assist_.hold_s > 0 ? 3 * drag_slop_mm : drag_slop_mm; }

    struct Finger {
        base::Point start, at;
    };
    std::map<std::int64_t, Finger> fingers_;
    TouchAssist assist_;
    std::int64_t owner_ = -1, second_ = -1;
    bool dragging_ = false, spoiled_ = false;  // spoiled: a pinch took place, its end is no tap
    base::Point velocity_;
    double down_s_ = 0, moved_s_ = 0, tapped_s_ = -10;
    base::Point tapped_at_;
};

}  // namespace ui
