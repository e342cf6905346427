// A plate on the glass: the drawing as wide as its place, the names of its parts as tags that can
// be touched, zoom at the chosen part. What is chosen moves nothing.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "layout/diagram.h"
#include "ui/ui.h"

namespace ui {

inline constexpr float largest_zoom = 4;

// What a plate shows. Where its tags have no room it has numbers, and the screen a list of what
// they mean; the steps of a way have numbers in the drawing.
struct Plate {
    enum class Names { tags, numbers, none };
    const layout::Diagram& diagram;
    const layout::View& shown;
    std::string larger, smaller;  // on the buttons that zoom
    Names names = Names::tags;
    float along = -1;  // where the drop is on the way of the step shown, 0 to 1; below 0: none
};

using PlateParts = std::vector<const layout::Structure*>;
// Those of a layer and of the base, the main ones first; a part's place in it is its number.
PlateParts parts_of(const layout::Diagram& diagram, const std::string& layer);
// With that number before its title, unless the title begins with it.
std::string numbered_title(const Ui& ui, const PlateParts& all, const layout::Structure& part);
// Those that have a tag whatever is chosen.
PlateParts named_parts(const layout::Diagram& diagram, const std::string& layer);

// Whether all named parts find room for their tags in this box.
bool tags_fit(Ui& ui, const base::Key& key, const Plate& plate, const base::Rect& box);

// Fills the box. Returns the id of the part that was touched; empty text for a touch beside all.
std::optional<std::string> plate(Ui& ui, const base::Key& key, const Plate& plate,
                                 const base::Rect& box);

}  // namespace ui
