#include "text/calendar.h"

#include <unicode/calendar.h>
#include <unicode/dtfmtsym.h>
#include <unicode/dtptngen.h>
#include <unicode/smpdtfmt.h>

#include <chrono>
#include <memory>

namespace text {

namespace {

std::string utf8_of(const icu::UnicodeString& words) {
    std::string utf8;
    words.toUTF8String(utf8);
    return utf8;
}

std::chrono::year_month month_in(const Date& date) {
    return std::chrono::year{date.year} / std::chrono::month{static_cast<unsigned>(date.month)};
}

}  // namespace

Month month_of(const Date& any_day, const std::string& language_tag) {
    using namespace std::chrono;
    const auto month = month_in(any_day);
    const sys_days first = month / day{1};
    const auto last = month / std::chrono::last;
    Month made;
    made.days = static_cast<int>(static_cast<unsigned>(last.day()));
    made.name = to_iso(any_day).substr(0, 7);
    // As text::in_words has it: English that names no country begins the week with Monday.
    const std::string tag = language_tag == "en" ? "en-GB" : language_tag;
    const icu::Locale locale((tag + "@numbers=latn").c_str());
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::Calendar> weeks(
        icu::Calendar::createInstance(icu::TimeZone::getGMT()->clone(), locale, status));
    const std::unique_ptr<icu::DateTimePatternGenerator> patterns(
        icu::DateTimePatternGenerator::createInstance(locale, status));
    const icu::DateFormatSymbols symbols(locale, status);
    if (U_FAILURE(status)) return made;
    const int begins = static_cast<int>(weeks->getFirstDayOfWeek(status)) - UCAL_SUNDAY;
    int count = 0;
    const auto* names = symbols.getWeekdays(count, icu::DateFormatSymbols::STANDALONE,
                                            icu::DateFormatSymbols::ABBREVIATED);
    for (int i = 0; i < 7; ++i)
        made.weekdays.push_back(utf8_of(names[UCAL_SUNDAY + (begins + i) % 7]));
    made.begins_at = (static_cast<int>(weekday(first).c_encoding()) + 7 - begins) % 7;
    icu::SimpleDateFormat format(patterns->getBestPattern("yMMMM", status), locale, status);
    if (U_FAILURE(status)) return made;
    format.setTimeZone(*icu::TimeZone::getGMT());
    icu::UnicodeString words;
    format.format(static_cast<UDate>(first.time_since_epoch().count()) * U_MILLIS_PER_DAY, words);
    made.name = utf8_of(words);
    return made;
}

Date day_after(const Date& date) {
    using namespace std::chrono;
    const year_month_day next{sys_days(month_in(date) / day{static_cast<unsigned>(date.day)}) +
                              days{1}};
    return {static_cast<int>(next.year()), static_cast<int>(static_cast<unsigned>(next.month())),
            static_cast<int>(static_cast<unsigned>(next.day()))};
}

Date months_on(const Date& date, int months) {
    const auto there = month_in(date) + std::chrono::months{months};
    return {static_cast<int>(there.year()), static_cast<int>(static_cast<unsigned>(there.month())),
            1};
}

}  // namespace text
