#include "text/message.h"

#include <algorithm>

#include <unicode/msgfmt.h>

namespace text {

namespace {

// Digits as the pages write them, 0 to 9, in every language: two kinds on one screen confuse.
icu::Locale locale_of(const std::string& tag) {
    return icu::Locale((tag + "@numbers=latn").c_str());
}

icu::UnicodeString wide(std::string_view text) {
    return icu::UnicodeString::fromUTF8(
        icu::StringPiece(text.data(), static_cast<int32_t>(text.size())));
}
}  // namespace

std::string message(std::string_view pattern, const std::string& language_tag,
                    const Values& values) {
    UErrorCode status = U_ZERO_ERROR;
    const icu::MessageFormat format(wide(pattern), locale_of(language_tag), status);
    std::vector<icu::UnicodeString> names;
    std::vector<icu::Formattable> filled;
    for (const auto& [key, value] : values) {
        names.push_back(wide(key));
        const int* number = std::get_if<int>(&value);
        filled.push_back(number ? icu::Formattable(static_cast<int32_t>(*number))
                                : icu::Formattable(wide(std::get<std::string>(value))));
    }
    icu::UnicodeString words;
    if (U_SUCCESS(status))
        format.format(names.data(), filled.data(), static_cast<int32_t>(names.size()), words,
                      status);
    if (U_FAILURE(status)) return std::string(pattern);
    std::string utf8;
    words.toUTF8String(utf8);
    return utf8;
}

std::string message_fault(std::string_view pattern, const std::string& language_tag) {
    UErrorCode status = U_ZERO_ERROR;
    UParseError where{};
    const icu::MessageFormat format(wide(pattern), locale_of(language_tag), where, status);
    if (U_SUCCESS(status)) return "";
    return "no message format (" + std::string(u_errorName(status)) + " at letter " +
           std::to_string(where.offset) + ")";
}

std::set<std::string> places(const std::string& message) {
    std::set<std::string> found;
    for (auto at = message.find('{'); at != std::string::npos; at = message.find('{', at + 1)) {
        const auto end = message.find_first_of(",}", at);
        const auto name = message.substr(at + 1, end == std::string::npos ? 0 : end - at - 1);
        const bool plain = !name.empty() && std::all_of(name.begin(), name.end(), [](char c) {
            return c >= 'a' && c <= 'z';
        });
        if (plain) found.insert(name);
    }
    return found;
}

}  // namespace text
