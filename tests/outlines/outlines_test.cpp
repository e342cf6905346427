// One small approved text a screen: what a visitor can read and do there, in order. After a wanted
// change: UROKIOSK_APPROVE=1 build/tests/visit_tests '[outline]', and read the diff.
#include <cstdlib>
#include <regex>

#include "support/world.h"

using support::World;

namespace {

void hold(World& world, const std::string& name) {
    const base::Path file = support::source() / "tests" / "outlines" / (name + ".txt");
    // An edition's name is the hash of all its words: any change of content would alter it.
    const std::string now =
        std::regex_replace(world.outline(), std::regex("Edition [0-9a-f]{8}"), "Edition ########");
    if (std::getenv("UROKIOSK_APPROVE")) REQUIRE(base::write_file(file, now));
    const auto approved = base::read_file(file);
    INFO(name);
    REQUIRE(approved);
    CHECK(now == *approved);
}

}  // namespace

TEST_CASE("each screen says what was approved for it", "[outline]") {
    World world;
    hold(world, "attract");
    world.tap("attract/start");
    hold(world, "home");
    world.tap("home/topics");
    hold(world, "topics");
    world.go(kiosk::Topic{"prostatitis", -1});
    hold(world, "topic");
    world.go(kiosk::Topic{"prostatitis", -2});
    hold(world, "topic-warnings");
    world.go(kiosk::Topic{"prostate", 0});
    hold(world, "chapter");
    world.go(kiosk::Topic{"prostatitis", 99});
    hold(world, "ask");
    world.go(kiosk::About{"prostatitis", -1});
    hold(world, "about");
    world.go(kiosk::Gate{"prostate-massage"});
    hold(world, "gate");
    world.go(kiosk::Plate{"male-pelvis", ""});
    hold(world, "plate");
    world.go(kiosk::Warnings{});
    hold(world, "warnings");
    world.go(kiosk::Search{});
    hold(world, "search");
    world.session().questions = {"One?", "Two?", "Three?"};
    world.go(kiosk::Questions{});
    hold(world, "questions");
    world.go(kiosk::Print{""});
    hold(world, "print");
    world.go(kiosk::Languages{});
    hold(world, "languages");
    world.tap("bar/hide");
    hold(world, "cover");
    world.tap("cover/return");
    world.drive().wait(world.services().settings.idle_seconds + 5.0);
    hold(world, "still-there");
}
