// SDL's events as the kiosk's input. Touch, mouse and keys alike; key repeat is ignored, and so are
// the keys by which one leaves a program, but for Ctrl+Alt+Q, the way to the desk for staff.
#pragma once

#include <compare>
#include <deque>
#include <functional>
#include <map>
#include <optional>

#include "base/glass.h"
#include "shell/keymap.h"
#include "ui/input.h"

union SDL_Event;

namespace shell {

// A finger on a panel: two panels may count their fingers alike.
struct Contact {
    std::int64_t panel = 0, finger = 0;
    friend auto operator<=>(const Contact&, const Contact&) = default;
};
enum class Held { unknown, no, yes };  // unknown: there is no such panel
Held held_by_sdl(const Contact& contact);

// What the panel does, for whoever keeps it: monotone seconds, below 0: never.
struct TouchSigns {
    int panels = 0;
    double now_s = 0;
    double touched_s = -1, keyed_s = -1;  // a finger was put down, a key pressed
    double held_s = -1;                   // since when the contact lies there that lies longest
    double open_s = 0;                    // since a finger was there, nights left out
};

class EventReader {
  public:
    // Waits up to `seconds`; all that came since the last time. What must not share a frame, such
    // as a word and the key that takes its last letter back, comes with the next.
    std::optional<ui::Input> wait(double seconds, const base::Glass& glass, bool& quit);
    static bool any();  // something has come since

    Keymap keymap;                // may be changed at any time
    int scancode = 0;             // of the key pressed last, for those who learn a keypad
    bool writing = false;         // Stage::writes
    bool closes = true;           // the window ends the program
    bool door = false;            // Ctrl+Alt+Q asks for the desk instead of ending the program
    long losses = 0;              // of all textures, so far
    bool uncovered = true;        // the window has to be drawn anew
    int left_px = 0, top_px = 0;  // of the window: SDL calls full screen ones at the origin anyway
    std::function<Held(const Contact&)> held = held_by_sdl;
    TouchSigns touch_signs() const;
    void drop_contacts();  // what lies there is no finger: whoever comes after it is not hindered

  private:
    struct Down {
        std::int64_t number = 0;
        base::Point at_mm;
        bool known = false;  // by its panel, once
        double since_s = 0;
    };
    bool wait_for(SDL_Event& event, double seconds);
    void take(const SDL_Event& event, const base::Glass& glass, bool& quit);
    void take_touch(const SDL_Event& event, const base::Glass& glass);
    void take_mouse(const SDL_Event& event, const base::Glass& glass);
    void take_key(const SDL_Event& event, bool& quit);
    void point(const ui::Pointer& change);
    void miss();  // contacts whose panel has them no more
    ui::Input& newest();
    ui::Input& newest_for_key();

    std::deque<ui::Input> waiting_;
    std::map<Contact, Down> contacts_;
    std::int64_t fingers_ = 0;  // so far
    bool mouse_down_ = false;
    bool works_ = false;  // the key that is down works the screen: what it types is dropped
    double last_input_s_ = 0, touched_s_ = -1, keyed_s_ = -1;
};

}  // namespace shell
