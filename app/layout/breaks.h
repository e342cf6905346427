// Where a sheet may be parted into pages of paper, and what is shown again after it.
#pragma once

#include <cstddef>

namespace layout {

// A place where a page of paper may end: what stands above `end`, next page from `next`.
struct Cut {
    float end = 0, next = 0;
};

// A table's head row, shown again where its rows go on: items [first, last), from `top` to
// `bottom`; the rows end at `end`.
struct Head {
    std::size_t first = 0, last = 0;
    float top = 0, bottom = 0, end = 0;
};

}  // namespace layout
