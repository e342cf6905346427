#include "shell/events.h"

#include <SDL.h>

#include <algorithm>
#include <cmath>
#include <string_view>

#include "base/wipe.h"

namespace shell {

namespace {

constexpr float wheel_step_mm = 22;

// Keys of a keyboard that no keypad has.
std::optional<ui::NavKey> press_of(const SDL_Keysym& key) {
    switch (key.scancode) {
        case SDL_SCANCODE_TAB:
            return (key.mod & KMOD_SHIFT) != 0 ? ui::NavKey::back_tab : ui::NavKey::tab;
        case SDL_SCANCODE_PAGEUP:
            return ui::NavKey::page_up;
        case SDL_SCANCODE_PAGEDOWN:
            return ui::NavKey::page_down;
        case SDL_SCANCODE_HOME:
            return ui::NavKey::first;
        case SDL_SCANCODE_END:
            return ui::NavKey::last;
        case SDL_SCANCODE_BACKSPACE:
            return ui::NavKey::erase;
        default:
            return std::nullopt;
    }
}

// The same keys for somebody who writes, and letters with Control.
std::optional<ui::Stroke> stroke_of(const SDL_Keysym& key) {
    using Key = ui::Stroke::Key;
    ui::Stroke stroke;
    stroke.shift = (key.mod & KMOD_SHIFT) != 0;
    stroke.control = (key.mod & KMOD_CTRL) != 0;
    const auto is = [&](Key one) {
        stroke.key = one;
        return stroke;
    };
    switch (key.sym) {
        case SDLK_LEFT:
            return is(Key::left);
        case SDLK_RIGHT:
            return is(Key::right);
        case SDLK_UP:
            return is(Key::up);
        case SDLK_DOWN:
            return is(Key::down);
        case SDLK_HOME:
            return is(Key::home);
        case SDLK_END:
            return is(Key::end);
        case SDLK_PAGEUP:
            return is(Key::page_up);
        case SDLK_PAGEDOWN:
            return is(Key::page_down);
        case SDLK_BACKSPACE:
            return is(Key::backspace);
        case SDLK_DELETE:
            return is(Key::erase);
        case SDLK_RETURN:
        case SDLK_KP_ENTER:
            return is(Key::enter);
        default:
            break;
    }
    if (!stroke.control || key.sym < SDLK_a || key.sym > SDLK_z) return std::nullopt;
    stroke.letter = static_cast<char>(key.sym);
    return stroke;
}

bool way_out(const SDL_Keysym& key) {
    return key.scancode == SDL_SCANCODE_Q && (key.mod & KMOD_CTRL) != 0 &&
           (key.mod & KMOD_ALT) != 0;
}

}  // namespace

void EventReader::point(ui::Pointer::Phase phase, std::int64_t finger, base::Point at_mm) {
    const bool same = !pointers_.empty() && pointers_.back().finger == finger &&
                      pointers_.back().phase == ui::Pointer::Phase::move;
    if (phase == ui::Pointer::Phase::move && same)
        pointers_.back().at_mm = at_mm;
    else
        pointers_.push_back({phase, finger, at_mm});
}

void EventReader::take(const SDL_Event& event, const base::Glass& glass, bool& quit) {
    const auto mm = [&](int px) { return static_cast<float>(px) / glass.px_per_mm; };
    const base::Point touch{event.tfinger.x * glass.width_mm(),
                            event.tfinger.y * glass.height_mm()};
    using Phase = ui::Pointer::Phase;
    switch (event.type) {
        case SDL_QUIT:
            quit = true;
            return;
        case SDL_FINGERDOWN:
            return point(Phase::down, event.tfinger.fingerId, touch);
        case SDL_FINGERMOTION:
            return point(Phase::move, event.tfinger.fingerId, touch);
        case SDL_FINGERUP:
            return point(Phase::up, event.tfinger.fingerId, touch);
        case SDL_MOUSEBUTTONDOWN:
            if (event.button.button != SDL_BUTTON_LEFT) return;
            mouse_down_ = true;
            return point(Phase::down, ui::mouse_finger, {mm(event.button.x), mm(event.button.y)});
        case SDL_MOUSEMOTION:
            if (mouse_down_)
                point(Phase::move, ui::mouse_finger, {mm(event.motion.x), mm(event.motion.y)});
            return;
        case SDL_MOUSEBUTTONUP:
            if (event.button.button != SDL_BUTTON_LEFT) return;
            mouse_down_ = false;
            return point(Phase::up, ui::mouse_finger, {mm(event.button.x), mm(event.button.y)});
        case SDL_MOUSEWHEEL:
            waiting_.wheel_mm -= static_cast<float>(event.wheel.y) * wheel_step_mm;
            if (event.wheel.windowID != 0)  // else the mouse stands somewhere else
                waiting_.wheel_at_mm = {mm(event.wheel.mouseX), mm(event.wheel.mouseY)};
            return;
        case SDL_KEYDOWN:
            if (const auto stroke = stroke_of(event.key.keysym))
                waiting_.strokes.push_back(*stroke);
            if (event.key.repeat != 0) return;
            if (way_out(event.key.keysym)) quit = true;
            waiting_.headphones = keymap.headphones(event.key.keysym.scancode);
            if (const auto press = keymap.press(event.key.keysym.scancode))
                waiting_.presses.push_back(*press);
            else if (const auto other = press_of(event.key.keysym))
                waiting_.presses.push_back(*other);
            scancode = event.key.keysym.scancode;
            return;
        case SDL_USEREVENT:
            waiting_.headphones = event.user.code != 0;
            return;
        case SDL_TEXTINPUT:
            waiting_.typed += event.text.text;
            return;
        default:
            return;
    }
}

// SDL wakes every millisecond on drivers that cannot wait (KMSDRM, offscreen), 3 % of a core for
// nothing. There we look every 4 ms while somebody is there, and every 60 ms on an idle screen.
bool EventReader::wait_for(SDL_Event& event, double seconds) {
    const int wait_ms = static_cast<int>(std::ceil(std::min(seconds, 3600.0) * 1000));
    const std::string_view driver = SDL_GetCurrentVideoDriver();
    const auto now = [] { return static_cast<double>(SDL_GetTicks64()) / 1000; };
    if (driver == "x11" || driver == "wayland") return SDL_WaitEventTimeout(&event, wait_ms) == 1;
    const double end = now() + seconds;
    for (;;) {
        if (SDL_PollEvent(&event) == 1) {
            last_input_s_ = now();
            return true;
        }
        const double left = end - now();
        if (left <= 0) return false;
        const double step = now() - last_input_s_ < 3 ? 0.004 : 0.06;
        SDL_Delay(static_cast<Uint32>(std::ceil(std::min(step, left) * 1000)));
    }
}

std::optional<ui::Input> EventReader::wait(double seconds, const base::Glass& glass, bool& quit) {
    SDL_Event event;
    scancode = 0;
    const bool idle = pointers_.empty() && !waiting_.any();
    bool window = false;
    if (idle && wait_for(event, seconds)) {
        window = event.type == SDL_WINDOWEVENT;
        take(event, glass, quit);
    }
    while (SDL_PollEvent(&event) == 1) {
        window = window || event.type == SDL_WINDOWEVENT;
        take(event, glass, quit);
    }
    ui::Input input = std::move(waiting_);
    base::wipe(waiting_);
    if (!pointers_.empty()) {
        input.pointer = pointers_.front();
        pointers_.pop_front();
    }
    const bool key = scancode != 0;
    if (!input.any() && !window && !key) return std::nullopt;
    return input;
}

}  // namespace shell
