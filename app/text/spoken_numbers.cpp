#include "text/spoken_numbers.h"

#include <unicode/calendar.h>
#include <unicode/datefmt.h>
#include <unicode/gregocal.h>

#include <algorithm>
#include <array>
#include <sstream>

namespace text {

namespace {

// The value of the digit here, 0 to 9; -1 where there is none. U+0660.. and U+06F0.. are Arabic.
int digit_value(std::string_view text, std::size_t at) {
    if (at >= text.size()) return -1;
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    if (byte(at) >= '0' && byte(at) <= '9') return byte(at) - '0';
    if (at + 1 >= text.size()) return -1;
    const unsigned next = byte(at + 1);
    if (byte(at) == 0xD9 && next >= 0xA0 && next <= 0xA9) return static_cast<int>(next - 0xA0);
    if (byte(at) == 0xDB && next >= 0xB0 && next <= 0xB9) return static_cast<int>(next - 0xB0);
    return -1;
}

constexpr std::array<std::string_view, 6> dashes{"-",      "\u2010", "\u2011",
                                                 "\u2013", "\u2014", "\u2212"};
constexpr std::array<std::string_view, 4> spaces{" ", "\u00A0", "\u2009", "\u202F"};

bool parts_groups(std::string_view between) {
    const std::string bare = without_spaces(between);
    if (bare.empty()) return between.size() <= 3;  // one space of any kind
    return dash(bare) || bare == "/" || bare == ")" || bare == ")-";
}

std::string all_digits(const DigitRun& run, std::size_t groups) {
    std::string digits;
    for (std::size_t i = 0; i < groups; ++i) digits += run.digits[i];
    return digits;
}

// "1 000 000", "1.000.000": three digits after each sign.
bool thousands(const DigitRun& run) {
    if (run.digits[0].size() > 3 || run.digits[0][0] == '0') return false;
    return std::all_of(run.digits.begin() + 1, run.digits.end(),
                       [](const auto& group) { return group.size() == 3; });
}

// Groups of "020.7946.0018", which is one word; none for a decimal or a thousand.
std::vector<Piece> dotted(std::string_view text, const Piece& word) {
    std::vector<Piece> groups{{word.begin, word.begin}};
    for (std::size_t at = word.begin; at < word.end;) {
        const auto bytes = digit_at(text, at);
        if (bytes == 0 && (text[at] != '.' || groups.back().end == groups.back().begin)) return {};
        if (bytes == 0) groups.push_back({at + 1, at + 1});
        at += std::max<std::size_t>(bytes, 1);
        if (bytes > 0) groups.back().end = at;
    }
    if (groups.size() == 1) return groups;
    const bool zero = digits_of(text.substr(word.begin, groups[0].end - word.begin)).size() > 1 &&
                      digit_value(text, word.begin) == 0;
    return groups.size() > 2 || zero ? groups : std::vector<Piece>();
}

std::string padded(const std::string& digits) { return digits.size() == 1 ? "0" + digits : digits; }

}  // namespace

std::size_t digit_at(std::string_view text, std::size_t at) {
    if (digit_value(text, at) < 0) return 0;
    return static_cast<unsigned char>(text[at]) < 0x80 ? 1 : 2;
}

std::string digits_of(std::string_view text) {
    std::string digits;
    for (std::size_t at = 0; at < text.size();) {
        const int value = digit_value(text, at);
        if (value < 0) return "";
        digits += static_cast<char>('0' + value);
        at += digit_at(text, at);
    }
    return digits;
}

std::string with_plain_digits(std::string_view text) {
    std::string made;
    for (std::size_t at = 0; at < text.size();) {
        const int value = digit_value(text, at);
        made += value < 0 ? text[at] : static_cast<char>('0' + value);
        at += value < 0 ? 1 : digit_at(text, at);
    }
    return made;
}

bool begins_with_digit(std::string_view text) { return digit_at(text, 0) > 0; }

bool ends_with_digit(std::string_view text) {
    if (text.empty()) return false;
    if (digit_at(text, text.size() - 1) == 1) return true;
    return text.size() > 1 && digit_at(text, text.size() - 2) == 2;
}

bool dash(std::string_view sign) {
    return std::find(dashes.begin(), dashes.end(), sign) != dashes.end();
}

std::string without_spaces(std::string_view text) {
    std::string bare(text);
    for (const auto space : spaces)
        for (auto at = bare.find(space); at != std::string::npos; at = bare.find(space))
            bare.erase(at, space.size());
    return bare;
}

DigitRun digit_run(std::string_view text, const std::vector<Piece>& words, std::size_t first) {
    DigitRun run;
    run.plus = words[first].begin > 0 && text[words[first].begin - 1] == '+';
    for (std::size_t i = first; i < words.size(); ++i) {
        const auto groups = dotted(text, words[i]);
        if (groups.empty()) break;
        if (i > first) {
            const auto end = words[i - 1].end;
            const auto between = text.substr(end, words[i].begin - end);
            const bool trunk = without_spaces(between) == "(" && text[words[i].begin] == '0' &&
                               text.substr(words[i].end, 1) == ")";  // +44 (0)20
            if (!trunk && !parts_groups(between)) break;
            run.between.push_back(without_spaces(between));
        }
        for (std::size_t k = 0; k < groups.size(); ++k) {
            const auto& group = groups[k];
            if (k > 0) run.between.emplace_back(".");
            run.groups.push_back(group);
            run.digits.push_back(digits_of(text.substr(group.begin, group.end - group.begin)));
            run.words.push_back(k + 1 == groups.size() ? i - first + 1 : 0);
        }
    }
    return run;
}

std::size_t dialled_groups(const DigitRun& run, const std::set<std::string>& known) {
    const auto count = run.digits.size();
    if (count == 0) return 0;
    for (std::size_t groups = count; groups > 0; --groups) {
        if (run.words[groups - 1] == 0 || !known.contains(all_digits(run, groups))) continue;
        // "111-115" is a range; "999/112" names two numbers.
        const bool goes_on = groups < count && !run.between[groups - 1].empty();
        if (!goes_on || known.contains(run.digits[groups])) return groups;
    }
    const auto total = all_digits(run, count).size();
    const auto holds = [&](std::string_view sign) {
        return std::find(run.between.begin(), run.between.end(), sign) != run.between.end();
    };
    const bool zero = run.digits[0].size() > 1 && run.digits[0][0] == '0';
    if (total >= 7 && (run.plus || zero)) return count;
    if (holds("/") || thousands(run)) return count == 1 && total >= 9 ? 1 : 0;
    const bool spaced = holds("");
    if (count >= 3 && total >= (spaced ? 9U : 7U)) return count;
    if (count == 2 && total >= 7 && run.digits[1][0] == '0') return count;
    return count == 1 && total >= 9 ? 1 : 0;
}

std::set<std::string> known_numbers(const std::vector<std::string>& written) {
    std::set<std::string> known;
    for (const auto& one : written) {
        const auto pieces = words(one, "en");
        for (std::size_t i = 0; i < pieces.size();) {
            const auto run = digit_run(one, pieces, i);
            const auto digits = all_digits(run, run.digits.size());
            const bool alone = i == 0 && run.words.size() == pieces.size();
            if (digits.size() >= 3 || (alone && !digits.empty())) known.insert(digits);
            if (const auto slash = std::find(run.between.begin(), run.between.end(), "/");
                slash != run.between.end())
                known.insert(run.digits.begin(), run.digits.end());
            i += run.words.empty() ? 1 : std::max<std::size_t>(run.words.back(), 1);
        }
    }
    return known;
}

std::optional<Roman> roman(std::string_view word) {
    Roman found;
    if (word.size() > 1 && word.back() >= 'A' && word.back() <= 'C') {
        found.letter = word.back();
        word.remove_suffix(1);
    } else if (word.size() > 1 && word.back() >= 'a' && word.back() <= 'c') {
        found.letter = static_cast<char>(word.back() - 'a' + 'A');
        word.remove_suffix(1);
    }
    constexpr std::array<std::string_view, 10> ones{"",  "I",  "II",  "III",  "IV",
                                                    "V", "VI", "VII", "VIII", "IX"};
    for (int value = 1; value < 40; ++value) {
        const auto written = std::string(static_cast<std::size_t>(value / 10), 'X') +
                             std::string(ones[static_cast<std::size_t>(value % 10)]);
        if (word == written) found.value = value;
    }
    if (found.value == 0) return std::nullopt;
    found.sure = word.size() > 1 && word.ends_with("II");
    return found;
}

DateFigures dotted_date(std::string_view word) {
    DateFigures found{{}, ".", 1};
    std::istringstream all{std::string(word)};
    for (std::string part; std::getline(all, part, '.');) found.parts.push_back(digits_of(part));
    const bool figures = std::none_of(found.parts.begin(), found.parts.end(),
                                      [](const auto& part) { return part.empty(); });
    return figures && found.parts.size() == 3 ? found : DateFigures();
}

std::optional<Date> date_of(const DateFigures& figures) {
    const auto& [parts, sign, words] = figures;
    const auto year = [](const std::string& digits) {
        return digits.size() == 4 && digits >= "1900" && digits < "2100";
    };
    const auto date = [](const std::string& day, const std::string& month, const std::string& of) {
        return parse_date(of + "-" + padded(month) + "-" + padded(day));
    };
    if (parts.size() == 3 && sign == "-")
        return parse_date(parts[0] + "-" + parts[1] + "-" + parts[2]);
    if (parts.size() == 3) {
        const auto found = date(parts[0], parts[1], parts[2]);
        return found || sign != "/" ? found : date(parts[1], parts[0], parts[2]);
    }
    std::optional<Date> month;
    if (sign == "-" && year(parts[0])) month = date("1", parts[1], parts[0]);
    if (sign == "/" && year(parts[1])) month = date("1", parts[0], parts[1]);
    if (month) month->day = 0;
    return month;
}

std::string day_in_full(const Date& date, const std::string& language) {
    UErrorCode status = U_ZERO_ERROR;
    const std::string tag = language == "en" ? "en-GB" : language;
    const icu::Locale locale((tag + "@numbers=latn").c_str());
    icu::GregorianCalendar calendar(icu::TimeZone::getGMT()->clone(), locale, status);
    calendar.set(date.year, std::max(date.month, 1) - 1, std::max(date.day, 1), 12, 0);
    const std::unique_ptr<icu::DateFormat> format(
        date.day > 0 ? icu::DateFormat::createDateInstance(icu::DateFormat::kLong, locale)
                     : icu::DateFormat::createInstanceForSkeleton("yMMMM", locale, status));
    if (!format || U_FAILURE(status)) return "";
    format->setTimeZone(*icu::TimeZone::getGMT());
    icu::UnicodeString words;
    format->format(calendar.getTime(status), words);
    std::string utf8;
    words.toUTF8String(utf8);
    return U_FAILURE(status) ? "" : utf8;
}

}  // namespace text
