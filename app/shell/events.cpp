#include "shell/events.h"

#include <SDL.h>

#include <algorithm>
#include <cmath>
#include <string_view>

#include "base/wipe.h"
#include "shell/ending.h"

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

bool on_number_pad(const SDL_Keysym& key) {
    return key.scancode >= SDL_SCANCODE_KP_DIVIDE && key.scancode <= SDL_SCANCODE_KP_PERIOD &&
           key.scancode != SDL_SCANCODE_KP_ENTER;
}

// What the number pad's keys are for somebody who writes and has NumLock off.
SDL_Keycode pad_key(const SDL_Keysym& key) {
    constexpr SDL_Keycode keys[] = {SDLK_END,   SDLK_DOWN, SDLK_PAGEDOWN, SDLK_LEFT,  SDLK_UNKNOWN,
                                    SDLK_RIGHT, SDLK_HOME, SDLK_UP,       SDLK_PAGEUP};
    if ((key.mod & KMOD_NUM) != 0) return key.sym;
    if (key.scancode == SDL_SCANCODE_KP_PERIOD) return SDLK_DELETE;
    if (key.scancode == SDL_SCANCODE_KP_0) return SDLK_UNKNOWN;  // Insert
    const int nth = key.scancode - SDL_SCANCODE_KP_1;
    return nth >= 0 && nth < 9 ? keys[nth] : key.sym;
}

// Whether a key writes a letter, a digit or a sign.
bool types(const SDL_Keysym& key) {
    if ((key.mod & KMOD_CTRL) != 0) return false;
    return on_number_pad(key) ||
           (key.sym >= SDLK_SPACE && key.sym != SDLK_DELETE && (key.sym & SDLK_SCANCODE_MASK) == 0);
}

// The letter of a shortcut: what the key writes, else, where it writes no Latin, its place.
char letter_of(const SDL_Keysym& key) {
    if (key.sym >= SDLK_a && key.sym <= SDLK_z) return static_cast<char>(key.sym);
    const bool latin = key.sym > 0 && key.sym < 128;
    if (latin || key.scancode < SDL_SCANCODE_A || key.scancode > SDL_SCANCODE_Z) return 0;
    return static_cast<char>('a' + (key.scancode - SDL_SCANCODE_A));
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
    switch (pad_key(key)) {
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
    stroke.letter = letter_of(key);
    if (!stroke.control || stroke.letter == 0) return std::nullopt;
    return stroke;
}

bool way_out(const SDL_Keysym& key) {
    return letter_of(key) == 'q' && (key.mod & KMOD_CTRL) != 0 && (key.mod & KMOD_ALT) != 0;
}

double ticks_s() { return static_cast<double>(SDL_GetTicks64()) / 1000; }

double age_of(const SDL_Event& event) {
    const Uint32 ms = static_cast<Uint32>(SDL_GetTicks64()) - event.common.timestamp;
    return ms < 10'000 ? ms / 1000.0 : 0;
}

}  // namespace

Held held_by_sdl(const Contact& contact) {
    bool known = false;
    for (int i = 0; i < SDL_GetNumTouchDevices(); ++i)
        known = known || SDL_GetTouchDevice(i) == contact.panel;
    if (!known) return Held::unknown;
    for (int i = 0; i < SDL_GetNumTouchFingers(contact.panel); ++i) {
        const SDL_Finger* finger = SDL_GetTouchFinger(contact.panel, i);
        if (finger && finger->id == contact.finger) return Held::yes;
    }
    return Held::no;
}

ui::Input& EventReader::newest() {
    if (waiting_.empty()) waiting_.emplace_back();
    return waiting_.back();
}

// Whoever draws takes keys before words: a key that came after a word waits for the next frame.
ui::Input& EventReader::newest_for_key() {
    if (!newest().typed.empty()) waiting_.emplace_back();
    return waiting_.back();
}

// A place where a finger no longer is is of no use to anybody, whatever others did meanwhile.
void EventReader::point(const ui::Pointer& change) {
    auto& pointers = newest().pointers;
    const auto last = std::find_if(pointers.rbegin(), pointers.rend(),
                                   [&](const auto& one) { return one.finger == change.finger; });
    const auto move = ui::Pointer::Phase::move;
    if (change.phase == move && last != pointers.rend() && last->phase == move)
        *last = change;
    else
        pointers.push_back(change);
}

void EventReader::take_touch(const SDL_Event& event, const base::Glass& glass) {
    using Phase = ui::Pointer::Phase;
    const Contact contact{event.tfinger.touchId, event.tfinger.fingerId};
    const base::Point at{std::clamp(event.tfinger.x, 0.F, 1.F) * glass.width_mm(),
                         std::clamp(event.tfinger.y, 0.F, 1.F) * glass.height_mm()};
    const auto known = contacts_.find(contact);
    if (event.type == SDL_FINGERDOWN) {
        if (known != contacts_.end())
            point({Phase::lost, known->second.number, known->second.at_mm, age_of(event)});
        touched_s_ = ticks_s();
        contacts_[contact] = {++fingers_, at, false, touched_s_};
        return point({Phase::down, fingers_, at, age_of(event)});
    }
    if (known == contacts_.end()) return;
    known->second.at_mm = at;
    const auto phase = event.type == SDL_FINGERUP ? Phase::up : Phase::move;
    point({phase, known->second.number, at, age_of(event)});
    if (phase == Phase::up) contacts_.erase(known);
}

TouchSigns EventReader::touch_signs() const {
    TouchSigns signs{SDL_GetNumTouchDevices(), ticks_s(), touched_s_, keyed_s_, -1, 0};
    for (const auto& [contact, down] : contacts_)
        if (signs.held_s < 0 || down.since_s < signs.held_s) signs.held_s = down.since_s;
    return signs;
}

