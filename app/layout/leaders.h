// Lines from the parts of a drawing to their names, and whether an eye can follow each of them.
#pragma once

#include <compare>
#include <vector>

#include "base/geometry.h"

namespace layout {

// From a part, where a dot stands, to its name.
struct Leader {
    base::Point from, to;
};

struct Tangle {
    int meetings = 0;  // two lines cross, or one runs over the dot of another
    float length = 0;  // of all lines
    friend auto operator<=>(const Tangle&, const Tangle&) = default;
};

Tangle tangled(const std::vector<Leader>& leaders);

}  // namespace layout
