#include "shell/events.h"

#include "support/sdl_hands.h"

using support::SdlHands;

TEST_CASE("The wheel comes with the place where the mouse stands", "[shell]") {
    const SdlHands hands;
    const base::Glass glass{800, 600, 4};
    shell::EventReader reader;
    bool quit = false;
    SdlHands::wheel(-1, 400, 300);
    auto input = reader.wait(0, glass, quit);
    REQUIRE(input);
    CHECK(input->wheel_mm > 0);  // towards oneself: down the page
    CHECK(input->wheel_at_mm == base::Point{100, 75});
    CHECK_FALSE(reader.wait(0, glass, quit));  // nothing of it is left
}

TEST_CASE("A wheel whose mouse is over no window has no place", "[shell]") {
    const SdlHands hands;
    shell::EventReader reader;
    bool quit = false;
    SdlHands::wheel(-1, 0, 0, 0);
    const auto input = reader.wait(0, {800, 600, 4}, quit);
    REQUIRE(input);
    CHECK(input->wheel_mm > 0);
    CHECK_FALSE(input->wheel_at_mm);
}

namespace {

void press(SDL_Keycode letter, SDL_Scancode place, Uint16 with, const char* types) {
    SDL_Event key{};
    key.type = SDL_KEYDOWN;
    key.key.keysym = {place, letter, with, 0};
    SDL_PushEvent(&key);
    SDL_Event text{};
    text.type = SDL_TEXTINPUT;
    std::snprintf(text.text.text, sizeof text.text.text, "%s", types);
    SDL_PushEvent(&text);
    key.type = SDL_KEYUP;
    SDL_PushEvent(&key);
}

}  // namespace

TEST_CASE("A shortcut types nothing, whatever letter the layout has at its place", "[shell]") {
    const SdlHands hands;
    shell::EventReader reader;
    reader.writing = true;
    bool quit = false;
    const auto typed = [&](SDL_Keycode letter, SDL_Scancode place, Uint16 with, const char* text) {
        press(letter, place, with, text);
        const auto input = reader.wait(0, {1080, 1920, 4}, quit);
        return input ? input->typed : std::string("no input");
    };
    CHECK(typed(0x634, SDL_SCANCODE_A, KMOD_LCTRL, "\xD8\xB4").empty());  // Arabic
    CHECK(typed(0x3B1, SDL_SCANCODE_A, KMOD_RCTRL, "\xCE\xB1").empty());  // Greek
    CHECK(typed(SDLK_c, SDL_SCANCODE_C, KMOD_LCTRL, "c").empty());
    CHECK(typed(SDLK_a, SDL_SCANCODE_A, KMOD_NONE, "a") == "a");
    CHECK(typed(SDLK_e, SDL_SCANCODE_E, KMOD_LCTRL | KMOD_RALT, "\xE2\x82\xAC") ==
          "\xE2\x82\xAC");  // AltGr, which some keyboards send with Control
}
