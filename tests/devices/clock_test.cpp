#include "devices/clock.h"

TEST_CASE("A test's clock stands still until it is told", "[devices]") {
    devices::StandInClock clock;
    const double start = clock.seconds();
    CHECK(clock.seconds() == start);
    clock.wait(90);
    CHECK(clock.seconds() == start + 90);
    clock.set({2027, 2, 28});
    CHECK(clock.today() == text::Date{2027, 2, 28});
    CHECK(clock.seconds() == start + 90);
}

TEST_CASE("The machine's clock never goes back and knows the day", "[devices]") {
    const devices::SystemClock clock;
    double last = clock.seconds();
    for (int i = 0; i < 1000; ++i) {
        const double now = clock.seconds();
        REQUIRE(now >= last);
        last = now;
    }
    CHECK(clock.today() >= text::Date{2025, 1, 1});
    CHECK(text::parse_date(text::to_iso(clock.today())));
}