void EventReader::drop_contacts() {
    for (const auto& [contact, down] : contacts_)
        point({ui::Pointer::Phase::lost, down.number, down.at_mm});
    contacts_.clear();
}

void EventReader::miss() {
    for (auto at = contacts_.begin(); at != contacts_.end();) {
        Down& down = at->second;
        const Held now = held(at->first);
        const bool gone = now == Held::no || (now == Held::unknown && down.known);
        down.known = now != Held::unknown;
        if (gone) point({ui::Pointer::Phase::lost, down.number, down.at_mm});
        at = gone ? contacts_.erase(at) : std::next(at);
    }
}

void EventReader::take_mouse(const SDL_Event& event, const base::Glass& glass) {
    using Phase = ui::Pointer::Phase;
    const auto mm = [&](int px) { return static_cast<float>(px) / glass.px_per_mm; };
    const auto change = [&](Phase phase, int x, int y) {
        point({phase, ui::mouse_finger, {mm(x), mm(y)}, age_of(event)});
    };
    if (event.type == SDL_MOUSEMOTION) {
        if (mouse_down_) change(Phase::move, event.motion.x, event.motion.y);
    } else if (event.type == SDL_MOUSEWHEEL) {
        newest().wheel_mm -= static_cast<float>(event.wheel.y) * wheel_step_mm;
        if (event.wheel.windowID != 0)  // else the mouse stands somewhere else
            newest().wheel_at_mm = {mm(event.wheel.mouseX), mm(event.wheel.mouseY)};
    } else if (event.button.button == SDL_BUTTON_LEFT) {
        mouse_down_ = event.type == SDL_MOUSEBUTTONDOWN;
        change(mouse_down_ ? Phase::down : Phase::up, event.button.x, event.button.y);
    }
}

void EventReader::take_key(const SDL_Event& event, bool& quit) {
    const SDL_Keysym& key = event.key.keysym;
    keyed_s_ = ticks_s();
    const auto mapped = keymap.press(key.scancode);
    auto headphones = keymap.headphones(key.scancode);
    const auto stroke = stroke_of(key);
    std::optional<ui::NavKey> press = mapped ? mapped : press_of(key);
    if (way_out(key) && door) press = ui::NavKey::staff;
    // What a letter with Control does is a stroke, whatever letter the layout has at its place.
    const bool shortcut =
        stroke && (key.mod & KMOD_CTRL) != 0 && (key.mod & (KMOD_RALT | KMOD_MODE)) == 0;
    works_ = shortcut || (!writing && (mapped || headphones));
    if (writing && types(key)) press.reset(), headphones.reset();
    const bool rests = event.key.repeat != 0;
    ui::Input& input = stroke || press ? newest_for_key() : newest();
    input.key_rests = rests && (input.key_rests || (input.typed.empty() && input.strokes.empty()));
    if (stroke) input.strokes.push_back(*stroke);
    if (rests) return;
    scancode = key.scancode;
    quit = quit || (way_out(key) && !door);
    if (headphones) input.headphones = headphones;
    if (press) input.presses.push_back(*press);
}

void EventReader::take(const SDL_Event& event, const base::Glass& glass, bool& quit) {
    switch (event.type) {
        case SDL_QUIT:  // not for a window that closes (leave_signals): the display went away
            quit = true;
            return;
        case SDL_WINDOWEVENT:
            quit = quit || (closes && event.window.event == SDL_WINDOWEVENT_CLOSE);
            if (event.window.event == SDL_WINDOWEVENT_MOVED) {
                left_px = event.window.data1;
                top_px = event.window.data2;
            }
            return;
        case SDL_FINGERDOWN:
        case SDL_FINGERMOTION:
        case SDL_FINGERUP:
            return take_touch(event, glass);
        case SDL_MOUSEBUTTONDOWN:
        case SDL_MOUSEMOTION:
        case SDL_MOUSEBUTTONUP:
        case SDL_MOUSEWHEEL:
            if (event.motion.which == SDL_TOUCH_MOUSEID) return;  // a finger that was told already
            return take_mouse(event, glass);
        case SDL_KEYDOWN:
            return take_key(event, quit);
        case SDL_KEYUP:
            works_ = false;
            return;
        case SDL_RENDER_TARGETS_RESET:
        case SDL_RENDER_DEVICE_RESET:
            ++losses;
            return;
        case SDL_USEREVENT:  // of Graphics::wake() it is enough that it came
            if (event.user.code < 2) newest().headphones = event.user.code != 0;
            return;
        case SDL_TEXTINPUT:
            if (!works_) newest().typed += event.text.text;
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

bool EventReader::any() {
    SDL_PumpEvents();
    return SDL_HasEvents(SDL_FIRSTEVENT, SDL_LASTEVENT) == SDL_TRUE;
}

std::optional<ui::Input> EventReader::wait(double seconds, const base::Glass& glass, bool& quit) {
    SDL_Event event;
    scancode = 0;
    const long lost = losses;
    bool window = false;
    if (waiting_.empty() && wait_for(event, seconds)) {
        window = event.type == SDL_WINDOWEVENT;
        take(event, glass, quit);
    }
    while (SDL_PollEvent(&event) == 1) {
        window = window || event.type == SDL_WINDOWEVENT;
        take(event, glass, quit);
    }
    window = window || losses != lost;
    uncovered = uncovered || window;
    miss();
    quit = quit || told_to_end();
    ui::Input input;
    if (!waiting_.empty()) {
        input = std::move(waiting_.front());
        base::wipe(waiting_.front());
        waiting_.pop_front();
    }
    const bool key = scancode != 0;
    if (!input.any() && !window && !key) return std::nullopt;
    return input;
}

}  // namespace shell
