#include "layout/leaders.h"

#include <algorithm>
#include <cmath>

namespace layout {

namespace {

constexpr float clear_mm = 1.2F;  // between a line and the middle of another's dot

// On which side of a line a point lies.
float side(const Leader& line, base::Point point) {
    return (line.to.x - line.from.x) * (point.y - line.from.y) -
           (line.to.y - line.from.y) * (point.x - line.from.x);
}

bool parted(float a, float b) { return (a > 0 && b < 0) || (a < 0 && b > 0); }

bool cross(const Leader& a, const Leader& b) {
    return parted(side(a, b.from), side(a, b.to)) && parted(side(b, a.from), side(b, a.to));
}

float length(const Leader& line) {
    return std::hypot(line.to.x - line.from.x, line.to.y - line.from.y);
}

bool runs_over(const Leader& line, base::Point dot) {
    const float long_mm = length(line);
    if (long_mm <= 0) return false;
    const float along = ((dot.x - line.from.x) * (line.to.x - line.from.x) +
                         (dot.y - line.from.y) * (line.to.y - line.from.y)) /
                        long_mm;
    return along > 0 && along < long_mm && std::abs(side(line, dot)) / long_mm < clear_mm;
}

}  // namespace

Tangle tangled(const std::vector<Leader>& leaders) {
    Tangle made;
    for (std::size_t i = 0; i < leaders.size(); ++i) {
        made.length += length(leaders[i]);
        for (std::size_t k = 0; k < i; ++k)
            made.meetings += cross(leaders[i], leaders[k]) ||
                             runs_over(leaders[i], leaders[k].from) ||
                             runs_over(leaders[k], leaders[i].from);
    }
    return made;
}

}  // namespace layout
