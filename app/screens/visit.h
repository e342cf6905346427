// A visitor is one value: where they are, what they chose. `visit = {}` ends it, and nothing is
// left.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "layout/diagram.h"
#include "screens/route.h"
#include "ui/memory.h"
#include "ui/theme.h"

namespace screens {

struct Visit {
    std::string language = "en";
    ui::TextSize text_size = ui::TextSize::normal;
    std::string theme = "light";
    std::vector<Route> way{Attract{}};  // the present screen last
    std::vector<std::string> questions;
    std::set<std::string> answers_seen;  // of teach-backs: page/check/answer; no score is kept
    std::set<std::string> gates_read;    // topics
    std::string typed;
    bool latin_keys = false;          // on a keyboard of another script
    layout::View plate;               // of the plate being looked at
    std::string leaflet_of, leaflet;  // the paper that is offered: what it is of, and its bytes
    int leaflet_pages = 0;
    std::string printing;  // name of what was sent to the printer
    bool covered = false, started = false;
    double last_seen_s = 0;  // of any input
    ui::Memory memory;
};

}  // namespace screens
