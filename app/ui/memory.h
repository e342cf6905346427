// What the controls remember between frames: where lists are scrolled to, what is focused, how a
// plate is zoomed. It belongs to the visit and goes with it.
#pragma once

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include "base/geometry.h"
#include "base/key.h"
#include "ui/input.h"

namespace ui {

struct Scroll {
    float offset = 0;                          // mm of content above the upper edge
    float velocity = 0;                        // mm a second
    float content = 0, viewport = 0, top = 0;  // top: of the viewport on the glass
    float target = -1;                         // glides there; below 0: nowhere
    float cover = 0;                           // mm of the viewport's top under a head that stays
    bool moving() const { return velocity != 0 || target >= 0; }
    float furthest() const { return content > viewport ? content - viewport : 0; }
    bool at_top() const { return offset <= 1; }
    bool at_end() const { return offset >= furthest() - 1; }
    // By so much, from where it is or is on its way to.
    void glide(float mm) {
        target = std::clamp((target >= 0 ? target : offset) + mm, 0.F, furthest());
    }
    // What "More" and "Up" move.
    void turn(bool down) { glide(down ? viewport * 0.8F : viewport * -0.8F); }
};

// Where a list scrolls, and who draws the buttons that move it.
struct ScrollView {
    base::Rect box;
    float cover = 0;      // as in Scroll
    bool buttons = true;  // else the screen has its own
    ScrollView(const base::Rect& place) : box(place) {}
    ScrollView(float x, float y, float width, float height) : box{x, y, width, height} {}
    ScrollView(const base::Rect& place, float head) : box(place), cover(head), buttons(false) {}
};

struct Zoom {
    float factor = 1;
    base::Point shift;  // mm
    std::string at;     // the part it was brought to
};

// Where the tags of a plate stand, by what they were sought for.
struct TagsKept {
    bool fit = false;
    std::vector<base::Rect> places;
};

struct Memory {
    std::map<std::string, Scroll> scrolls;
    std::map<std::string, Zoom> zooms;
    std::map<std::string, TagsKept> tags;
    base::Key focus;
    bool focus_shown = false;
};

}  // namespace ui
