// A card with a heading and rows: what a list of the desk looks like. A row names a text, says a
// line about it, and carries what can be done.
#pragma once

#include "desk/tools.h"

namespace desk {

struct PanelRow {
    std::string key;  // of its title's node
    std::string title, under;
    std::string mark = {};  // what weighs, before the line about it
    std::vector<Button> acts = {};
};
struct Panel {
    std::string key, title, aside;  // aside: what to know of all rows
    std::vector<PanelRow> rows = {};
    std::vector<Button> acts = {};  // of the whole
    bool grave = false;             // with an edge that warns
};
// From the pen down, as wide as the area.
void panel(ui::Ui& ui, const Panel& what);

}  // namespace desk
