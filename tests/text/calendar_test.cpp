// A month as each language has it.
#include "text/calendar.h"

#include "support/world.h"

using text::Date;

TEST_CASE("a month begins its weeks as its language does") {
    const auto english = text::month_of({2026, 11, 30}, "en");
    CHECK(english.name == "November 2026");
    CHECK(english.days == 30);
    CHECK(english.weekdays.front() == "Mon");
    CHECK(english.begins_at == 6);  // the first was a Sunday
    const auto american = text::month_of({2026, 11, 30}, "en-US");
    CHECK(american.weekdays.front() == "Sun");
    CHECK(american.begins_at == 0);
    const auto spanish = text::month_of({2028, 2, 29}, "es");
    CHECK(spanish.name == "febrero de 2028");
    CHECK(spanish.days == 29);
    CHECK(text::month_of({2026, 11, 30}, "ar").name.find("2026") != std::string::npos);
}

TEST_CASE("days and months go on over the end of a year") {
    CHECK(text::day_after({2027, 12, 31}) == Date{2028, 1, 1});
    CHECK(text::day_after({2028, 2, 28}) == Date{2028, 2, 29});
    CHECK(text::months_on({2027, 12, 31}, 1) == Date{2028, 1, 1});
    CHECK(text::months_on({2028, 1, 31}, -1) == Date{2027, 12, 1});
}
