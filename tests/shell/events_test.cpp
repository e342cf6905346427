#include "shell/events.h"

#include <SDL2/SDL.h>

#include "support/world.h"

namespace {

// SDL without a window: what is pushed is what was done.
struct Hands {
    Hands() {
        SDL_SetHintWithPriority(SDL_HINT_VIDEODRIVER, "dummy", SDL_HINT_OVERRIDE);
        REQUIRE(SDL_InitSubSystem(SDL_INIT_VIDEO) == 0);
        SDL_FlushEvents(SDL_FIRSTEVENT, SDL_LASTEVENT);
    }
    ~Hands() { SDL_QuitSubSystem(SDL_INIT_VIDEO); }
    static void wheel(int turns, int x_px, int y_px, unsigned window = 1) {
        SDL_Event event{};
        event.type = SDL_MOUSEWHEEL;
        event.wheel.windowID = window;
        event.wheel.y = turns;
        event.wheel.mouseX = x_px;
        event.wheel.mouseY = y_px;
        REQUIRE(SDL_PushEvent(&event) == 1);
    }
};

}  // namespace

TEST_CASE("The wheel comes with the place where the mouse stands", "[shell]") {
    const Hands hands;
    const base::Glass glass{800, 600, 4};
    shell::EventReader reader;
    bool quit = false;
    hands.wheel(-1, 400, 300);
    auto input = reader.wait(0, glass, quit);
    REQUIRE(input);
    CHECK(input->wheel_mm > 0);  // towards oneself: down the page
    CHECK(input->wheel_at_mm == base::Point{100, 75});
    CHECK_FALSE(reader.wait(0, glass, quit));  // nothing of it is left
}

TEST_CASE("A wheel whose mouse is over no window has no place", "[shell]") {
    const Hands hands;
    shell::EventReader reader;
    bool quit = false;
    hands.wheel(-1, 0, 0, 0);
    const auto input = reader.wait(0, {800, 600, 4}, quit);
    REQUIRE(input);
    CHECK(input->wheel_mm > 0);
    CHECK_FALSE(input->wheel_at_mm);
}
