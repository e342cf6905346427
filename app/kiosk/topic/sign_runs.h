// Signs below each other in runs, of one column or of two, so that all of them are least high.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace kiosk {

// From the middle on they stand beside the first; at its end: all in one column.
struct SignRun {
    std::size_t first = 0, middle = 0, end = 0;
};

struct SignHeights {
    std::span<const float> whole, half;  // of each, as wide as there is room, and in a column
};
// Two columns have to save more than `worth`; where runs of either kind follow each other
// (`mixed`), so has each further one.
std::vector<SignRun> sign_runs(const SignHeights& high, float worth, bool mixed);

}  // namespace kiosk
