#include "settings/settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <cmath>

#include "text/toml.h"

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

void text(const text::Toml& toml, const std::string& key, std::string& into) {
    if (auto value = toml.text(key)) into = *value;
}

void read_keypad(const text::Toml& toml, Settings& settings) {
    if (!toml.has("keypad")) return;
    const auto table = toml.table("keypad");
    for (const auto& name : keypad_names)
        if (table.has(std::string(name)))
            settings.keypad[std::string(name)] = table.texts(std::string(name));
    table.finish();
}

constexpr std::size_t longest_number = 80, longest_detail = 300;  // bytes

// A number is read aloud, printed, and dialled by somebody in fear.
void check_number(const text::Toml& toml, const std::string& key, const std::string& number) {
    const bool digit = std::any_of(number.begin(), number.end(),
                                   [](unsigned char c) { return std::isdigit(c) != 0; });
    if (!number.empty() && (!digit || number.size() > longest_number))
        toml.complain(key, key + " is no number to dial", "write it as people dial it, or \"\"");
}

void check_length(const text::Toml& toml, const std::string& key, const std::string& words) {
    if (words.size() > longest_detail)
        toml.complain(key, key + " is too long", "say it in one or two lines");
}

// What visitors are told of the clinic: the same keys in clinic.toml and clinic-details.toml.
void read_details(const text::Toml& toml, Settings& settings) {
    text(toml, "name", settings.name);
    text(toml, "phone", settings.phone);
    text(toml, "address", settings.address);
    text(toml, "emergency_number", settings.emergency_number);
    text(toml, "advice_number", settings.advice_number);
    text(toml, "country", settings.country);
    if (toml.has("name") && settings.name.find_first_not_of(' ') == std::string::npos)
        toml.complain("name", "the clinic has no name", "write name = \"...\", or take it out");
    check_number(toml, "phone", settings.phone);
    check_number(toml, "emergency_number", settings.emergency_number);
    check_number(toml, "advice_number", settings.advice_number);
    check_length(toml, "name", settings.name);
    check_length(toml, "address", settings.address);
    if (!toml.has("rules")) return;
    const auto table = toml.table("rules");
    for (const auto rule_name : rule_names) {
        const std::string name(rule_name);
        if (!table.has(name)) continue;
        auto& rule = settings.rules[name] = clinic_text(table, name);
        for (const auto& [language, words] : rule) check_length(table, name, words);
    }
    table.finish();
}

}  // namespace

