#include <catch2/catch.hpp>
#include <cstdlib>
#include <ctime>
#include <string>

#include "devices/clock.h"

TEST_CASE("A moment is told in the local time of that moment", "[devices]") {
    const char* before = std::getenv("TZ");
    const std::string old = before ? before : "";
    setenv("TZ", "GMT0BST,M3.5.0/1,M10.5.0", 1);  // London, without a file of zones
    tzset();
    const devices::SystemClock clock;
    CHECK(clock.offset_s(1782900000) == 3600);  // 1 July 2026
    CHECK(clock.offset_s(1795435200) == 0);     // 23 November 2026
    before ? setenv("TZ", old.c_str(), 1) : unsetenv("TZ");
    tzset();
}
