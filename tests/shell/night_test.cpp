// At night the glass is dark, and the touch that wakes it does nothing else.
#include "support/world.h"

namespace {

bool dark(const support::World& world) { return world.scene().nodes.empty(); }

}  // namespace

TEST_CASE("Between the hours of the night the glass is dark, and a touch wakes it",
          "[shell][night]") {
    support::World world;
    auto& machine = world.services().machine;
    const auto minute = static_cast<int>(world.clock.moment() % 86400 / 60);
    machine.night_begins = (minute + 10) % 1440;
    machine.night_ends = (minute + 30) % 1440;
    world.drive().leave(120);
    CHECK_FALSE(dark(world));
    // The stand-in clock's day does not turn with its seconds: the hours are moved instead.
    machine.night_begins = minute;
    world.drive().leave(60);
    CHECK(dark(world));
    const base::Point middle{130, 240};
    using Phase = ui::Pointer::Phase;
    world.drive().touch({Phase::down, 1, middle});
    world.drive().touch({Phase::up, 1, middle});
    world.drive().wait(0.5);
    CHECK_FALSE(dark(world));
    CHECK_FALSE(world.session().started);  // nobody chose what they did not see
    world.drive().touch({Phase::down, 2, middle});
    world.drive().touch({Phase::up, 2, middle});
    world.drive().wait(0.5);
    CHECK(world.session().started);
    world.drive().leave(50);
    CHECK_FALSE(dark(world));  // a visit goes on
    machine.night_ends = machine.night_begins;
    world.drive().leave(600);
    CHECK_FALSE(dark(world));  // equal hours are no night
}

TEST_CASE("The key that wakes the dark glass does nothing else, and the next one does its work",
          "[shell][night]") {
    support::World world;
    auto& machine = world.services().machine;
    const auto minute = static_cast<int>(world.clock.moment() % 86400 / 60);
    machine.night_begins = minute;
    machine.night_ends = (minute + 30) % 1440;
    for (const std::string key : {"enter", "down", "help"}) {
        INFO(key);
        world.drive().leave(300);
        REQUIRE(dark(world));
        world.drive().press(key);
        CHECK_FALSE(dark(world));
        CHECK_FALSE(world.session().started);
        CHECK(world.session().memory.focus.empty());
        CHECK_FALSE(world.session().listening.on);
    }
    world.drive().press("enter");
    CHECK(world.session().started);
}
