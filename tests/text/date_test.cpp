#include "text/date.h"

#include "support/world.h"

TEST_CASE("A date in a page is a day of the calendar or nothing", "[base]") {
    const auto leap = text::parse_date("2028-02-29");
    REQUIRE(leap);
    CHECK(leap->year == 2028);
    CHECK(leap->month == 2);
    CHECK(leap->day == 29);
    for (const std::string text :
         {"", "2026-02-29", "2026-13-01", "2026-00-10", "2026-11-00", "2026-11-31", "2026-1-01",
          "22-11-2026", "2026/11/22", "2026-11-22 ", "20x6-11-22", "-026-01-01", "2026-+1-01"}) {
        CAPTURE(text);
        CHECK_FALSE(text::parse_date(text));
    }
}

TEST_CASE("Dates come back as they were written and stand in order", "[base]") {
    for (const std::string text : {"0999-12-31", "2026-11-22", "2027-01-01"}) {
        const auto date = text::parse_date(text);
        REQUIRE(date);
        CHECK(text::to_iso(*date) == text);
    }
    CHECK(text::Date{2026, 11, 22} < text::Date{2026, 12, 1});
    CHECK(text::Date{2026, 12, 31} < text::Date{2027, 1, 1});
    CHECK_FALSE(text::Date{}.known());
}

TEST_CASE("A visitor reads the day in their own language", "[base]") {
    const text::Date day{2026, 11, 22};
    CHECK(text::in_words(day, "en-GB") == "22 Nov 2026");
    CHECK(text::in_words(day, "es") == "22 nov 2026");
    CHECK_THAT(text::in_words(day, "ar"), Catch::Contains("2026") || Catch::Contains("٢٠٢٦"));
    CHECK(text::in_words({}, "en") == "");
    CHECK(text::in_words({2026, 1, 2}, "en") == "2 Jan 2026");
    CHECK(text::in_words({2026, 1, 2}, "en-US") == "Jan 2, 2026");
}

TEST_CASE("A moment is written as date(1) writes it, and read back", "[base]") {
    CHECK(text::to_utc(0) == "1970-01-01T00:00:00Z");
    for (const std::int64_t moment : {0L, 951782400L, 1795411200L, 4102444799L}) {
        CHECK(text::to_utc(moment) + "\n" ==
              support::run("date -u -d @" + std::to_string(moment) + " +%Y-%m-%dT%H:%M:%SZ").out);
        CHECK(text::parse_utc(text::to_utc(moment)) == moment);
    }
    for (const std::string text :
         {"", "2026-11-23", "2026-11-23T05:20:00", "2026-11-23 05:20:00Z", "2026-11-31T05:20:00Z",
          "2026-11-23T24:00:00Z", "2026-11-23T05:60:00Z", "2026-11-23T05:20:00Z "}) {
        CAPTURE(text);
        CHECK_FALSE(text::parse_utc(text));
    }
}
