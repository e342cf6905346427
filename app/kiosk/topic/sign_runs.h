// Signs below each other in runs, of one column or of two, so that all of them are least high.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

namespace kiosk {

// From the middle on they stand beside the first; at its end: all in one column.
struct SignRun {
    std::size_t first = 0, middle = 0, end = 0;
};

struct SignHeights {
    std::span<const float> whole, first, second;  // of each: as wide as there is room, in a column
};
// Two columns have to save more than `worth`; where runs of either kind follow each other
// (`mixed`), so has each further one.
std::vector<SignRun> sign_runs(const SignHeights& high, float worth, bool mixed);

struct SignRoom {
    float width = 0, between = 0;  // of all, and of what parts two columns
    float worth = 0;
    bool mixed = false;
};
struct SignColumns {
    float first = 0, second = 0;  // how wide
    std::vector<SignRun> runs;
};
// `heights` tells how high each is in a width. Two columns are alike, or where room is scarce so
// wide that all of it is least high.
SignColumns sign_columns(const std::function<std::vector<float>(float)>& heights,
                         const SignRoom& room);

}  // namespace kiosk
