// A plate on the glass: the drawing, its labels with leaders, touch on structures, zoom and pan.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "layout/diagram.h"
#include "ui/ui.h"

namespace ui {

inline constexpr float largest_zoom = 4;

// Where a label stands and what its leader points at; all on the glass, in mm.
struct Label {
    const layout::Structure* structure = nullptr;
    base::Rect box;
    base::Point from, to;  // the leader's ends
};

// What a plate shows.
struct Plate {
    const layout::Diagram& diagram;
    const layout::View& shown;
};

// Where figure and labels go in a box. Labels of one side keep the drawing's order; none overlap.
struct PlatePlan {
    base::Rect figure;
    std::vector<Label> labels;
};
PlatePlan plan_plate(Ui& ui, const Plate& plate, const base::Rect& box);

// How high a plate of this width stands best, at most `most`.
float plate_height(Ui& ui, const Plate& plate, float width, float most);

// Fills the box. Returns the id of the structure that was touched; empty text for a touch beside
// all.
std::optional<std::string> plate(Ui& ui, const base::Key& key, const Plate& plate,
                                 const base::Rect& box);

// What the buttons beside a plate do.
void zoom_by(Ui& ui, const base::Key& key, float factor);
void zoom_out_fully(Ui& ui, const base::Key& key);

}  // namespace ui
