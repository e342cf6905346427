#include "library/clinic.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "doc/toml.h"
#include "library/signature.h"

namespace library {

namespace {

struct Placeholder {
    std::string_view mark;
    std::string ClinicSettings::*value;
};

constexpr std::array placeholders{
    Placeholder{"{emergency-number}", &ClinicSettings::emergency_number},
    Placeholder{"{advice-number}", &ClinicSettings::advice_number},
    Placeholder{"{clinic-name}", &ClinicSettings::name},
    Placeholder{"{clinic-phone}", &ClinicSettings::phone},
};

double between(const doc::Toml& toml, const std::string& key, double fallback, double low,
               double high) {
    const auto value = toml.number(key);
    if (!value) return fallback;
    if (*value >= low && *value <= high) return *value;
    toml.complain(key, key + " is out of range",
                  "write a number from " + std::to_string(static_cast<int>(low)) + " to " +
                      std::to_string(static_cast<int>(high)));
    return fallback;
}

void text(const doc::Toml& toml, const std::string& key, std::string& into) {
    if (auto value = toml.text(key)) into = *value;
}

}  // namespace

ClinicSettings read_clinic(const base::Path& path, base::Problems& problems) {
    ClinicSettings settings;
    if (!std::filesystem::exists(path)) return settings;
    const auto bytes = base::read_file(path, 1U << 20U);
    if (!bytes) {
        problems.push_back(bytes.error());
        return settings;
    }
    const auto toml = doc::Toml::parse(*bytes, path.string(), problems);
    text(toml, "name", settings.name);
    text(toml, "phone", settings.phone);
    text(toml, "emergency_number", settings.emergency_number);
    text(toml, "advice_number", settings.advice_number);
    text(toml, "country", settings.country);
    text(toml, "paper", settings.paper);
    text(toml, "printer_queue", settings.printer_queue);
    text(toml, "printer_place", settings.printer_place);
    if (toml.has("languages")) settings.languages = toml.texts("languages");
    settings.trusted_keys = toml.texts("trusted_keys");
    for (const auto& key : settings.trusted_keys)
        if (key_name(key) == "unreadable key")
            toml.complain("trusted_keys", "'" + key + "' is no public key",
                          "copy it again from urokiosk keys show, all of its letters");
    settings.reduced_motion = toml.flag("reduced_motion").value_or(false);
    settings.idle_seconds =
        static_cast<int>(std::lround(between(toml, "idle_seconds", 90, 20, 3600)));
    settings.screen_width_mm = between(toml, "screen_width_mm", 0, 100, 3000);
    settings.screen_height_mm = between(toml, "screen_height_mm", 0, 100, 3000);
    settings.mounting_height_mm = between(toml, "mounting_height_mm", 0, 0, 2000);
    if (settings.paper != "A4" && settings.paper != "Letter")
        toml.complain("paper", "paper '" + settings.paper + "' is unknown",
                      "write \"A4\" or \"Letter\"");
    if (settings.languages.empty())
        toml.complain("languages", "no language is offered", "write languages = [\"en\"]");
    toml.finish();
    return settings;
}

std::string isolated(const std::string& value, bool rtl) {
    constexpr const char* left_to_right = "\u2066";
    constexpr const char* by_first_letter = "\u2068";
    constexpr const char* end = "\u2069";
    if (!rtl || value.empty()) return value;
    const bool number = value[0] == '+' || (value[0] >= '0' && value[0] <= '9');
    return (number ? left_to_right : by_first_letter) + value + end;
}

std::string fill_in(std::string markdown, const ClinicSettings& settings, bool rtl) {
    for (const auto& [mark, value] : placeholders)
        for (auto at = markdown.find(mark); at != std::string::npos; at = markdown.find(mark, at)) {
            // A clinic without a number of its own is still named.
            const std::string words =
                isolated((settings.*value).empty() ? settings.name : settings.*value, rtl);
            markdown.replace(at, mark.size(), words);
            at += words.size();
        }
    return markdown;
}

std::vector<std::string> unknown_placeholders(std::string_view markdown) {
    std::vector<std::string> unknown;
    for (auto at = markdown.find('{'); at != std::string_view::npos;
         at = markdown.find('{', at + 1)) {
        const auto end = markdown.find('}', at);
        if (end == std::string_view::npos || end - at > 40) continue;
        const auto mark = markdown.substr(at, end - at + 1);
        const bool word = std::all_of(mark.begin() + 1, mark.end() - 1,
                                      [](char c) { return (c >= 'a' && c <= 'z') || c == '-'; });
        const bool known = std::any_of(placeholders.begin(), placeholders.end(),
                                       [&](const Placeholder& p) { return p.mark == mark; });
        if (word && !known) unknown.emplace_back(mark);
    }
    return unknown;
}

std::string clinic_template(const std::string& trusted_key) {
    return R"(# What your clinic decides for this kiosk. Wrong keys and values are named at start.
name = "Your urology clinic"
phone = ""                             # printed on handouts
emergency_number = "your local emergency number"
advice_number = "your local advice line"
country = ""
paper = "A4"                           # or "Letter"
languages = ["en"]                     # of those in the edition, in the order shown
printer_queue = ""                     # a CUPS queue; empty: the kiosk offers no paper
printer_place = ""                     # where paper comes out, in words: "at the front desk"
idle_seconds = 90                      # no touch for so long: "Are you still there?"
# screen_width_mm = 268                # the lit area; measure it when `urokiosk doctor` asks
# screen_height_mm = 476
# mounting_height_mm = 800             # lower edge of the screen above the floor
reduced_motion = false
trusted_keys = [")" +
           trusted_key + R"("]   # public keys of those who may publish here
)";
}

}  // namespace library
