
#include "settings/last_seen.h"
#include "support/world.h"

namespace {

struct Kiosk {
    support::Folder folder;
    settings::DataPaths place{folder.path(), {}};
    std::string file() const { return base::read_file(place.last_seen()).value_or("none"); }
};

constexpr std::int64_t today = 1795392000;  // 2026-11-23T00:00:00Z
constexpr std::int64_t day = 86400;

}  // namespace

TEST_CASE("The time a kiosk runs at is written once a day, and never goes back", "[shell]") {
    const Kiosk kiosk;
    CHECK(kiosk.file() == "none");
    settings::remember_time(kiosk.place, today);
    CHECK(kiosk.file() == text::to_utc(today) + "\n");
    settings::remember_time(kiosk.place, today + day - 1);
    CHECK(kiosk.file() == text::to_utc(today) + "\n");
    settings::remember_time(kiosk.place, today + day);
    CHECK(kiosk.file() == text::to_utc(today + day) + "\n");
    settings::remember_time(kiosk.place, today - 400 * day);
    CHECK(kiosk.file() == text::to_utc(today + day) + "\n");
}

TEST_CASE("A clock that jumped back is noticed, one set right by minutes is not", "[shell]") {
    const Kiosk kiosk;
    CHECK_FALSE(settings::jumped_back(kiosk.place, 0));  // nothing was seen yet
    settings::remember_time(kiosk.place, today);
    CHECK_FALSE(settings::jumped_back(kiosk.place, today));
    CHECK_FALSE(settings::jumped_back(kiosk.place, today + day));
    CHECK_FALSE(settings::jumped_back(kiosk.place, today - 600));
    CHECK(settings::jumped_back(kiosk.place, today - day) == today);
    REQUIRE(base::write_file(kiosk.place.last_seen(), "no time at all"));
    CHECK_FALSE(settings::jumped_back(kiosk.place, today - day));
    settings::remember_time(kiosk.place, today);  // and is mended
    CHECK(kiosk.file() == text::to_utc(today) + "\n");
}

TEST_CASE("A clock that cannot be right beside the edition is noticed, years that passed are not",
          "[shell]") {
    using settings::clock_says;
    using settings::ClockSays;
    const Kiosk kiosk;
    constexpr std::int64_t year = 365 * day;
    CHECK(clock_says(kiosk.place, 0, today) == ClockSays::too_early);
    CHECK(clock_says(kiosk.place, today - 2 * day, today) == ClockSays::too_early);
    CHECK(clock_says(kiosk.place, today - 3600, today) == ClockSays::well);
    CHECK(clock_says(kiosk.place, today + 3 * year, today) == ClockSays::well);
    for (const std::int64_t years : {12, 174, 8000})
        CHECK(clock_says(kiosk.place, today + years * year, today) == ClockSays::too_late);
    CHECK(clock_says(kiosk.place, 0, 0) == ClockSays::well);  // nobody knows when it was made
    // A kiosk that ran through those years has old pages, and its clock is right.
    settings::remember_time(kiosk.place, today + 12 * year - 5 * day);
    CHECK(clock_says(kiosk.place, today + 12 * year, today) == ClockSays::well);
}

TEST_CASE("A folder that cannot be written stops nothing", "[shell]") {
    const settings::DataPaths nowhere{"/no/such/folder", {}};
    CHECK_NOTHROW(settings::remember_time(nowhere, today));
    CHECK_FALSE(settings::jumped_back(nowhere, today));
}
