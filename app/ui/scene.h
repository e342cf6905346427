// What stands on the glass in one frame, as a list of nodes in reading order, those below the fold
// included. The keypad, the automation and the audits all read it; nothing is drawn that is not in
// it.
#pragma once

#include <string>
#include <vector>

#include "base/geometry.h"
#include "base/glass.h"
#include "base/key.h"
#include "base/language.h"
#include "base/role.h"
#include "layout/palette.h"

namespace ui {

struct Node {
    base::Key key;
    base::Role role = base::Role::Label;
    std::string name;
    base::Language language;
    base::Rect box_mm;      // on the glass; may lie beyond its edge or its scroll area
    base::Rect visible_mm;  // the part that shows; empty: none
    base::Rect words_mm;    // around its words; empty where it has none
    bool enabled = true, focused = false, selected = false;
    bool tappable = false, draggable = false;
    bool chrome = false;  // of the frame around the page, as the bar is: not read with it
    layout::ColorRole color = layout::ColorRole::none, ground = layout::ColorRole::none;
    float cap_mm = 0;                    // height of its smallest capitals; 0 without words
    bool lone_word = false;              // a short word stands alone on its last line
    int level = 0;                       // headings
    base::Key scroll;                    // the scroll area it stands in
    base::Point leader_from, leader_to;  // of a plate's label, on the glass; equal: no leader

    bool visible() const { return !visible_mm.empty(); }
    bool whole() const { return visible_mm.contains(box_mm); }
};

struct Scene {
    std::string title;
    base::Glass glass;
    std::vector<Node> nodes;
    bool discreet = false;  // not to be heard by others
    // Of a page that is read part by part: the nodes from one key to before another, the one that
    // is heard now. `turned` changes when a visitor turned to another.
    struct Part {
        base::Key from, until;
        std::string turned;
    } part;

    const Node* find(const base::Key& key) const {
        for (const Node& node : nodes)
            if (node.key == key) return &node;
        return nullptr;
    }
};

}  // namespace ui
