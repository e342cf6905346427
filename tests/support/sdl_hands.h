// SDL without a window: what is pushed is what was done.
#pragma once

#include <SDL2/SDL.h>
#include <signal.h>

#include "support/world.h"

namespace support {

struct SdlHands {
    SdlHands() {
        SDL_SetHintWithPriority(SDL_HINT_VIDEODRIVER, "dummy", SDL_HINT_OVERRIDE);
        REQUIRE(SDL_InitSubSystem(SDL_INIT_VIDEO) == 0);
        SDL_FlushEvents(SDL_FIRSTEVENT, SDL_LASTEVENT);
    }
    ~SdlHands() { SDL_QuitSubSystem(SDL_INIT_VIDEO); }
    static void push(SDL_Event event) { REQUIRE(SDL_PushEvent(&event) == 1); }
    static void finger(Uint32 type, SDL_TouchID panel, SDL_FingerID finger, base::Point share) {
        SDL_Event event{};
        event.type = type;
        event.tfinger.touchId = panel;
        event.tfinger.fingerId = finger;
        event.tfinger.x = share.x;
        event.tfinger.y = share.y;
        push(event);
    }
    static void key(SDL_Scancode place, SDL_Keycode written = SDLK_UNKNOWN,
                    SDL_Keymod mod = KMOD_NONE, Uint8 repeat = 0) {
        SDL_Event event{};
        event.type = SDL_KEYDOWN;
        event.key.keysym.scancode = place;
        event.key.keysym.sym = written != SDLK_UNKNOWN ? written : SDL_SCANCODE_TO_KEYCODE(place);
        event.key.keysym.mod = static_cast<Uint16>(mod);
        event.key.repeat = repeat;
        push(event);
    }
    static void text(const char* words) {
        SDL_Event event{};
        event.type = SDL_TEXTINPUT;
        SDL_strlcpy(event.text.text, words, sizeof event.text.text);
        push(event);
    }
    static void wheel(int turns, int x_px, int y_px, unsigned window = 1) {
        SDL_Event event{};
        event.type = SDL_MOUSEWHEEL;
        event.wheel.windowID = window;
        event.wheel.y = turns;
        event.wheel.mouseX = x_px;
        event.wheel.mouseY = y_px;
        push(event);
    }
};

}  // namespace support
