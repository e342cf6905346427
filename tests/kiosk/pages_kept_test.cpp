// Pages are kept while they are read, and let go when there are many.
#include "support/world.h"

using support::World;

TEST_CASE("The page asked for just before stays while its second language is read", "[kiosk]") {
    World world;
    auto& services = world.services();
    const auto ids = {"prostatitis", "prostate-massage", "your-visit", "warning-signs"};
    for (int round = 0; round < 4; ++round)
        for (const std::string id : ids)
            for (const std::string language : {"en", "es", "ar"}) {
                const auto* first = services.page("en", "prostate");
                REQUIRE(first);
                (void)services.page(language, id);  // may make room
                INFO(round << ": " << language << "/" << id);
                CHECK(services.page("en", "prostate") == first);
            }
}

TEST_CASE("What was made for one visitor is made anew for the next", "[kiosk]") {
    World world;
    int made = 0;
    const auto slip = [&] {
        (void)world.services().sheet("slip/2GT-M7QX", [&] {
            ++made;
            return layout::Sheet();
        });
    };
    world.tap("attract/start");
    slip();
    slip();
    CHECK(made == 1);
    world.tap("bar/start-over");
    slip();
    CHECK(made == 2);
}
