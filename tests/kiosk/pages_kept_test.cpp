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
        (void)world.services().sheets.of("slip/2GT-M7QX", [&] {
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

TEST_CASE("A part that is measured and then shown is made once", "[kiosk]") {
    World world;
    auto& services = world.services();
    int made = 0;
    const auto make = [&] {
        ++made;
        layout::Sheet sheet;
        sheet.height = 12;
        return sheet;
    };
    CHECK(services.sheets.height("front", make) == 12);
    CHECK(services.sheets.height("front", make) == 12);
    CHECK(services.sheets.of("front", make).height == 12);
    CHECK(services.sheets.of("front", make).height == 12);
    CHECK(made == 1);
}

TEST_CASE("The fronts of a list stay ready, however many ways each was tried", "[kiosk]") {
    World world;
    auto& services = world.services();
    int made = 0;
    const auto make = [&] {
        ++made;
        return layout::Sheet();
    };
    constexpr int fronts = 12, ways = 10;
    const auto name = [](int front, int way) {
        return std::to_string(front) + "/" + std::to_string(way);
    };
    for (int front = 0; front < fronts; ++front) {
        for (int way = 0; way < ways; ++way) (void)services.sheets.height(name(front, way), make);
        (void)services.sheets.of(name(front, ways - 1), make);
    }
    made = 0;
    for (int front = 0; front < fronts; ++front) {
        for (int way = 0; way < ways; ++way) (void)services.sheets.height(name(front, way), make);
        (void)services.sheets.of(name(front, ways - 1), make);
    }
    CHECK(made == 0);
}
