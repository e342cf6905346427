// Numbers as the voice tells them apart: to dial, Roman, a day, a quantity.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "text/date.h"
#include "text/segment.h"

namespace text {

// ASCII digits of a text that holds nothing but digits, Western or Arabic; empty for all else.
std::string digits_of(std::string_view text);
// The whole text with its digits in ASCII.
std::string with_plain_digits(std::string_view text);
// How many bytes the digit here takes; 0 where there is none.
std::size_t digit_at(std::string_view text, std::size_t at);
bool begins_with_digit(std::string_view text);
bool ends_with_digit(std::string_view text);
bool dash(std::string_view sign);
std::string without_spaces(std::string_view text);

// Groups of digits that may belong together, with what parts them.
struct DigitRun {
    bool plus = false;
    std::vector<Piece> groups;         // in the text
    std::vector<std::string> digits;   // ASCII, one for each group
    std::vector<std::string> between;  // after each group but the last
    std::vector<std::size_t> words;    // how many words each group ends
};
// From the word at `first` on; no groups where it is no number.
DigitRun digit_run(std::string_view text, const std::vector<Piece>& words, std::size_t first);
// How many of its groups, from the first on, are surely a number to dial, told by their look alone
// or because they are known; 0: none.
std::size_t dialled_groups(const DigitRun& run, const std::set<std::string>& known);
// Digits of all numbers in a clinic's own words: "999 or 112".
std::set<std::string> known_numbers(const std::vector<std::string>& written);

// 1 to 39, and the letter of a subgroup: "IIIA".
struct Roman {
    int value = 0;
    std::string letter;
    bool sure = false;  // nothing else is written so
};
std::optional<Roman> roman(std::string_view word);

// The figures of a date that may stand in a text, and what parts them.
struct DateFigures {
    std::vector<std::string> parts;  // ASCII
    std::string sign;                // "-", "/" or "."
    std::size_t words = 0;           // it takes
};
// Of "22.11.2027", which is one word; no parts where it is none.
DateFigures dotted_date(std::string_view word);
// 2027-11-22, 22/11/2027, 22.11.2027, 11/22/2027, where there is no 22nd month; 2027-11 and
// 11/2027, with the day 0.
std::optional<Date> date_of(const DateFigures& figures);

// In full: "22 November 2027", or without its day "November 2027".
std::string day_in_full(const Date& date, const std::string& language);

}  // namespace text
