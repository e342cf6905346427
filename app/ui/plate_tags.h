// The tags of a plate: where they stand, and their ink. All places are on the glass, in mm.
#pragma once

#include "layout/leaders.h"
#include "ui/plate_view.h"

namespace ui {

// Where the drawing lies: `figure` is its whole view, which may reach beyond the card; `plain` the
// same where nobody has made it larger.
struct PlatePlace {
    base::Rect card, figure, plain;
    std::vector<base::Rect> taken;  // by buttons on it
    base::Point on_glass(const layout::Diagram& diagram, base::Point in_drawing) const;
    base::Point in_drawing(const layout::Diagram& diagram, base::Point on_glass) const;
};

// How much of what has a name lies there: 0 nothing, 1 all of the place.
float hidden_at(const Plate& plate, const PlatePlace& place, const base::Rect& box);

struct PlateTag {
    const layout::Structure* structure = nullptr;
    int number = 0;  // 0: it has its words
    base::Rect box;
    layout::Leader leader;  // from the part
};

// Of the named parts, and of the chosen one where it is none of them. Nothing where they have no
// room; numbers then stand on their parts.
struct PlateTags {
    std::vector<PlateTag> tags;
    bool fit = true;
};
PlateTags all_tags(Ui& ui, const base::Key& key, const Plate& plate, const PlatePlace& place);
// Of the chosen part alone: on a plate that is shown larger.
PlateTags chosen_tag(Ui& ui, const base::Key& key, const Plate& plate, const PlatePlace& place);

void draw_leader(Ui& ui, const PlateTag& tag, bool lit);
bool draw_tag(Ui& ui, const PlateTag& tag, bool lit);  // whether it was touched

}  // namespace ui