Settings read_settings(const base::Path& path, base::Problems& problems) {
    Settings settings;
    if (!std::filesystem::exists(path)) return settings;
    const auto bytes = base::read_file(path, 1U << 20U);
    if (!bytes) {
        problems.push_back(bytes.error());
        return settings;
    }
    const auto toml = text::Toml::parse(*bytes, path.string(), problems);
    read_details(toml, settings);
    settings.pages_a_day =
        static_cast<int>(std::lround(between(toml, "pages_a_day", 400, {0, 100000})));
    text(toml, "paper", settings.paper);
    text(toml, "exchange", settings.exchange);
    settings.printers = read_printers(toml);
    settings.logo = read_logo(toml, path.parent_path());
    if (toml.has("languages")) settings.languages = toml.texts("languages");
    settings.trusted_keys = toml.texts("trusted_keys");
    for (const auto& key : settings.trusted_keys)
        if (!public_key(key))
            toml.complain("trusted_keys", "'" + key + "' is no public key",
                          "copy it again from urokiosk keys show, all of its letters");
    settings.two_switches = toml.flag("two_switches").value_or(false);
    settings.headphones = toml.text("headphones").value_or("");
    settings.viewing_mm = between(toml, "viewing_mm", 600, {300, 2000});
    read_keypad(toml, settings);
    settings.reduced_motion = toml.flag("reduced_motion").value_or(false);
    settings.idle_seconds =
        static_cast<int>(std::lround(between(toml, "idle_seconds", 90, {20, 3600})));
    settings.screen_width_mm = between(toml, "screen_width_mm", 0, {100, 3000});
    settings.screen_height_mm = between(toml, "screen_height_mm", 0, {100, 3000});
    settings.mounting_height_mm = between(toml, "mounting_height_mm", 0, {0, 2000});
    if (settings.paper != "A4" && settings.paper != "Letter")
        toml.complain("paper", "paper '" + settings.paper + "' is unknown",
                      "write \"A4\" or \"Letter\"");
    if (settings.languages.empty())
        toml.complain("languages", "no language is offered", "write languages = [\"en\"]");
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

std::string details_template(const Settings& settings) {
    std::string made =
        "# What visitors are told of your clinic, on the glass and on paper. Once it is approved\n"
        "# and published it goes before clinic.toml of the machine.\n";
    const auto add = [&](const char* key, const std::string& value, const char* why) {
        made += fmt::format("{} = {}{}\n", key, text::quoted(value), why);
    };
    add("name", settings.name, "");
    add("phone", settings.phone, "");
    add("address", settings.address, "  # under the name on handouts");
    add("emergency_number", settings.emergency_number,
        "  # empty: \"your local emergency number\"");
    add("advice_number", settings.advice_number, "  # empty: \"your local advice line\"");
    add("country", settings.country, "");
    made +=
        "\n# Age limits and other local rules, in your own words; without them pages say \"ask "
        "our\n"
        "# staff\". A text for all languages, or one for each: { en = \"...\", es = \"...\" }.\n"
        "[rules]\n";
    for (const auto rule_name : rule_names) {
        const std::string name(rule_name);
        const auto own = settings.rules.find(name);
        std::string value;
        if (own != settings.rules.end())
            for (const auto& [language, words] : own->second)
                value += (value.empty() ? "" : ", ") + (language.empty() ? "" : language + " = ") +
                         text::quoted(words);
        const bool table = own != settings.rules.end() && !own->second.contains("");
        if (value.empty())
            made += fmt::format("# {} = \"\"\n", name);
        else
            made += table ? fmt::format("{} = {{ {} }}\n", name, value)
                          : fmt::format("{} = {}\n", name, value);
    }
    return made;
}

std::string settings_template(const std::string& trusted_key) {
    return R"(# What your clinic decides for this kiosk. Wrong keys and values are named at start.
name = "Your urology clinic"
phone = ""                             # printed on handouts
address = ""                           # under the name on handouts
logo = ""                              # an SVG or PNG beside this file, at the head of handouts
pages_a_day = 400                      # of paper, against playing children; 0: no limit
emergency_number = ""                  # empty: "your local emergency number"
advice_number = ""                     # empty: "your local advice line"
country = ""
paper = "A4"                           # or "Letter"
languages = ["en"]                     # of those in the edition, in the order shown
printer_queue = ""                     # a CUPS queue; empty: the kiosk offers no paper. Several
                                       # printers: see [[printer]] at the end
printer_place = ""                     # where paper comes out, in words: "at the front desk",
                                       # or { en = "at the front desk", es = "en la recepción" }
exchange = ""                          # a folder the desk takes from and copies to, beside sticks
idle_seconds = 90                      # no touch for so long: "Are you still there?"
# screen_width_mm = 268                # the lit area; measure it when `urokiosk doctor` asks
# screen_height_mm = 476
# mounting_height_mm = 800             # lower edge of the screen above the floor
# viewing_mm = 600                     # from the eye to the glass, for the largest text
headphones = ""                        # "switch": the sound card's socket tells; "keys": the
                                       # keypad sends a key; empty: nobody tells
two_switches = false                   # for visitors with two switches: Move and Select
reduced_motion = false
trusted_keys = [")" +
           trusted_key + R"("]   # public keys of those who may publish here

# Which keys do what, by SDL's names; what is not given stays as delivered (EZ Access F17 to F24,
# Storm AudioNav, arrows, number pad). `urokiosk keypad-learn` writes this part for you.
[keypad]
# up = ["F18", "Up", "Keypad 8"]
# staff = ["F12"]                      # opens the desk, as both upper corners held do

# Age limits and other local rules, in your own words; pages show them where they apply, and without
# them say "ask our staff". A text for all languages, or one for each: { en = "...", es = "..." }.
# Examples from published advice; your urologist decides what holds here.
[rules]
# psa-test: UK: "From age 50, you can ask for the test after a talk. At higher risk, from 45."
#           US: "Age 55 to 69: decide with your clinician. From 70, it is not advised as routine."
# psa-limits: England: "Checked if over 2.5 (age 40 to 49), 3.5 (50s), 4.5 (60s), 6.5 (70s)."
# blood-in-urine: UK: "At age 45 or over, blood you can see and no infection is urgent."
# fluoroquinolones: UK: "They are only for when other advised antibiotics will not do."
# side-effect-report: UK: "Report it with a Yellow Card."

# Several printers instead of printer_queue: the first that is for a kind of paper and can print is
# used. Without `for` it is for all; `tray` is sent when the queue has one of that name, and
# `urokiosk printers` tells those.
# [[printer]]
# queue = "desk"
# place = "at the front desk"          # or { en = "at the front desk", es = "en la recepción" }
# for = ["large"]                      # of "normal", "large", "questions"
# tray = "tray-2"
)";
}

}  // namespace settings
