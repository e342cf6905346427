// A glass that many hands touch is wiped, and a cloth is a hand like any other.
#include "desk/screens/cleaning.h"

#include "support/office_kiosk.h"

using support::Clinic;
using support::World;

TEST_CASE("while the glass is wiped no touch does anything, and it ends by itself",
          "[desk][cleaning]") {
    Clinic clinic;
    World& world = clinic.at();
    clinic.come_in();
    world.tap("sign-in/clean");  // whoever wipes needs no account
    INFO(world.outline());
    CHECK(world.says("The glass is being wiped"));
    // The log tells of it, once: a glass that took no touch for a minute is explained.
    REQUIRE(world.services().notes.size() == 1);
    CHECK(world.services().notes.front() ==
          "somebody wipes the glass: for 60 s no touch does anything");
    const auto left = [&] { return world.scene().find("cleaning/left")->name; };
    std::string told = left();
    int counted = 0;
    for (int second = 0; second < 58; ++second) {
        const base::Point at{20.F + 3 * static_cast<float>(second),
                             20 + 7 * static_cast<float>(second)};
        world.drive().touch({ui::Pointer::Phase::down, 1, at});
        world.drive().touch({ui::Pointer::Phase::up, 1, at});
        if (second % 9 == 0) world.drive().press("back");
        world.drive().wait(0.9);
        REQUIRE(world.says("The glass is being wiped"));
        counted += std::exchange(told, left()) != told ? 1 : 0;
    }
    CHECK(counted > 50);  // it counts down
    CHECK(world.services().notes.size() == 1);
    world.drive().wait(desk::CleaningScreen::lasts_s);
    CHECK_FALSE(world.says("The glass is being wiped"));
    CHECK(world.scene().find("attract/start"));
}
