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
    for (int second = 0; second < 58; ++second) {
        const base::Point at{20.F + 3 * static_cast<float>(second),
                             20 + 7 * static_cast<float>(second)};
        world.drive().touch({ui::Pointer::Phase::down, 1, at});
        world.drive().touch({ui::Pointer::Phase::up, 1, at});
        if (second % 9 == 0) world.drive().press("back");
        world.drive().wait(0.9);
        REQUIRE(world.says("The glass is being wiped"));
    }
    world.drive().wait(desk::CleaningScreen::lasts_s);
    CHECK_FALSE(world.says("The glass is being wiped"));
    CHECK(world.scene().find("attract/start"));
}
