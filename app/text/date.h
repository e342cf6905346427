// A calendar day, as review dates need it, and a moment in writing. Nobody below the shell asks
// what day it is today.
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace text {

struct Date {
    int year = 0, month = 0, day = 0;

    bool known() const { return year > 0; }
    friend auto operator<=>(const Date&, const Date&) = default;
};

// "2026-11-22"; nothing for text that is no such day.
std::optional<Date> parse_date(std::string_view text);
std::string to_iso(const Date& date);

// The day in words of a language, by ICU's medium format: "22 Nov 2026". English that names no
// country puts the day first.
std::string in_words(const Date& date, const std::string& language_tag);
// Of a moment in seconds since 1970: its day in UTC.
std::string day_in_words(std::int64_t moment, const std::string& language_tag);

// Seconds since 1970 as "2026-11-23T05:20:00Z", and back; nothing for other text.
std::string to_utc(std::int64_t moment);
Date day_of(std::int64_t moment);  // in UTC
std::optional<std::int64_t> parse_utc(std::string_view text);

}  // namespace text
