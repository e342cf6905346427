// The two corners by which staff come in, on glass where something lies or was never lifted.
#include "support/office_kiosk.h"

using support::Clinic;

namespace {

using Phase = ui::Pointer::Phase;

bool asked(support::World& world) { return world.shows("sign-in/name"); }

}  // namespace

TEST_CASE("a mug in one corner and a visitor's finger in the other do not open the desk",
          "[desk][guard]") {
    Clinic clinic({1080, 1920});
    auto& world = clinic.at();
    const float wide = world.scene().glass.width_mm();
    world.drive().touch({Phase::down, 1, {5, 5}});
    world.drive().wait(30);
    world.drive().touch({Phase::down, 2, {wide - 5, 5}});
    world.drive().wait(10);
    CHECK_FALSE(asked(world));
}

TEST_CASE("a finger in a corner that was never lifted does not keep staff out", "[desk][guard]") {
    Clinic clinic({1080, 1920});
    auto& world = clinic.at();
    const float wide = world.scene().glass.width_mm();
    world.drive().touch({Phase::down, 1, {5, 5}});
    world.drive().touch({Phase::down, 2, {wide - 5, 5}});
    world.drive().touch({Phase::up, 2, {wide - 5, 5}});
    world.drive().wait(60);
    world.drive().touch({Phase::down, 3, {6, 6}});
    world.drive().touch({Phase::down, 4, {wide - 5, 5}});
    world.drive().wait(4);
    CHECK(asked(world));
}

TEST_CASE("the key for staff opens the desk", "[desk][guard]") {
    Clinic clinic({1080, 1920});
    REQUIRE(clinic.at().drive().press("staff").empty());
    CHECK(asked(clinic.at()));
}

TEST_CASE("a mug that trembles keeps nobody signed in", "[desk][guard]") {
    Clinic clinic;
    auto& world = clinic.sit_down("ann");
    world.drive().touch({Phase::down, 1, {300, 200}});
    for (int i = 0; i < 600 && !asked(world); ++i) {
        world.drive().touch({Phase::move, 1, {300 + 0.5F * static_cast<float>(i % 2), 200}});
        world.drive().leave(2);
    }
    CHECK_FALSE(world.shows("desk/out"));
}
