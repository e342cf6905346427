// What is shown changes by itself: nobody touches the glass here, and frames come only when the
// kiosk asks for them, through the loop that runs it.
#include "support/office_kiosk.h"
#include "support/still_window.h"

using support::Clinic;
using support::World;

namespace {

// So long nobody does anything; staff may do something half a second from now. How many frames
// were drawn.
std::size_t pass(World& world, double seconds, const std::function<void()>& act = {}) {
    support::StillWindow window(world.clock, world.scene().glass);
    window.end_s = world.clock.seconds() + seconds;
    window.meanwhile = act;
    window.meanwhile_at_s = world.clock.seconds() + 0.5;
    shell::FrameLoop(window, world.clock).run(world.drive().kiosk());
    return window.shown_at_s.size();
}

edition::EditionStore editions(const Clinic& clinic) {
    return edition::EditionStore(settings::data_paths(clinic.folder.path().string()).editions());
}

}  // namespace

TEST_CASE("A page withdrawn under its reader gives way within three seconds", "[journey]") {
    Clinic clinic({1080, 1920});
    World& world = clinic.at();
    world.tap("attract/start");
    world.tap("group/pain");
    pass(world, 5);
    const auto frames = pass(world, 3.5, [&] {
        support::must(editions(clinic).withdraw("prostatitis", "pat", Clinic::begun));
    });
    INFO(world.outline());
    CHECK(world.shows("updating/topics"));
    CHECK(frames > 6);            // it fades in,
    CHECK(pass(world, 20) <= 1);  // and then it stands
}

TEST_CASE("A visit that ends by itself gives place to the first screen in its new words",
          "[journey]") {
    Clinic clinic({1080, 1920});
    World& world = clinic.at();
    world.tap("attract/start");
    world.tap("group/pain");
    clinic.lengthen_sign();
    auto repository = clinic.open();
    clinic.publish(repository);
    const auto old = world.services().edition.version();
    pass(world, 10);
    CHECK(world.services().edition.version() == old);  // whoever reads, reads on
    pass(world, world.services().settings.idle_seconds + kiosk::warning_s + 3);
    INFO(world.outline());
    CHECK(world.shows("attract/start"));
    CHECK(world.services().edition.version() != old);
}

TEST_CASE("An edition that was taken back before anybody read it is not taken into use",
          "[journey]") {
    Clinic clinic({1080, 1920});
    World& world = clinic.at();
    world.tap("attract/start");
    const auto first = world.services().edition.version();
    const int in_use = editions(clinic).current().value();
    clinic.lengthen_sign();
    auto repository = clinic.open();
    clinic.publish(repository);
    pass(world, 5);
    support::must(editions(clinic).point_to(in_use, world.services().machine));
    pass(world, 5);
    world.tap("group/pain");
    CHECK(world.services().edition.version() == first);
}

TEST_CASE("What the desk finds in a text is shown without another key", "[journey]") {
    Clinic clinic;
    World& world = clinic.open_page("ann");
    const auto* before = world.scene().find("write/state");
    REQUIRE(before);
    const std::string then = before->name;
    ui::Input key;
    world.tap("write/text");
    key.typed = "zzxqj ";
    key.now_s = world.clock.seconds();
    world.drive().kiosk().step(world.scene().glass, key, 0.02);
    pass(world, 2);
    INFO(world.outline());
    REQUIRE(world.scene().find("write/state"));
    CHECK(world.scene().find("write/state")->name != then);
}

TEST_CASE("A desk that nobody sits at gives place to the visitors' first screen", "[journey]") {
    Clinic clinic;
    World& world = clinic.at();
    clinic.come_in();
    REQUIRE(world.shows("sign-in/name"));
    pass(world, desk::idle_s + 2);
    INFO(world.outline());
    CHECK(world.shows("attract/start"));
}

// Every two minutes what stands still is moved a little, so that it does not burn in.
TEST_CASE("A kiosk that nobody uses draws a picture in two minutes once nobody came for ten",
          "[journey]") {
    World world;
    const int moving = pass(world, 600);
    CHECK(moving <= 600 * 12);
    CHECK(moving > 600 * 10);
    CHECK(pass(world, 3000) <= 3000 / 120 + 2);
    world.services().settings.reduced_motion = true;
    world.tap("attract/start");
    world.tap("bar/start-over");
    CHECK(pass(world, 600) <= 2);
}
