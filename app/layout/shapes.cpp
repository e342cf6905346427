#include "layout/shapes.h"

#include <cairo.h>

#include <cmath>
#include <numbers>

namespace layout {

void paint(const Ring& ring, const Colour& colour, cairo_t* cairo) {
    constexpr double whole = 2 * std::numbers::pi;
    cairo_new_path(cairo);
    cairo_arc(cairo, ring.centre.x, ring.centre.y, ring.outer, 0, whole);
    if (ring.inner > 0) {
        cairo_new_sub_path(cairo);
        cairo_arc_negative(cairo, ring.centre.x, ring.centre.y, ring.inner, whole, 0);
    }
    cairo_set_source_rgb(cairo, colour.red, colour.green, colour.blue);
    cairo_fill(cairo);
}

void paint(const Straight& line, const Colour& colour, cairo_t* cairo) {
    cairo_new_path(cairo);
    cairo_move_to(cairo, line.from.x, line.from.y);
    cairo_line_to(cairo, line.to.x, line.to.y);
    cairo_set_line_width(cairo, line.width);
    cairo_set_source_rgb(cairo, colour.red, colour.green, colour.blue);
    cairo_stroke(cairo);
}

base::Point along(const std::vector<base::Point>& line, float share) {
    std::vector<float> gone{0};
    for (std::size_t i = 1; i < line.size(); ++i)
        gone.push_back(gone.back() +
                       std::hypot(line[i].x - line[i - 1].x, line[i].y - line[i - 1].y));
    const float at = gone.back() * share;
    for (std::size_t i = 1; i < line.size(); ++i) {
        if (gone[i] < at) continue;
        const float length = gone[i] - gone[i - 1];
        const float rest = length > 0 ? (at - gone[i - 1]) / length : 0;
        return {line[i - 1].x + (line[i].x - line[i - 1].x) * rest,
                line[i - 1].y + (line[i].y - line[i - 1].y) * rest};
    }
    return line.empty() ? base::Point{} : line.back();
}

}  // namespace layout
