#include "ui/focus.h"

#include <algorithm>

namespace ui {

bool heard(base::Role role) {
    switch (role) {
        case base::Role::Group:
        case base::Role::List:
        case base::Role::Table:
        case base::Role::Row:
        case base::Role::ScrollView:
        case base::Role::Navigation:
        case base::Role::Window:
            return false;
        default:
            return true;
    }
}

void reveal(Memory& memory, const Node& node) {
    memory.focus = node.key;
    memory.focus_shown = true;
    if (node.scroll.empty()) return;
    Scroll& scroll = memory.scrolls[node.scroll.path];
    // The ring around what is read or in focus reaches over its edge: under a head that stays, and
    // at the foot, it would be cut.
    constexpr float ring_mm = 2;
    const float above = node.box_mm.y - scroll.top - scroll.cover;
    const float below = scroll.top + scroll.viewport - node.box_mm.bottom();
    const bool cut = (scroll.cover > 0 && above < ring_mm) || below < ring_mm;
    if (node.whole() && !cut) return;
    const float inside = node.box_mm.y - scroll.top + scroll.offset;
    scroll.target = std::clamp(inside - 8 - scroll.cover, 0.F, scroll.furthest());
    scroll.velocity = 0;
}

namespace {

// Returns whether there was nothing further.
bool step_focus(Memory& memory, const Scene& last, int step, bool only_controls) {
    std::vector<const Node*> stops;
    int at = -1;
    for (const Node& node : last.nodes) {
        const bool stop = node.enabled && (node.tappable || (!only_controls && heard(node.role)));
        if (node.key == memory.focus) at = static_cast<int>(stops.size()) - (stop ? 0 : 1);
        if (stop) stops.push_back(&node);
    }
    if (stops.empty()) return false;
    const bool fresh = at < 0 || !memory.focus_shown;
    const int most = static_cast<int>(stops.size()) - 1;
    // A focus whose item was switched off stands between two stops.
    const Node* here = last.find(memory.focus);
    const bool between = here && at >= 0 && stops[static_cast<std::size_t>(at)] != here;
    const int from = between && step < 0 ? at + 1 : at;
    const int next = fresh && at < 0 ? (step > 0 ? 0 : most) : std::clamp(from + step, 0, most);
    const bool end = next == at && memory.focus_shown && !between;
    reveal(memory, *stops[static_cast<std::size_t>(next)]);
    return end;
}

bool step_round(Memory& memory, const Scene& last) {
    if (!step_focus(memory, last, 1, false)) return false;
    memory.focus = {};
    return step_focus(memory, last, 1, false);
}

}  // namespace

Moved move_focus(Memory& memory, const Scene& last, const std::vector<NavKey>& presses) {
    Moved moved;
    for (const NavKey press : presses) {
        if (press == NavKey::down) moved.at_end = step_focus(memory, last, 1, false);
        if (press == NavKey::up) moved.at_end = step_focus(memory, last, -1, false);
        if (press == NavKey::tab) moved.at_end = step_focus(memory, last, 1, true);
        if (press == NavKey::back_tab) moved.at_end = step_focus(memory, last, -1, true);
        if (press == NavKey::move) moved.at_end = step_round(memory, last);
        if (press == NavKey::enter && memory.focus_shown) moved.chosen = memory.focus;
    }
    return moved;
}

}  // namespace ui
