// A touch panel that cannot be well is told, opened anew, and hinders nobody.
#include "shell/upkeep/panel.h"

#include "support/sdl_hands.h"
#include "support/world.h"

namespace {

constexpr double hour_s = 3600;

shell::TouchSigns well_for(double now_s) {
    return {.panels = 1, .now_s = now_s, .touched_s = now_s - 5, .keyed_s = -1, .held_s = -1};
}

}  // namespace

TEST_CASE("A panel is judged by its fingers, the keys used meanwhile, and the hours", "[shell]") {
    auto signs = well_for(20 * hour_s);
    CHECK(shell::judged(signs, 0) == "well");
    signs.keyed_s = signs.touched_s + 601;  // keys for ten minutes
    CHECK(shell::judged(signs, 0) == "silent");
    signs = well_for(20 * hour_s);
    signs.touched_s = -1;
    signs.open_s = 9 * hour_s;
    CHECK(shell::judged(signs, 0) == "well");  // the clinic counts no hours
    CHECK(shell::judged(signs, 10) == "well");
    CHECK(shell::judged(signs, 9) == "silent");
    signs.held_s = signs.now_s - 301;
    CHECK(shell::judged(signs, 9) == "stuck");
    signs.held_s = -1;
    signs.panels = 0;
    CHECK(shell::judged(signs, 9) == "none");
}

TEST_CASE("What lies on the glass is given up, and the next finger is a finger", "[shell]") {
    const support::SdlHands hands;
    constexpr base::Glass glass{1000, 1000, 4};
    shell::EventReader reader;
    reader.held = [](const shell::Contact&) { return shell::Held::yes; };
    bool quit = false;
    support::SdlHands::finger(SDL_FINGERDOWN, 1, 1, {0.1F, 0.1F});
    REQUIRE(reader.wait(0, glass, quit));
    CHECK(reader.touch_signs().held_s >= 0);
    reader.drop_contacts();
    CHECK(reader.touch_signs().held_s < 0);
    const auto given_up = reader.wait(0, glass, quit);
    REQUIRE(given_up);
    REQUIRE(given_up->pointers.size() == 1);
    CHECK(given_up->pointers.front().phase == ui::Pointer::Phase::lost);
    support::SdlHands::finger(SDL_FINGERMOTION, 1, 1, {0.2F, 0.1F});  // it still trembles
    support::SdlHands::finger(SDL_FINGERDOWN, 1, 2, {0.5F, 0.5F});
    const auto next = reader.wait(0, glass, quit);
    REQUIRE(next);
    REQUIRE(next->pointers.size() == 1);
    CHECK(next->pointers.front().phase == ui::Pointer::Phase::down);
}

TEST_CASE("A silent panel is opened anew once an hour, of the hours somebody may come", "[shell]") {
    const support::Folder folder;
    const auto paths = settings::data_paths(folder.path().string());
    shell::Panel panel(paths, shell::open_log(paths));
    shell::Health health;
    health.beat = 1795000000;
    double now_s = 0;
    int anew = 0;
    const auto pass = [&](double hours, bool opening) {
        for (const double end = now_s + hours * hour_s; now_s < end; now_s += 60) {
            const shell::TouchSigns signs{.panels = 1, .now_s = now_s};
            anew += panel.look(signs, {opening, 4}, health) ? 1 : 0;
        }
    };
    pass(3.9, true);
    pass(14, false);  // a night
    CHECK(health.touch == "well");
    CHECK(shell::to_mend(health).empty());
    CHECK(anew == 0);
    CHECK_FALSE(std::filesystem::exists(paths.touch_wanted()));
    pass(0.5, true);
    CHECK(health.touch == "silent");
    CHECK(shell::to_mend(health) == std::vector{content::Msg::desk_touch_silent});
    CHECK(anew == 1);
    CHECK(base::read_file(paths.touch_wanted()).value() == "silent\n");
    pass(3, true);
    CHECK(anew == 4);
    CHECK_FALSE(
        panel.look({.panels = 1, .now_s = now_s, .touched_s = now_s - 1}, {true, 4}, health));
    CHECK(health.touch == "well");
    CHECK(health.touched == health.beat - 1);
}
