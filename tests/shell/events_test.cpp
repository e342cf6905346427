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
