#include "text/message.h"

#include <algorithm>
#include <optional>

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

std::string narrow(const icu::UnicodeString& words) {
    std::string utf8;
    words.toUTF8String(utf8);
    return utf8;
}

// Nothing where ICU cannot fill the pattern with these values.
std::optional<std::string> filled(const icu::MessageFormat& format, const Values& values) {
    std::vector<icu::UnicodeString> names;
    std::vector<icu::Formattable> given;
    for (const auto& [key, value] : values) {
        names.push_back(wide(key));
        const int* number = std::get_if<int>(&value);
        given.push_back(number ? icu::Formattable(static_cast<int32_t>(*number))
                               : icu::Formattable(wide(std::get<std::string>(value))));
    }
    UErrorCode status = U_ZERO_ERROR;
    icu::UnicodeString words;
    format.format(names.data(), given.data(), static_cast<int32_t>(names.size()), words, status);
    return U_SUCCESS(status) ? std::optional(narrow(words)) : std::nullopt;
}

ArgumentKind argument_of(UMessagePatternArgType type) {
    switch (type) {
        case UMSGPAT_ARG_TYPE_NONE:
            return ArgumentKind::any;
        case UMSGPAT_ARG_TYPE_SELECT:
            return ArgumentKind::word;
        default:
            return ArgumentKind::number;
    }
}

// Every form of every language is asked for by one of these.
constexpr int sample_numbers[] = {0, 1, 2, 3, 6, 11, 21, 100};

Values samples(const std::map<std::string, ArgumentKind>& wanted, int number) {
    Values values;
    for (const auto& [name, place] : wanted)
        values.emplace_back(name, place == ArgumentKind::number ? Value(number) : Value("x"));
    return values;
}

// ICU reads messages inside messages by calling itself.
bool too_deep(std::string_view pattern) {
    constexpr int deepest = 12;
    int depth = 0;
    for (const char c : pattern) {
        depth += c == '{' ? 1 : c == '}' ? -1 : 0;
        if (depth > deepest) return true;
    }
    return false;
}

// A place that would show its value as something else than it is: "{n, date}", "{n, spellout}";
// or one of another format, "%s". Empty: none.
std::string reshaped(std::string_view pattern) {
    for (auto at = pattern.find('%'); at != std::string_view::npos;
         at = pattern.find('%', at + 1)) {
        const auto letter = pattern.find_first_not_of("0123456789$", at + 1);
        const char c = letter == std::string_view::npos ? ' ' : pattern[letter];
        const bool other = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || letter > at + 1;
        if (other && letter != std::string_view::npos)
            return std::string(pattern.substr(at, letter + 1 - at));
    }
    UErrorCode status = U_ZERO_ERROR;
    const icu::MessagePattern parts(wide(pattern), nullptr, status);
    for (int32_t i = 0; U_SUCCESS(status) && i < parts.countParts(); ++i)
        if (parts.getPart(i).getType() == UMSGPAT_PART_TYPE_ARG_TYPE)
            return narrow(parts.getSubstring(parts.getPart(i)));
    return "";
}

}  // namespace

std::string message(std::string_view pattern, const std::string& language_tag,
                    const Values& values) {
    if (too_deep(pattern)) return std::string(pattern);
    UErrorCode status = U_ZERO_ERROR;
    const icu::MessageFormat format(wide(pattern), locale_of(language_tag), status);
    if (U_FAILURE(status)) return std::string(pattern);
    return filled(format, values).value_or(std::string(pattern));
}

std::string message_fault(std::string_view pattern, const std::string& language_tag) {
    if (too_deep(pattern)) return "a message inside a message inside a message";
    UErrorCode status = U_ZERO_ERROR;
    UParseError where{};
    const icu::MessageFormat format(wide(pattern), locale_of(language_tag), where, status);
    if (U_FAILURE(status))
        return "no message format (" + std::string(u_errorName(status)) + " at letter " +
               std::to_string(where.offset) + ")";
    if (const auto other = reshaped(pattern); !other.empty())
        return "shown by a format of its own, '" + other + "'";
    const auto wanted = arguments(pattern);
    if (wanted.empty()) {  // shown as it stands
        if (pattern.find_first_of("{}") != std::string_view::npos) return "shown with its braces";
        return pattern.find("''") == std::string_view::npos ? "" : "shown with two apostrophes";
    }
    for (const int number : sample_numbers) {
        const auto words = filled(format, samples(wanted, number));
        if (!words) return "no message format for the values it is filled with";
        if (words->find_first_of("{}") != std::string::npos) return "shown with its braces";
    }
    return "";
}

std::map<std::string, ArgumentKind> arguments(std::string_view message) {
    std::map<std::string, ArgumentKind> found;
    if (too_deep(message)) return found;
    UErrorCode status = U_ZERO_ERROR;
    const icu::MessagePattern pattern(wide(message), nullptr, status);
    if (U_FAILURE(status)) return found;
    for (int32_t i = 0; i + 1 < pattern.countParts(); ++i) {
        const auto& part = pattern.getPart(i);
        if (part.getType() != UMSGPAT_PART_TYPE_ARG_START) continue;
        const auto place = argument_of(part.getArgType());
        auto& known = found.try_emplace(narrow(pattern.getSubstring(pattern.getPart(i + 1))), place)
                          .first->second;
        known = std::max(known, place);
    }
    return found;
}

}  // namespace text
