#include "shell/keymap.h"

#include <SDL.h>

#include <array>

namespace shell {

namespace {

using ui::NavKey;

struct Known {
    const char* name;
    std::optional<ui::NavKey> press;
    std::array<const char*, 4> keys;
};

// "Next" and "Back" of EZ Access go through pages, as the arrows to the side do.
constexpr Known known[] = {
    {"help", ui::NavKey::help, {"F17", "F1", "Keypad 0"}},
    {"up", ui::NavKey::up, {"F18", "Up", "Keypad 8"}},
    {"down", ui::NavKey::down, {"F19", "Down", "Keypad 2"}},
    {"select", ui::NavKey::enter, {"F20", "Return", "Keypad Enter", "Keypad 5"}},
    {"back", ui::NavKey::back, {"F21", "Escape", "Keypad ."}},
    {"next", ui::NavKey::right, {"F22", "Right", "Keypad 6"}},
    {"previous", ui::NavKey::left, {"Left", "Keypad 4"}},
    {"quieter", ui::NavKey::quieter, {"F23", "VolumeDown", "Keypad -"}},
    {"louder", ui::NavKey::louder, {"F24", "VolumeUp", "Keypad +"}},
    {"slower", ui::NavKey::slower, {"Keypad /"}},
    {"faster", ui::NavKey::faster, {"Keypad *"}},
    {"move", ui::NavKey::move, {}},
    {"staff", ui::NavKey::staff, {}},
    {"headphones_in", std::nullopt, {}},
    {"headphones_out", std::nullopt, {}}};

}  // namespace

Keymap::Keymap(const Names& own, base::Problems* problems) {
    // What the clinic says comes last, so that it wins over what was delivered.
    for (const Known& one : known) {
        if (own.contains(one.name)) continue;
        for (const char* key : one.keys)
            if (key) does_[SDL_GetScancodeFromName(key)] = one.name;
    }
    for (const Known& one : known) {
        const auto mine = own.find(one.name);
        if (mine == own.end()) continue;
        for (const auto& key : mine->second) {
            const auto code = SDL_GetScancodeFromName(key.c_str());
            if (code != SDL_SCANCODE_UNKNOWN)
                does_[code] = one.name;
            else if (problems)
                problems->push_back(
                    {"clinic.toml", 0, base::Severity::warning,
                     "[keypad] " + std::string(one.name) + ": no key is called '" + key + "'",
                     "run urokiosk keypad-learn and copy its lines"});
        }
    }
}

std::optional<ui::NavKey> Keymap::press(int scancode) const {
    const auto found = does_.find(scancode);
    if (found == does_.end()) return std::nullopt;
    for (const Known& one : known)
        if (found->second == one.name) return one.press;
    return std::nullopt;
}

std::optional<bool> Keymap::headphones(int scancode) const {
    const auto found = does_.find(scancode);
    if (found == does_.end()) return std::nullopt;
    if (found->second == "headphones_in") return true;
    if (found->second == "headphones_out") return false;
    return std::nullopt;
}

std::string Keymap::key_name(int scancode) {
    return SDL_GetScancodeName(static_cast<SDL_Scancode>(scancode));
}

}  // namespace shell
