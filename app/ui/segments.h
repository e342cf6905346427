// One of a few: cells of one outline, equal in size, the chosen one filled.
#pragma once

#include "ui/widgets.h"

namespace ui {

struct Segment {
    base::Key key;
    std::string words;
    bool selected = false;
    std::function<void()> act;
    layout::ColorRole chosen = layout::ColorRole::accent;  // its ground, once it is
};
// As wide as the area. In rows of their own where the words have no room beside each other.
void segments(Ui& ui, const std::vector<Segment>& all);
float segments_height(Ui& ui, const std::vector<Segment>& all, float width);

}  // namespace ui
