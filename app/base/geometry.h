// Points, sizes and boxes. Every floor speaks of places with these; the unit (px or mm) is in the
// name of the field or parameter that holds one.
#pragma once

#include <algorithm>

namespace base {

struct Point {
    float x = 0, y = 0;
    friend Point operator+(Point a, Point b) { return {a.x + b.x, a.y + b.y}; }
    friend Point operator-(Point a, Point b) { return {a.x - b.x, a.y - b.y}; }
    friend bool operator==(Point, Point) = default;
};

struct Size {
    float width = 0, height = 0;
};

struct Rect {
    float x = 0, y = 0, width = 0, height = 0;

    float right() const { return x + width; }
    float bottom() const { return y + height; }
    Point centre() const { return {x + width / 2, y + height / 2}; }
    bool empty() const { return width <= 0 || height <= 0; }
    bool contains(Point p) const { return p.x >= x && p.x < right() && p.y >= y && p.y < bottom(); }
    bool contains(const Rect& other, float slack = 0.5F) const {
        return other.x >= x - slack && other.y >= y - slack && other.right() <= right() + slack &&
               other.bottom() <= bottom() + slack;
    }
    Rect inset(float by) const { return {x + by, y + by, width - 2 * by, height - 2 * by}; }
    Rect moved(float dx, float dy) const { return {x + dx, y + dy, width, height}; }
    Rect scaled(float by) const { return {x * by, y * by, width * by, height * by}; }
    friend bool operator==(const Rect&, const Rect&) = default;
};

inline Rect intersection(const Rect& a, const Rect& b) {
    const float x = std::max(a.x, b.x);
    const float y = std::max(a.y, b.y);
    return {x, y, std::max(0.F, std::min(a.right(), b.right()) - x),
            std::max(0.F, std::min(a.bottom(), b.bottom()) - y)};
}

}  // namespace base
