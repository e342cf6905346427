// Files a clinic starts from, each key with a word of explanation.
#include <fmt/format.h>

#include "settings/settings.h"
#include "text/toml.h"

namespace settings {

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
    add("crisis_line", settings.crisis_line, "  # empty: \"a crisis line\"");
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

namespace {

// The tables, which stand after all else.
constexpr const char* template_tail =
    R"(
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

# Editions from a channel, over any web server: INSTALL.md, "Many kiosks".
# [fleet]
# url = "https://kiosks.example.org"   # of the channel
# name = "ward-3"                      # of this kiosk, as the desk's list shows it
# proxy = ""
# certificate = ""                     # of this kiosk, and its key, in PEM
# key = ""
# authority = ""                       # whose certificates the server has; empty: the system's
# channel = ""                         # its folder, on the machine that writes it

# Several printers instead of printer_queue: the first that is for a kind of paper and can print is
# used. Without `for` it is for all; `tray` is sent when the queue has one of that name, and
# `urokiosk printers` tells those.
# [[printer]]
# queue = "desk"
# place = "at the front desk"          # or { en = "at the front desk", es = "en la recepción" }
# for = ["large"]                      # of "normal", "large", "questions"
# tray = "tray-2"
)";

}  // namespace

std::string settings_template(const std::string& trusted_key) {
    return R"(# What your clinic decides for this kiosk. Wrong keys and values are named at start.
name = "Your urology clinic"
phone = ""                             # printed on handouts
address = ""                           # under the name on handouts
logo = ""                              # an SVG or PNG beside this file, at the head of handouts
pages_a_day = 400                      # of paper, against playing children; 0: no limit
emergency_number = ""                  # empty: "your local emergency number"
advice_number = ""                     # empty: "your local advice line"
crisis_line = ""                       # for who thinks of suicide; empty: "a crisis line"
country = ""                           # as "US" or "ES": pages say its words where
                                       # their language has some (regions.toml)
paper = "A4"                           # or "Letter"
languages = ["en"]                     # of those in the edition, in the order shown
text_size = "normal"                   # each visit begins so: also "large", "larger", "largest"
printer_queue = ""                     # a CUPS queue; empty: the kiosk offers no paper. Several
                                       # printers: see [[printer]] at the end
printer_place = ""                     # where paper comes out, in words: "at the front desk",
                                       # or { en = "at the front desk", es = "en la recepción" }
exchange = ""                          # a folder the desk takes from and copies to, beside sticks
backups = ""                           # a folder on another machine, for backups without secrets
machine_backups = ""                   # a folder for a daily backup of all of it, keys too
night_begins = ""                      # "20:00": the glass is dark until night_ends; a touch
night_ends = ""                        # wakes it. "07:00"; both empty: it never sleeps
brightness = 0                         # of the screen's lamp, 1 to 100 percent; 0: left as it is
night_brightness = 0                   # of the same while the glass is dark at night
touch_silent_hours = 0                 # no finger for so many hours of the day: the panel is
                                       # tried and staff are told; 0: it is not counted
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
)" + std::string(template_tail);
}

}  // namespace settings
