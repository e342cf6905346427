#include "ui/touch.h"

#include <algorithm>
#include <cmath>

namespace ui {

namespace {
float length(base::Point p) { return std::hypot(p.x, p.y); }
constexpr float same_place_mm = 15;
}  // namespace

void Touch::down(const Pointer& pointer, double now_s) {
    fingers_[pointer.finger] = {pointer.at_mm, pointer.at_mm};
    if (owner_ < 0) {
        owner_ = pointer.finger;
        dragging_ = spoiled_ = false;
        velocity_ = {};
        down_s_ = moved_s_ = now_s;
    } else if (second_ < 0 && pointer.finger != owner_) {
        second_ = pointer.finger;
    }
}

void Touch::move(const Pointer& pointer, double now_s, Gesture& gesture) {
    const auto found = fingers_.find(pointer.finger);
    if (found == fingers_.end()) return;
    Finger& finger = found->second;
    const base::Point before = finger.at;
    finger.at = pointer.at_mm;
    const bool pair = second_ >= 0 && (pointer.finger == owner_ || pointer.finger == second_);
    if (pair) {
        const Finger& other = fingers_[pointer.finger == owner_ ? second_ : owner_];
        const float was = length(before - other.at);
        const float is = length(finger.at - other.at);
        // A palm that rests beside the finger only trembles: it neither zooms nor takes the tap.
        const bool travelled = length(finger.at - finger.start) > drag_slop_mm / 2;
        const float from = spoiled_ ? was : length(finger.start - other.start);
        spoiled_ = spoiled_ || travelled;
        if (spoiled_ && from > 1) gesture.zoom = std::clamp(is / from, 0.5F, 2.F);
        return;
    }
    if (pointer.finger != owner_) return;
    const bool starts = !dragging_ && length(finger.at - finger.start) > slop();
    if (starts) dragging_ = true;
    if (!dragging_) return;
    gesture.moved = finger.at - before;
    const auto seconds = static_cast<float>(std::max(0.004, now_s - moved_s_));
    const base::Point fresh{gesture.moved.x / seconds, gesture.moved.y / seconds};
    velocity_ = {velocity_.x * 0.6F + fresh.x * 0.4F, velocity_.y * 0.6F + fresh.y * 0.4F};
    moved_s_ = now_s;
}

void Touch::up(const Pointer& pointer, double now_s, Gesture& gesture) {
    const auto found = fingers_.find(pointer.finger);
    if (found == fingers_.end()) return;
    const Finger finger = found->second;
    fingers_.erase(found);
    if (pointer.finger == second_) second_ = -1;
    if (pointer.finger != owner_) return;
    owner_ = second_ = -1;
    gesture.start = finger.start;
    gesture.at = pointer.at_mm;
    const bool far = length(pointer.at_mm - finger.start) > slop();
    if (pointer.phase == Pointer::Phase::lost || spoiled_) return;
    if (dragging_ || far) {
        gesture.let_go = true;
        gesture.velocity = now_s - moved_s_ < 0.1 ? velocity_ : base::Point{};
        return;
    }
    gesture.slid = assist_.hold_s > 0;
    if (now_s - down_s_ < assist_.hold_s) return;
    gesture.tapped = true;
    gesture.twice =
        now_s - tapped_s_ < assist_.repeat_s && length(pointer.at_mm - tapped_at_) < same_place_mm;
    tapped_s_ = now_s;
    tapped_at_ = pointer.at_mm;
}

Gesture Touch::step(const std::optional<Pointer>& change, double now_s, const TouchAssist& assist) {
    Gesture gesture;
    assist_ = assist;
    gesture.mouse = owner_ == mouse_finger || (change && change->finger == mouse_finger);
    if (change) {
        switch (change->phase) {
            case Pointer::Phase::down:
                down(*change, now_s);
                break;
            case Pointer::Phase::move:
                move(*change, now_s, gesture);
                break;
            case Pointer::Phase::up:
            case Pointer::Phase::lost:
                up(*change, now_s, gesture);
                break;
        }
    }
    const auto owner = fingers_.find(owner_);
    if (owner == fingers_.end()) return gesture;
    gesture.held = true;
    gesture.dragging = dragging_;
    gesture.slid = assist_.hold_s > 0;
    if (assist_.hold_s > 0 && !dragging_)
        gesture.ripe = static_cast<float>(std::clamp((now_s - down_s_) / assist_.hold_s, 0.0, 1.0));
    gesture.start = owner->second.start;
    gesture.at = owner->second.at;
    const auto other = fingers_.find(second_);
    if (other == fingers_.end()) return gesture;
    gesture.pinching = true;
    gesture.centre = {(owner->second.at.x + other->second.at.x) / 2,
                      (owner->second.at.y + other->second.at.y) / 2};
    return gesture;
}

}  // namespace ui
