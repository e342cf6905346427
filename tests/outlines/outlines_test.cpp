// One small approved text a screen: what a visitor can read and do there, in order. After a wanted
// change: UROKIOSK_APPROVE=1 build/tests/visit_tests '[outline]', and read the diff.
#include <cstdlib>
#include <regex>
#include <set>

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
    for (const auto& sample : world.samples()) {
        world.enter(sample);
        hold(world, sample.name);
    }
    world.tap("bar/hide");
    hold(world, "cover");
    world.tap("cover/return");
    world.drive().wait(world.services().settings.idle_seconds + 5.0);
    hold(world, "still-there");
}

TEST_CASE("every screen has a sample, and every outline is of one", "[outline]") {
    World world;
    std::set<std::string> names{"cover", "still-there"};
    std::set<std::size_t> screens;
    for (const auto& sample : world.samples()) {
        CHECK(names.insert(sample.name).second);
        screens.insert(sample.route.index());
    }
    CHECK(screens.size() == std::variant_size_v<kiosk::Route>);
    for (const auto& file :
         std::filesystem::directory_iterator(support::source() / "tests" / "outlines"))
        if (file.path().extension() == ".txt") CHECK(names.contains(file.path().stem().string()));
}
