// The ways home can be set out, of which the first that stands on the glass is taken.
#pragma once

#include <vector>

#include "ui/ui.h"

namespace kiosk {

// A way to set it out.
struct Arrangement {
    int beside = 2;           // groups in a row
    bool disc_above = false;  // a group's icon above its words
    bool lines = true;        // a line under each title
    int pictures = 3;         // in a row; 0: none
    bool disc = true;         // under a group's icon
    bool paired = false;      // search and warning signs beside each other
    bool small = false;       // titles, where a word of theirs would be parted
    bool icon = true;         // of a group; the smallest wide glass has no room for any
    bool scarce = false;      // large letters on a small glass: what to touch before what is said
    float picture = 0.32F;    // how high, of its card's width
};
// Those that may be tried, the fullest first; with so many pictures of the body where they fit.
std::vector<Arrangement> arrangements(const ui::Ui& ui, int pictures);

}  // namespace kiosk
