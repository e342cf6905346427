// A laid-out page: a flat list of ink and meaning, in reading order, in millimetres. Screen, paper,
// speech and automation all read this one list, so they cannot drift apart.
#pragma once

#include <vector>

#include "layout/breaks.h"
#include "layout/item.h"

namespace layout {

struct Sheet {
    float width = 0, height = 0;
    std::vector<Item> items;
    std::vector<Cut> cuts;
    std::vector<Head> heads;
    std::vector<Item> repeated;  // ink on this page that was read on an earlier one
};

}  // namespace layout
