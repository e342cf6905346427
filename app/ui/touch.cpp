#include "ui/touch.h"

#include <algorithm>
#include <cmath>

namespace ui {

namespace {

float length(base::Point p) { return std::hypot(p.x, p.y); }
constexpr std::int64_t nobody = -1;
constexpr float same_place_mm = 15;
constexpr float fastest = 4000;  // mm a second: no hand is faster
constexpr int longest_wait = 2;  // frames
constexpr double drag_rest_s = 60;

}  // namespace

void Touch::stop() { stops_ = true; }

void Touch::forget() {
    waiting_.clear();
    fingers_.clear();
    owner_ = second_ = nobody;
    dragging_ = spoiled_ = stops_ = false;
}

// A contact that comes to rest owns the glass no more, and its end is nothing: a mouse too, since
// many a panel says it is one, and loses the end of a touch.
void Touch::give_up(double now_s) {
    for (auto& [id, finger] : fingers_) {
        // Who selects with a mouse holds it beyond the edge while the text runs.
        const bool selects = id == mouse_finger && id == owner_ && dragging_;
        if (finger.rests || now_s - finger.since_s < (selects ? drag_rest_s : rest_s)) continue;
        finger.rests = true;
        finger.start = finger.at;
        if (id == second_) second_ = nobody;
        if (id == owner_) owner_ = second_ = nobody;
    }
}

void Touch::down(const Change& change, Gesture& gesture) {
    const Pointer& pointer = change.pointer;
    const double at_s = change.at_s;
    if (pointer.finger == owner_) owner_ = second_ = nobody;  // its lifting was never told
    if (pointer.finger == second_) second_ = nobody;
    if (fingers_.size() >= most_contacts) forget();
    fingers_[pointer.finger] = {pointer.at_mm, pointer.at_mm, pointer.at_mm, at_s, false};
    if (owner_ == nobody || owner_ == mouse_finger) {
        owner_ = pointer.finger;
        second_ = nobody;
        dragging_ = spoiled_ = stops_ = false;
        velocity_ = {};
        down_s_ = moved_s_ = at_s;
        gesture.began = true;
    } else if (second_ == nobody) {
        second_ = pointer.finger;
    }
}

void Touch::drag(const Finger& finger, base::Point before, double at_s, Gesture& gesture) {
    if (!dragging_ && length(finger.at - finger.start) > slop()) dragging_ = true;
    if (!dragging_) return;
    const base::Point way = finger.at - before;
    gesture.moved = gesture.moved + way;
    const auto seconds = static_cast<float>(std::max(0.004, at_s - moved_s_));
    const base::Point fresh{way.x / seconds, way.y / seconds};
    const auto mixed = [](float old, float now) {
        return std::clamp(old * 0.6F + now * 0.4F, -fastest, fastest);
    };
    velocity_ = {mixed(velocity_.x, fresh.x), mixed(velocity_.y, fresh.y)};
    moved_s_ = at_s;
}

// Whoever rested with a finger on the page, and moves on, drags it.
void Touch::go_on(const Change& change) {
    owner_ = change.pointer.finger;
    fingers_[owner_].rests = false;
    dragging_ = true;
    spoiled_ = stops_ = false;
    moved_s_ = change.at_s;
    velocity_ = {};
}

void Touch::move(const Change& change, Gesture& gesture) {
    const Pointer& pointer = change.pointer;
    const auto found = fingers_.find(pointer.finger);
    if (found == fingers_.end()) return;
    Finger& finger = found->second;
    const base::Point before = finger.at;
    finger.at = pointer.at_mm;
    if (length(finger.at - finger.rest) > drag_slop_mm) {
        finger.rest = finger.at;
        finger.since_s = change.at_s;
        if (finger.rests && owner_ == nobody) return go_on(change);
    }
    const bool pair = second_ != nobody && (pointer.finger == owner_ || pointer.finger == second_);
    if (pair) {
        const Finger& other = fingers_[pointer.finger == owner_ ? second_ : owner_];
        const float was = length(before - other.at);
        const float is = length(finger.at - other.at);
        // A palm that rests beside the finger only trembles: it neither zooms nor takes the tap.
        const bool travelled = length(finger.at - finger.start) > drag_slop_mm / 2;
        const float from = spoiled_ ? was : length(finger.start - other.start);
        spoiled_ = spoiled_ || travelled;
        if (spoiled_ && from > 1) gesture.zoom *= std::clamp(is / from, 0.5F, 2.F);
        return;
    }
    if (pointer.finger == owner_) drag(finger, before, change.at_s, gesture);
}

void Touch::up(const Change& change, Gesture& gesture) {
    const Pointer& pointer = change.pointer;
    const double at_s = change.at_s;
    const auto found = fingers_.find(pointer.finger);
    if (found == fingers_.end()) return;
    const Finger finger = found->second;
    fingers_.erase(found);
    if (pointer.finger == second_) second_ = nobody;
    if (pointer.finger != owner_) return;
    owner_ = second_ = nobody;
    gesture.start = finger.start;
    gesture.at = pointer.at_mm;
    gesture.mouse = pointer.finger == mouse_finger;
    const bool far = length(pointer.at_mm - finger.start) > slop();
    if (pointer.phase == Pointer::Phase::lost || spoiled_) return;
    if (dragging_ || far) {
        gesture.let_go = true;
        gesture.velocity = at_s - moved_s_ < 0.1 ? velocity_ : base::Point{};
        return;
    }
    gesture.slid = assist_.hold_s > 0;
    if (stops_ || at_s - down_s_ < assist_.hold_s) return;
    gesture.tapped = true;
    gesture.twice =
        at_s - tapped_s_ < assist_.repeat_s && length(pointer.at_mm - tapped_at_) < same_place_mm;
    tapped_s_ = at_s;
    tapped_at_ = pointer.at_mm;
}

void Touch::take(const Change& change, Gesture& gesture) {
    give_up(change.at_s);
    switch (change.pointer.phase) {
        case Pointer::Phase::down:
            return down(change, gesture);
        case Pointer::Phase::move:
            return move(change, gesture);
        case Pointer::Phase::up:
        case Pointer::Phase::lost:
            return up(change, gesture);
    }
}

// How it stands at the end of the frame.
void Touch::describe(double now_s, Gesture& gesture) const {
    const auto owner = fingers_.find(owner_);
    if (owner == fingers_.end()) return;
    gesture.held = true;
    gesture.dragging = dragging_;
    gesture.stops = stops_;
    gesture.mouse = owner_ == mouse_finger;
    gesture.slid = assist_.hold_s > 0;
    if (assist_.hold_s > 0 && !dragging_)
        gesture.ripe = static_cast<float>(std::clamp((now_s - down_s_) / assist_.hold_s, 0.0, 1.0));
    gesture.start = owner->second.start;
    gesture.at = owner->second.at;
    const auto other = fingers_.find(second_);
    if (other == fingers_.end()) return;
    gesture.pinching = true;
    gesture.centre = {(owner->second.at.x + other->second.at.x) / 2,
                      (owner->second.at.y + other->second.at.y) / 2};
}

// Two taps of a slow frame are two frames; what would wait for longer than that is let go, so that
// the glass is never behind the hand.
Gesture Touch::step(const std::vector<Pointer>& changes, double now_s, const TouchAssist& assist) {
    Gesture gesture;
    assist_ = assist;
    for (Change& change : waiting_) ++change.waited;
    for (const Pointer& pointer : changes)
        waiting_.push_back({pointer, now_s - std::max(0.0, pointer.age_s), 0});
    while (!waiting_.empty()) {
        const Change change = waiting_.front();
        const bool next = change.pointer.phase == Pointer::Phase::down;
        if (next && (gesture.tapped || gesture.let_go)) {
            if (change.waited < longest_wait) break;
            gesture = {};
        }
        waiting_.pop_front();
        take(change, gesture);
    }
    if (!gesture.tapped && !gesture.let_go) give_up(now_s), describe(now_s, gesture);
    return gesture;
}

}  // namespace ui
