// Where the names of a drawing's parts stand on it: near their parts, beside what they name, apart
// from each other, and with leaders that an eye can follow.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "layout/leaders.h"

namespace layout {

// A name and the dot its leader begins at, in mm on the glass.
struct Tag {
    base::Size size;
    base::Point dot;
};

struct TagRoom {
    base::Rect box;                 // tags stay in it
    std::vector<base::Rect> taken;  // by something else
    std::vector<base::Point> dots;  // of other parts: not hidden where that can be
    // How much would be hidden there that the drawing is about: 0 nothing, 1 all of the place.
    std::function<float(const base::Rect&)> hides;
};

// From the dot to the edge of the tag.
Leader leader_to(const base::Rect& tag, base::Point dot);

// Whether a line has any of its length in a box.
bool runs_through(const Leader& line, const base::Rect& box);

// A place for each, none where not all find one: 3 mm and more apart, clear of all dots, leaders
// that neither meet nor run through another tag. `standing` are placed already and keep their
// places.
struct Standing {
    std::vector<base::Rect> tags;
    std::vector<base::Point> dots;
    bool bare = false;  // the tags that come have no leaders: their parts are lit
};
std::optional<std::vector<base::Rect>> place_tags(const std::vector<Tag>& tags, const TagRoom& room,
                                                  const Standing& standing = {});

}  // namespace layout
