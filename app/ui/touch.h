// Fingers become gestures. The first contact owns the glass: a palm or sleeve beside it does
// nothing, a second finger only zooms. A tap is down and up without travel; travel of 10 mm is a
// drag. What lies on the glass and does not travel gives it up.
#pragma once

#include <deque>
#include <map>

#include "ui/input.h"

namespace ui {

inline constexpr float drag_slop_mm = 10;  // STANDARDS.md TE-08
inline constexpr double rest_s = 8;        // without travel: then a contact owns the glass no more

// For hands that tremble. With a hold, the finger may slide to its goal before it is lifted, and
// a shorter touch does nothing (STANDARDS.md TE-09 to TE-11).
struct TouchAssist {
    double hold_s = 0;      // 0 to 1
    double repeat_s = 0.3;  // a second tap at the same place within this time is ignored
    friend bool operator==(const TouchAssist&, const TouchAssist&) = default;
};

// What the fingers do in this frame.
struct Gesture {
    bool began = false;     // the finger was put down in this frame
    bool held = false;      // a finger is down
    bool dragging = false;  // and has travelled
    bool tapped = false;    // it was lifted in this frame without travel
    bool let_go = false;    // a drag ended in this frame
    bool twice = false;     // the tap came soon after another at the same place
    bool slid = false;      // only where the finger was lifted counts, not where it was put down
    bool mouse = false;     // not a finger: what it drags over is selected
    bool stops = false;     // it was put down on what moved: it stops that, and taps nothing
    float ripe = 0;         // 0 to 1: how much of the hold has passed
    base::Point start, at, centre;  // centre: of a pinch
    base::Point moved;              // since the last frame, while dragging
    base::Point velocity;           // mm a second, at the end of a drag
    bool pinching = false;
    float zoom = 1;  // likewise
};

class Touch {
  public:
    // All changes of a frame, up to the end of a gesture: the next one waits for the next frame.
    Gesture step(const std::vector<Pointer>& changes, double now_s, const TouchAssist& assist = {});
    bool waits() const { return !waiting_.empty(); }
    void stop();    // the finger that is down stops something, and shall tap nothing
    void forget();  // whatever lies on the glass is nobody's any more

  private:
    struct Change {
        Pointer pointer;
        double at_s = 0;
        int waited = 0;  // frames
    };
    struct Finger {
        base::Point start, at, rest;  // rest: from where travel counts
        double since_s = 0;           // that it has been there
        bool rests = false;           // for too long
    };
    void take(const Change& change, Gesture& gesture);
    void down(const Change& change, Gesture& gesture);
    void go_on(const Change& change);
    void move(const Change& change, Gesture& gesture);
    void drag(const Finger& finger, base::Point before, double at_s, Gesture& gesture);
    void up(const Change& change, Gesture& gesture);
    void give_up(double now_s);
    void describe(double now_s, Gesture& gesture) const;
    float slop() const { return assist_.hold_s > 0 ? 3 * drag_slop_mm : drag_slop_mm; }
    std::deque<Change> waiting_;
    std::map<std::int64_t, Finger> fingers_;
    TouchAssist assist_;
    std::int64_t owner_ = -1, second_ = -1;                    // -1: nobody
    bool dragging_ = false, stops_ = false, spoiled_ = false;  // spoiled: by a pinch
    base::Point velocity_, tapped_at_;
    double down_s_ = 0, moved_s_ = 0, tapped_s_ = -10;
};

}  // namespace ui
