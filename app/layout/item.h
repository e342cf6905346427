// What a sheet is made of: ink, and marks of meaning around it.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "base/geometry.h"
#include "base/language.h"
#include "base/role.h"
#include "layout/fonts.h"
#include "layout/palette.h"

namespace layout {
struct TextItem {
    base::Rect box;
    Text text;
    ColorRole color = ColorRole::ink;
    ColorRole ground = ColorRole::paper;  // what it stands on, for contrast
    float size_mm = 0;                    // em
    std::string words;                    // as drawn, without citations
    int first_line = 0, last_line = 0;
};
struct Panel {
    base::Rect box;
    ColorRole fill = ColorRole::none, line = ColorRole::none;
    ColorRole stripe = ColorRole::none;  // along the start edge
    float radius_mm = 4;
    bool turned = false;  // its start edge is the right one
};
struct Picture {
    base::Rect box;
    std::string drawing, structure;
    base::Rect window = {};  // what of the drawing is shown, in its units; empty: all
};
struct Icon {
    base::Rect box;
    std::string name;
    ColorRole color = ColorRole::ink;
    bool turned = false;  // stands on a right-to-left page
};
struct Modules {  // of a QR code, row by row
    base::Rect box;
    int side = 0;
    std::vector<bool> dark;
};
struct People {  // a hundred, of whom the first are marked, in rows of 25
    base::Rect box;
    int marked = 0;
    ColorRole color = ColorRole::accent, rest = ColorRole::edge;
    bool turned = false;  // counted from the right
};
struct Line {  // from one corner of its box to the opposite one
    base::Rect box;
    float wide_mm = 0.4F;
    ColorRole color = ColorRole::ink;
    bool rising = false, dotted = false;  // rising: from the lower left corner to the upper right
};
struct Blank {  // room to write in: above a line, in a frame, or a small box to tick
    enum class Shape { line, cell, tick };
    base::Rect box;
    Shape shape = Shape::line;
    std::string name;  // what is asked
};
// Begins a thing with a role; its Close ends it. A key makes it touchable.
struct Open {
    base::Role role = base::Role::Paragraph;
    std::string name;
    base::Language language;
    std::string key;
    int level = 0;   // headings
    base::Rect box;  // around all that is inside
};
struct Close {};
using Item =
    std::variant<TextItem, Panel, Picture, Icon, Modules, People, Line, Blank, Open, Close>;

base::Rect box_of(const Item& item);  // empty for Close

}  // namespace layout
