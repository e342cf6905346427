// A month in the manner of a language: its name, its weekdays from the first day of the week on.
#pragma once

#include <string>
#include <vector>

#include "text/date.h"

namespace text {

struct Month {
    std::string name;                   // "November 2026"
    std::vector<std::string> weekdays;  // seven, short
    int begins_at = 0;                  // the place of its first day among them, 0 to 6
    int days = 0;
};
Month month_of(const Date& any_day, const std::string& language_tag);

Date day_after(const Date& date);
// The first day of another month; -1: of the one before.
Date months_on(const Date& date, int months);

}  // namespace text
