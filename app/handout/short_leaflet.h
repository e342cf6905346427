// The leaflet people take: a page on the two sides of one sheet. What must stand on it always
// does; what else there is room for is put on it in the order of its worth (short_page.h).
#pragma once

#include "handout/leaflet.h"

namespace handout {

struct ShortChoice {
    const Choice& choice;
    std::string code;
};

// Two sides; in large print, and in two languages, four. First to go are the parts, the figure
// among them; then signs for the next visit and questions beyond the second; then letters become
// as small as clear print allows (12 points, in large print 16). The sheet names the parts and
// signs it lacks, and where they stand. Key facts, emergencies and signs of the same day always
// stay: where they do not fit there are more sides, and the screen says so before.
LaidOut short_pages(const Materials& materials, const Topic& topic, const ShortChoice& wanted);

// So many sides a short leaflet is meant to have, and what must stand on it needs, in one language.
int sides_meant(const Choice& choice);
int least_sides(const Materials& materials, const Topic& topic, bool large);

}  // namespace handout
