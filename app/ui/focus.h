// Where the keypad stands: it goes through what can be heard or chosen, in the order of reading,
// and takes the page along.
#pragma once

#include "ui/memory.h"
#include "ui/scene.h"

namespace ui {

// What the keypad stops at and the voice says.
bool heard(base::Role role);

// Puts the focus on a node and scrolls to it.
void reveal(Memory& memory, const Node& node);

struct Moved {
    base::Key chosen;     // by Select; empty: nothing
    bool at_end = false;  // a key wanted to go past the last item or the first
};
// Keys pressed while `last` stood on the glass. At the ends the focus stays; only Move, the key of
// two switches, goes on from the last item to the first.
Moved move_focus(Memory& memory, const Scene& last, const std::vector<NavKey>& presses);

}  // namespace ui
