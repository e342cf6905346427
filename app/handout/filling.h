// Of all that may stand on the sides of a short leaflet, what fits.
#pragma once

#include "handout/brief.h"

namespace handout {

struct Filling {
    Chosen chosen;
    std::size_t sides = 0;    // that it takes
    std::size_t lacking = 0;  // parts that tell what to do, and have no room
    std::size_t unseen = 0;   // the figure of its page, and its first numbers
};

// The least of it that must stand there.
Chosen least_of(const Brief& brief);
Filling filled(const Brief& brief);

}  // namespace handout
