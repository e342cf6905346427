#include "support/world.h"

using support::World;

namespace {

void gather(World& world) {
    world.tap("attract/start");
    world.tap("group/pain");
    world.tap("topic/ask");
    world.tap("question/1");
}

}  // namespace

TEST_CASE("hide covers everything with one touch, a touch comes back", "[journey]") {
    World world;
    world.tap("attract/start");
    world.tap("group/pain");
    const std::string title = world.scene().title;
    world.tap("bar/hide");
    INFO(world.outline());
    CHECK_FALSE(world.says(title));
    CHECK_FALSE(world.shows("bar/home"));
    world.tap("cover/return");
    CHECK(world.scene().title == title);
}

TEST_CASE("start over leaves nothing of the visit", "[journey]") {
    World world;
    gather(world);
    CHECK(world.session().questions.size() == 1);
    world.tap("bar/start-over");
    world.tap("leaving/over");
    CHECK(world.session().questions.empty());
    CHECK(world.session().gates_read.empty());
    CHECK(world.session().memory.scrolls.size() <= 1);
    CHECK(world.shows("attract/start"));
}

TEST_CASE("who has a list of questions is asked once before it goes", "[journey]") {
    World world;
    gather(world);
    const std::string title = world.scene().title;
    world.tap("bar/start-over");
    INFO(world.outline());
    CHECK(world.says("You have 1 question on your list."));
    world.tap("leaving/stay");
    CHECK(world.scene().title == title);
    world.tap("bar/start-over");
    world.tap("leaving/print");
    CHECK(world.session().questions.size() == 1);
    CHECK(world.shows("bar/home"));
    world.session().questions.clear();
    world.tap("bar/start-over");
    CHECK(world.shows("attract/start"));
}

TEST_CASE("an idle kiosk asks, waits half a minute, and then forgets everything", "[journey]") {
    World world;
    gather(world);
    world.drive().set("language", "es");
    const double idle = world.services().settings.idle_seconds;
    world.drive().wait(idle - 2);
    CHECK_FALSE(world.shows("still/yes"));
    world.drive().wait(4);
    INFO(world.outline());
    REQUIRE(world.shows("still/yes"));
    world.drive().wait(kiosk::warning_s - 6);
    REQUIRE(world.shows("still/yes"));
    world.drive().wait(6);
    CHECK(world.shows("attract/start"));
    CHECK(world.session().questions.empty());
    CHECK(world.session().language == "en");
}

TEST_CASE("one touch says I am still here, ten times over, and presses nothing behind it",
          "[journey]") {
    World world;
    gather(world);
    const std::string title = world.scene().title;
    for (int i = 0; i < 10; ++i) {
        world.drive().wait(world.services().settings.idle_seconds + 3.0);
        REQUIRE(world.shows("still/yes"));
        world.tap("still/yes");
        INFO(world.outline());
        REQUIRE(world.scene().title == title);
    }
    CHECK(world.session().questions.size() == 1);
}

TEST_CASE("scrolling counts as presence", "[journey]") {
    World world(World::Library::real);
    world.tap("attract/start");
    world.tap("home/warnings");
    for (int i = 0; i < 4; ++i) {
        world.drive().wait(world.services().settings.idle_seconds - 10.0);
        world.drive().drag("warnings", {0, -30});
    }
    CHECK_FALSE(world.shows("still/yes"));
    CHECK(world.scene().title == "Warning signs");
}

TEST_CASE("an idle attract screen only keeps from burning in, and asks nobody", "[journey]") {
    World world;
    world.drive().wait(600);  // it moves while somebody may still come
    const int before = world.drive().frames();
    world.drive().wait(3000);
    CHECK(world.drive().frames() - before < 3000 / 120 + 8);
    CHECK(world.shows("attract/start"));
}

TEST_CASE("What a touch did is shown by itself, without another touch", "[journey]") {
    support::World world;
    using Phase = ui::Pointer::Phase;
    const auto idle = [&] {
        world.clock.wait(1.0 / 60);
        ui::Input input;
        input.now_s = world.clock.seconds();
        world.drive().kiosk().step(world.scene().glass, input, 1.0 / 60);
    };
    const auto touch = [&](const std::string& key) {
        const auto* node = world.scene().find(key);
        REQUIRE(node);
        const auto at = node->visible_mm.centre();
        world.drive().touch({Phase::down, 1, at});
        world.drive().touch({Phase::up, 1, at});
        // From here nothing comes from the visitor; frames come only when the kiosk asks for them.
        int frames = 0;
        while (world.drive().kiosk().due_in(world.clock.seconds()) == 0 && ++frames < 100) idle();
        return frames;
    };
    CHECK(touch("attract/start") >= 1);
    INFO(world.outline());
    CHECK(world.shows("home/search"));
    world.clock.wait(1);
    touch("home/search");
    CHECK(world.shows("search/field"));
}
