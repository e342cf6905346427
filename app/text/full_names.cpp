#include "text/full_names.h"

#include <unicode/measunit.h>
#include <unicode/numberformatter.h>
#include <unicode/rbnf.h>
#include <unicode/translit.h>

#include <algorithm>
#include <map>
#include <memory>

#include "text/spoken_numbers.h"
#include "text/unicode.h"

namespace text {

namespace {

// Symbols are the same everywhere, but for those some languages write in letters of their own.
std::string unit_id(std::string_view symbol) {
    static constexpr std::string_view known[][2] = {
        {"mL", "milliliter"},    {"ml", "milliliter"},
        {"مل", "milliliter"},    {"L", "liter"},
        {"l", "liter"},          {"لتر", "liter"},
        {"mm", "millimeter"},    {"مم", "millimeter"},
        {"cm", "centimeter"},    {"سم", "centimeter"},
        {"m", "meter"},          {"km", "kilometer"},
        {"mg", "milligram"},     {"ملغ", "milligram"},
        {"g", "gram"},           {"غ", "gram"},
        {"kg", "kilogram"},      {"كغ", "kilogram"},
        {"ng", "nanogram"},      {"µg", "microgram"},
        {"μg", "microgram"},     {"mcg", "microgram"},
        {"ug", "microgram"},     {"h", "hour"},
        {"hr", "hour"},          {"hrs", "hour"},
        {"min", "minute"},       {"mins", "minute"},
        {"s", "second"},         {"sec", "second"},
        {"°", "degree"},         {"°C", "celsius"},
        {"°F", "fahrenheit"},    {"%", "percent"},
        {"٪", "percent"},        {"mmol", "millimole"},
        {"kcal", "kilocalorie"}, {"dL", "deciliter"},
        {"dl", "deciliter"},     {"mmHg", "millimeter-ofhg"}};
    for (const auto& [sign, id] : known)
        if (sign == symbol) return std::string(id);
    const auto over = symbol.rfind('/');
    if (over == std::string_view::npos) return "";
    const auto above = unit_id(symbol.substr(0, over)), below = unit_id(symbol.substr(over + 1));
    if (above.empty() || below.empty()) return "";
    return above + (above.find("-per-") == std::string::npos ? "-per-" : "-") + below;
}

std::string in_utf8(const icu::UnicodeString& words) {
    std::string utf8;
    words.toUTF8String(utf8);
    return utf8;
}

// "3 millilitres" without its number.
std::string less_number(const std::string& words) {
    std::string kept;
    for (std::size_t at = 0; at < words.size();) {
        const auto digit = digit_at(words, at);
        if (digit == 0) kept += words[at];
        at += std::max<std::size_t>(digit, 1);
    }
    const auto begin = kept.find_first_not_of(' ');
    return begin == std::string::npos ? "" : kept.substr(begin);
}

void add(std::vector<std::string>& names, const icu::UnicodeString& words) {
    auto name = fold(less_number(in_utf8(words)));
    if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end())
        names.push_back(std::move(name));
}

icu::UnicodeString counted(const std::string& unit_id, double count, const std::string& tag,
                           UErrorCode& status) {
    const auto locale = icu::Locale::forLanguageTag(tag, status);
    const auto unit = icu::MeasureUnit::forIdentifier(unit_id, status);
    return icu::number::NumberFormatter::withLocale(locale)
        .unit(unit)
        .unitWidth(UNUM_UNIT_WIDTH_FULL_NAME)
        .formatDouble(count, status)
        .toString(status);
}

}  // namespace

bool is_unit(std::string_view symbol) { return !unit_id(symbol).empty(); }

std::string unit_in_full(std::string_view symbol, double count, const std::string& language_tag) {
    const auto id = unit_id(symbol);
    UErrorCode status = U_ZERO_ERROR;
    const auto words =
        id.empty() ? icu::UnicodeString()
                   : counted(id, count, language_tag == "en" ? "en-GB" : language_tag, status);
    auto said = U_SUCCESS(status) ? less_number(in_utf8(words)) : "";
    while (said.starts_with(',') || said.starts_with('.') || said.starts_with(' '))
        said.erase(0, 1);
    return said;
}

std::vector<std::string> unit_names(std::string_view symbol, const std::string& language_tag) {
    const auto id = unit_id(symbol);
    std::vector<std::string> names;
    if (id.empty()) return names;
    // English is spelled in two ways, and no page says which is meant.
    std::vector<std::string> tags = {language_tag};
    if (language_tag == "en") tags.push_back("en-GB");
    for (const auto& tag : tags) {
        UErrorCode status = U_ZERO_ERROR;
        for (const double count : {1.0, 2.0, 3.0, 11.0, 100.0}) {
            const auto said = counted(id, count, tag, status);
            if (U_SUCCESS(status)) add(names, said);
        }
    }
    return names;
}

std::vector<std::string> number_names(int number, const std::string& language_tag) {
    std::vector<std::string> names;
    UErrorCode status = U_ZERO_ERROR;
    icu::RuleBasedNumberFormat words(icu::URBNF_SPELLOUT, icu::Locale(language_tag.c_str()),
                                     status);
    if (U_FAILURE(status)) return names;
    for (int32_t i = 0; i < words.getNumberOfRuleSetNames(); ++i) {
        icu::UnicodeString said;
        icu::FieldPosition nowhere;
        words.format(static_cast<int32_t>(number), words.getRuleSetName(i), said, nowhere, status);
        if (U_SUCCESS(status)) add(names, said);
        status = U_ZERO_ERROR;
    }
    return names;
}

std::string in_latin(std::string_view text) {
    UErrorCode status = U_ZERO_ERROR;
    const std::unique_ptr<icu::Transliterator> turn(icu::Transliterator::createInstance(
        "Any-Latin; Latin-ASCII; Lower", UTRANS_FORWARD, status));
    auto words = icu::UnicodeString::fromUTF8(
        icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
    if (U_SUCCESS(status) && turn) turn->transliterate(words);
    return in_utf8(words);
}

}  // namespace text
