#include "base/date.h"

#include "support/world.h"

TEST_CASE("A date in a page is a day of the calendar or nothing", "[base]") {
    const auto leap = base::parse_date("2028-02-29");
    REQUIRE(leap);
    CHECK(leap->year == 2028);
    CHECK(leap->month == 2);
    CHECK(leap->day == 29);
    for (const std::string text :
         {"", "2026-02-29", "2026-13-01", "2026-00-10", "2026-11-00", "2026-11-31", "2026-1-01",
          "22-11-2026", "2026/11/22", "2026-11-22 ", "20x6-11-22", "-026-01-01", "2026-+1-01"}) {
        CAPTURE(text);
        CHECK_FALSE(base::parse_date(text));
    }
}

TEST_CASE("Dates come back as they were written and stand in order", "[base]") {
    for (const std::string text : {"0999-12-31", "2026-11-22", "2027-01-01"}) {
        const auto date = base::parse_date(text);
        REQUIRE(date);
        CHECK(base::to_iso(*date) == text);
    }
    CHECK(base::Date{2026, 11, 22} < base::Date{2026, 12, 1});
    CHECK(base::Date{2026, 12, 31} < base::Date{2027, 1, 1});
    CHECK_FALSE(base::Date{}.known());
}

TEST_CASE("A visitor reads the day in their own language", "[base]") {
    const base::Date day{2026, 11, 22};
    CHECK(base::in_words(day, "en-GB") == "22 Nov 2026");
    CHECK(base::in_words(day, "es") == "22 nov 2026");
    CHECK_THAT(base::in_words(day, "ar"), Catch::Contains("2026") || Catch::Contains("٢٠٢٦"));
    CHECK(base::in_words({}, "en") == "");
    CHECK(base::in_words({2026, 1, 2}, "en") == "2 Jan 2026");
    CHECK(base::in_words({2026, 1, 2}, "en-US") == "Jan 2, 2026");
}

TEST_CASE("A moment is written as date(1) writes it, and read back", "[base]") {
    CHECK(base::to_utc(0) == "1970-01-01T00:00:00Z");
    for (const std::int64_t moment : {0L, 951782400L, 1795411200L, 4102444799L}) {
        CHECK(base::to_utc(moment) + "\n" ==
              support::run("date -u -d @" + std::to_string(moment) + " +%Y-%m-%dT%H:%M:%SZ").out);
        CHECK(base::parse_utc(base::to_utc(moment)) == moment);
    }
    for (const std::string text :
         {"", "2026-11-23", "2026-11-23T05:20:00", "2026-11-23 05:20:00Z", "2026-11-31T05:20:00Z",
          "2026-11-23T24:00:00Z", "2026-11-23T05:60:00Z", "2026-11-23T05:20:00Z "}) {
        CAPTURE(text);
        CHECK_FALSE(base::parse_utc(text));
    }
}
