// SDL's events as the kiosk's input. Touch, mouse and keys alike; key repeat is ignored, and so are
// the keys by which one leaves a program, but for Ctrl+Alt+Q, the documented way out for staff.
#pragma once

#include <deque>
#include <optional>

#include "base/glass.h"
#include "shell/keymap.h"
#include "ui/input.h"

union SDL_Event;

namespace shell {

class EventReader {
  public:
    // Waits up to `seconds`. One pointer change a time; moves that pile up become one.
    std::optional<ui::Input> wait(double seconds, const base::Glass& glass, bool& quit);

    Keymap keymap;     // may be changed at any time
    int scancode = 0;  // of the key pressed last, for those who learn a keypad

  private:
    bool wait_for(SDL_Event& event, double seconds);
    void take(const SDL_Event& event, const base::Glass& glass, bool& quit);
    void point(ui::Pointer::Phase phase, std::int64_t finger, base::Point at_mm);

    std::deque<ui::Pointer> pointers_;
    ui::Input waiting_;
    bool mouse_down_ = false;
    double last_input_s_ = 0;
};

}  // namespace shell
