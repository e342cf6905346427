#include "text/date.h"

#include <unicode/calendar.h>
#include <unicode/datefmt.h>
#include <unicode/gregocal.h>

#include <charconv>
#include <chrono>
#include <cstdio>

namespace text {

namespace {
bool digits(std::string_view text, int& into) {
    if (text.find_first_not_of("0123456789") != std::string_view::npos) return false;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), into);
    return error == std::errc() && end == text.data() + text.size();
}
}  // namespace

std::optional<Date> parse_date(std::string_view text) {
    Date date;
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
    if (!digits(text.substr(0, 4), date.year) || !digits(text.substr(5, 2), date.month) ||
        !digits(text.substr(8, 2), date.day))
        return std::nullopt;
    const std::chrono::year_month_day day{std::chrono::year{date.year},
                                          std::chrono::month{static_cast<unsigned>(date.month)},
                                          std::chrono::day{static_cast<unsigned>(date.day)}};
    if (!day.ok()) return std::nullopt;
    return date;
}

std::string to_iso(const Date& date) {
    char text[32];
    std::snprintf(text, sizeof text, "%04d-%02d-%02d", date.year, date.month, date.day);
    return text;
}

std::string in_words(const Date& date, const std::string& language_tag) {
    if (!date.known()) return "";
    UErrorCode status = U_ZERO_ERROR;
    const std::string tag = language_tag == "en" ? "en-GB" : language_tag;
    const icu::Locale locale((tag + "@numbers=latn").c_str());
    icu::GregorianCalendar calendar(icu::TimeZone::getGMT()->clone(), locale, status);
    calendar.set(date.year, date.month - 1, date.day, 12, 0);
    const std::unique_ptr<icu::DateFormat> format(
        icu::DateFormat::createDateInstance(icu::DateFormat::kMedium, locale));
    if (!format || U_FAILURE(status)) return to_iso(date);
    format->setTimeZone(*icu::TimeZone::getGMT());
    icu::UnicodeString words;
    format->format(calendar.getTime(status), words);
    std::string utf8;
    words.toUTF8String(utf8);
    return U_FAILURE(status) ? to_iso(date) : utf8;
}

std::string day_in_words(std::int64_t moment, const std::string& language_tag) {
    const Date day = day_of(moment);
    return day.known() ? in_words(day, language_tag) : to_utc(moment);
}

std::string to_utc(std::int64_t moment) {
    using namespace std::chrono;
    const sys_seconds at{seconds{moment}};
    const auto day = floor<days>(at);
    const year_month_day date{day};
    const hh_mm_ss time{at - day};
    char text[64];
    std::snprintf(text, sizeof text, "%04d-%02u-%02uT%02d:%02d:%02dZ",
                  static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                  static_cast<unsigned>(date.day()), static_cast<int>(time.hours().count()),
                  static_cast<int>(time.minutes().count()),
                  static_cast<int>(time.seconds().count()));
    return text;
}

Date day_of(std::int64_t moment) {
    return parse_date(to_utc(moment).substr(0, 10)).value_or(Date{});
}

std::optional<std::int64_t> parse_utc(std::string_view text) {
    if (text.size() != 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':' ||
        text[19] != 'Z')
        return std::nullopt;
    const auto date = parse_date(text.substr(0, 10));
    int hour = 0, minute = 0, second = 0;
    if (!date || !digits(text.substr(11, 2), hour) || !digits(text.substr(14, 2), minute) ||
        !digits(text.substr(17, 2), second) || hour > 23 || minute > 59 || second > 59)
        return std::nullopt;
    const std::chrono::sys_days day = std::chrono::year_month_day{
        std::chrono::year{date->year}, std::chrono::month{static_cast<unsigned>(date->month)},
        std::chrono::day{static_cast<unsigned>(date->day)}};
    return std::int64_t{day.time_since_epoch().count()} * 86400 + hour * 3600 + minute * 60 +
           second;
}

}  // namespace text
