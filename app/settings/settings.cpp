#include "settings/settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>
#include <set>

#include "layout/coverage.h"
#include "text/language_tag.h"
#include "text/toml.h"
#include "text/unicode.h"

namespace settings {

namespace {

// As minisign writes one: 42 bytes in base64, whose first two, "Ed", begin the line with RW.
bool public_key(std::string_view text) {
    constexpr std::size_t letters = 56;
    return text.size() == letters && text.starts_with("RW") &&
           std::all_of(text.begin(), text.end(), [](unsigned char c) {
               return std::isalnum(c) != 0 || c == '+' || c == '/';
           });
}

struct Range {
    double low = 0, high = 0;
};

double between(const text::Toml& toml, const std::string& key, double fallback, Range range) {
    const auto value = toml.number(key);
    if (!value) return fallback;
    if (*value >= range.low && *value <= range.high) return *value;
    toml.complain(key, key + " is out of range",
                  "write a number from " + std::to_string(static_cast<int>(range.low)) + " to " +
                      std::to_string(static_cast<int>(range.high)));
    return fallback;
}

int whole(const text::Toml& toml, const std::string& key, int fallback, Range range) {
    return static_cast<int>(std::lround(between(toml, key, fallback, range)));
}

void text(const text::Toml& toml, const std::string& key, std::string& into) {
    if (auto value = toml.text(key)) into = *value;
}

// A folder of the machine; empty: none.
void folder(const text::Toml& toml, const std::string& key, std::string& into) {
    text(toml, key, into);
    if (!into.empty() && !base::Path(into).is_absolute())
        toml.complain(key, key + " is no whole path", "write it from / on, or \"\"");
}

std::string trimmed(const std::string& text) {
    const auto begin = text.find_first_not_of(" \t\n");
    return begin == std::string::npos
               ? ""
               : text.substr(begin, text.find_last_not_of(" \t\n") + 1 - begin);
}

// One key does one thing; SDL takes its name in capitals or not.
void check_keys(const text::Toml& table,
                const std::map<std::string, std::vector<std::string>>& keypad) {
    std::map<std::string, std::string> taken;  // by the key
    for (const auto name : keypad_names) {
        const auto mine = keypad.find(std::string(name));
        if (mine == keypad.end()) continue;
        for (const auto& key : mine->second) {
            const auto [other, first] = taken.try_emplace(text::fold(trimmed(key)), name);
            if (first) continue;
            const auto what =
                other->second == name ? "comes twice" : "is " + other->second + " too";
            table.complain(std::string(name), "the key '" + key + "' " + what,
                           "let each key do one thing");
        }
    }
}

void read_keypad(const text::Toml& toml, Settings& settings) {
    if (!toml.has("keypad")) return;
    const auto table = toml.table("keypad");
    for (const auto& name : keypad_names)
        if (table.has(std::string(name)))
            settings.keypad[std::string(name)] = table.texts(std::string(name));
    check_keys(table, settings.keypad);
    table.finish();
}

// "20:30" as the minute of the day; -1 where none is given.
int minute(const text::Toml& toml, const std::string& key) {
    const auto time = toml.text(key).value_or("");
    if (time.empty()) return -1;
    const auto digit = [&](std::size_t i) { return time[i] >= '0' && time[i] <= '9'; };
    const auto number = [&](std::size_t i) { return (time[i] - '0') * 10 + time[i + 1] - '0'; };
    if (time.size() == 5 && digit(0) && digit(1) && time[2] == ':' && digit(3) && digit(4) &&
        number(0) < 24 && number(3) < 60)
        return number(0) * 60 + number(3);
    toml.complain(key, key + " is no time of day", "write it as \"20:30\", or \"\"");
    return -1;
}

// How headphones are noticed.
void read_headphones(const text::Toml& toml, Settings& settings) {
    settings.headphones = toml.text("headphones").value_or("");
    const auto& how = settings.headphones;
    if (how != "" && how != "switch" && how != "keys")
        toml.complain("headphones", "headphones '" + how + "' is unknown",
                      "write \"switch\", \"keys\" or \"\"");
}

constexpr std::size_t longest_number = 80, longest_detail = 300;  // bytes

// Of digits with what people write between them: no number has more than E.164 allows, and none is
// all noughts. "020 7946 0000 or 020 7946 0001" are two.
bool dialled_somewhere(std::string_view words) {
    constexpr std::size_t most = 15;
    constexpr std::string_view one_number = "0123456789 +().-";
    while (!words.empty()) {
        const auto length = std::min(words.find_first_not_of(one_number), words.size());
        std::string digits;
        for (const char c : words.substr(0, length))
            if (c >= '0' && c <= '9') digits += c;
        const bool noughts =
            digits.size() > 1 && digits.find_first_not_of('0') == std::string::npos;
        if (digits.size() > most || noughts) return false;
        words.remove_prefix(std::min(length + 1, words.size()));
    }
    return true;
}

// A number is read aloud, printed, and dialled by somebody in fear.
void check_number(const text::Toml& toml, const std::string& key, const std::string& number) {
    const bool digit = std::any_of(number.begin(), number.end(),
                                   [](unsigned char c) { return std::isdigit(c) != 0; });
    const bool sound = digit && number.size() <= longest_number && dialled_somewhere(number);
    if (!number.empty() && !sound)
        toml.complain(key, key + " is no number to dial", "write it as people dial it, or \"\"");
}

// Digits in groups, some in brackets, "+" before all, as E.123 writes them. No std::regex: to make
// one takes longer than all else that is read at start.
bool in_groups(std::string_view number) {
    constexpr std::string_view digits = "0123456789";
    if (number.starts_with('+')) number.remove_prefix(1);
    bool any = false;
    for (; !number.empty(); any = true) {
        if (any) number.remove_prefix(std::min(number.find_first_not_of(" ./-"), number.size()));
        const bool bracket = number.starts_with('(');
        if (bracket) number.remove_prefix(1);
        const auto length = std::min(number.find_first_not_of(digits), number.size());
        if (length == 0) return false;
        number.remove_prefix(length);
        if (bracket && !number.starts_with(')')) return false;
        if (bracket) number.remove_prefix(1);
    }
    return any;
}

// Nothing but what a telephone takes, and what people write between digits.
void check_dialled(const text::Toml& toml, const std::string& key, const std::string& number) {
    constexpr std::size_t fewest = 2, most = 15;  // digits: "15" in France; E.164
    const auto digits = static_cast<std::size_t>(std::count_if(
        number.begin(), number.end(), [](unsigned char c) { return std::isdigit(c) != 0; }));
    // No number is all noughts.
    const bool sound = digits >= fewest && digits <= most && in_groups(number) &&
                       number.find_first_of("123456789") != std::string::npos;
    if (!number.empty() && !sound)
        toml.complain(key, key + " is no number to dial",
                      "write it as people dial it, one number in digits, or \"\"");
}

// Words that are shown and printed as they stand.
void check_words(const text::Toml& toml, const std::string& key, const std::string& words) {
    if (words.size() > longest_detail)
        toml.complain(key, key + " is too long", "say it in one or two lines");
    for (const auto& letter : layout::without_glyph(words))
        toml.complain(key, "no font here has " + letter, "say it in words or in other letters");
    if (words.find_first_of("{}") != std::string::npos)
        toml.complain(key, "visitors would see braces: nothing is filled in here",
                      "write the number or the name itself");
}

void check_words(const text::Toml& toml, const std::string& key, const ClinicText& texts) {
    for (const auto& [language, words] : texts) {
        check_words(toml, key, words);
        if (language.empty() || text::language_tag(language) == language) continue;
        const auto tag = text::language_tag(language);
        toml.complain(key, "'" + language + "' is no tag of a language",
                      tag.empty() ? "write en, es or the like" : "write " + tag);
    }
}

// Those of the edition are known by their tags in one spelling.
void check_languages(const text::Toml& toml, const std::vector<std::string>& languages) {
    std::set<std::string> seen;
    for (const auto& language : languages) {
        const auto tag = text::language_tag(language);
        if (tag.empty() || tag != language)
            toml.complain("languages", "'" + language + "' is no tag of a language",
                          tag.empty() ? "write en, es or the like" : "write \"" + tag + "\"");
        else if (!seen.insert(tag).second)
            toml.complain("languages", "the language '" + tag + "' comes twice", "name it once");
    }
    if (languages.empty())
        toml.complain("languages", "no language is offered", "write languages = [\"en\"]");
}

// What visitors are told of the clinic: the same keys in clinic.toml and clinic-details.toml.
void read_details(const text::Toml& toml, Settings& settings) {
    text(toml, "name", settings.name);
    text(toml, "phone", settings.phone);
    text(toml, "address", settings.address);
    text(toml, "emergency_number", settings.emergency_number);
    text(toml, "advice_number", settings.advice_number);
    text(toml, "crisis_line", settings.crisis_line);
    text(toml, "country", settings.country);
    if (toml.has("name") && settings.name.find_first_not_of(' ') == std::string::npos)
        toml.complain("name", "the clinic has no name", "write name = \"...\", or take it out");
    check_number(toml, "phone", settings.phone);
    check_dialled(toml, "emergency_number", settings.emergency_number);
    check_dialled(toml, "advice_number", settings.advice_number);
    check_dialled(toml, "crisis_line", settings.crisis_line);
    check_words(toml, "name", settings.name);
    check_words(toml, "address", settings.address);
    check_words(toml, "phone", settings.phone);
    if (!toml.has("rules")) return;
    const auto table = toml.table("rules");
    for (const auto rule_name : rule_names) {
        const std::string name(rule_name);
        if (!table.has(name)) continue;
        check_words(table, name, settings.rules[name] = clinic_text(table, name));
    }
    table.finish();
}

}  // namespace

Settings read_settings(const base::Path& path, base::Problems& problems) {
    Settings settings;
    // What cannot be looked at is told by reading it.
    std::error_code error;
    if (std::filesystem::status(path, error).type() == std::filesystem::file_type::not_found)
        return settings;
    const auto bytes = base::read_file(path, 1U << 20U);
    if (bytes) return parse_settings(*bytes, path, problems);
    problems.push_back(bytes.error());
    return settings;
}

Settings parse_settings(const std::string& bytes, const base::Path& path,
                        base::Problems& problems) {
    Settings settings;
    const auto toml = text::Toml::parse(bytes, path.string(), problems);
    read_details(toml, settings);
    text(toml, "text_size", settings.text_size);
    if (std::find(std::begin(text_sizes), std::end(text_sizes), settings.text_size) ==
        std::end(text_sizes))
        toml.complain("text_size", "text_size '" + settings.text_size + "' is unknown",
                      "write \"normal\", \"large\", \"larger\" or \"largest\"");
    settings.pages_a_day = whole(toml, "pages_a_day", 400, {0, 100000});
    text(toml, "paper", settings.paper);
    text(toml, "exchange", settings.exchange);
    folder(toml, "backups", settings.backups);
    folder(toml, "machine_backups", settings.machine_backups);
    settings.night_begins = minute(toml, "night_begins");
    settings.night_ends = minute(toml, "night_ends");
    settings.brightness = whole(toml, "brightness", 0, {0, 100});
    settings.night_brightness = whole(toml, "night_brightness", 0, {0, 100});
    settings.touch_silent_hours = whole(toml, "touch_silent_hours", 0, {0, 720});
    // Its last name is shown at the desk: "/mnt/share/" has none.
    while (settings.exchange.size() > 1 && settings.exchange.ends_with('/'))
        settings.exchange.pop_back();
    settings.printers = read_printers(toml);
    for (const auto& printer : settings.printers)
        check_words(toml, toml.has("printer") ? "printer" : "printer_place", printer.place);
    settings.logo = read_logo(toml, path.parent_path());
    if (toml.has("languages")) settings.languages = toml.texts("languages");
    settings.trusted_keys = toml.texts("trusted_keys");
    for (auto& key : settings.trusted_keys) {
        key = trimmed(key);
        if (!public_key(key))
            toml.complain("trusted_keys", "'" + key + "' is no public key",
                          "copy it again from urokiosk keys show, all of its letters");
    }
    settings.two_switches = toml.flag("two_switches").value_or(false);
    settings.viewing_mm = between(toml, "viewing_mm", 600, {300, 2000});
    read_keypad(toml, settings);
    settings.fleet = read_fleet(toml);
    read_headphones(toml, settings);
    settings.reduced_motion = toml.flag("reduced_motion").value_or(false);
    settings.idle_seconds = whole(toml, "idle_seconds", 90, {20, 3600});
    settings.screen_width_mm = between(toml, "screen_width_mm", 0, {100, 3000});
    settings.screen_height_mm = between(toml, "screen_height_mm", 0, {100, 3000});
    settings.mounting_height_mm = between(toml, "mounting_height_mm", 0, {0, 2000});
    if (settings.paper != "A4" && settings.paper != "Letter")
        toml.complain("paper", "paper '" + settings.paper + "' is unknown",
                      "write \"A4\" or \"Letter\"");
    check_languages(toml, settings.languages);
    toml.finish();
    return settings;
}

Settings with_details(Settings settings, const std::string& details, base::Problems& problems,
                      const std::string& file) {
    const auto toml = text::Toml::parse(details, file, problems);
    read_details(toml, settings);
    toml.finish();
    return settings;
}

}  // namespace settings
