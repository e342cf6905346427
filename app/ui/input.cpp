#include "ui/input.h"

namespace ui {

std::string_view name(NavKey key) {
    switch (key) {
        case NavKey::up:
        case NavKey::back_tab:
            return "up";
        case NavKey::down:
        case NavKey::tab:
            return "down";
        case NavKey::left:
            return "left";
        case NavKey::right:
            return "right";
        case NavKey::enter:
            return "select";
        case NavKey::back:
        case NavKey::erase:
            return "back";
        case NavKey::help:
            return "help";
        case NavKey::louder:
            return "louder";
        case NavKey::quieter:
            return "quieter";
        case NavKey::faster:
            return "faster";
        case NavKey::slower:
            return "slower";
        case NavKey::move:
            return "move";
        case NavKey::staff:
        case NavKey::page_up:
        case NavKey::page_down:
        case NavKey::first:
        case NavKey::last:
            break;
    }
    return "other";
}

}  // namespace ui
