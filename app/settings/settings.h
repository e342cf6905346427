// clinic.toml: what one clinic decides for its kiosk. Read once at start; a wrong key or value is
// named with its line, and the kiosk does not start with half of its settings.
#pragma once

#include <array>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/file.h"
#include "base/problem.h"
#include "settings/fleet_settings.h"
#include "settings/logo.h"
#include "settings/printer_rules.h"

namespace settings {

// What a keypad's keys can be: items, pages, choosing, the voice; two switches; headphones; the
// door to the desk.
inline constexpr std::string_view keypad_names[] = {
    "help",   "up",       "down",          "select",         "back",
    "next",   "previous", "quieter",       "louder",         "slower",
    "faster", "move",     "headphones_in", "headphones_out", "staff"};

inline constexpr std::string_view text_sizes[] = {"normal", "large", "larger", "largest"};

struct Settings {
    std::string name = "Your urology clinic";
    std::string phone, address;
    int pages_a_day = 400;                                     // of paper; 0: no limit
    std::string emergency_number, advice_number, crisis_line;  // empty: told in words
    std::string country;
    std::string paper = "A4";  // or "Letter"
    std::vector<std::string> languages{"en"};
    std::string text_size = "normal";         // of text_sizes
    std::vector<PrinterRule> printers;        // none: no paper
    Logo logo;                                // of the letterhead
    std::map<std::string, ClinicText> rules;  // age limits and other local rules, by rule_names
    std::vector<std::string> trusted_keys;
    std::string exchange;  // a folder that counts as a stick; empty: none
    std::string backups;   // a folder off this machine, for backups without secrets; empty: none
    std::string machine_backups;  // a folder for backups of all of it, keys too; empty: none
    int night_begins = -1, night_ends = -1;    // minutes of the day; below 0: no night
    int brightness = 0, night_brightness = 0;  // percent; no brightness: the lamp is left alone
    int touch_silent_hours = 0;  // without a finger, nights left out, are a fault; 0: not counted
    int idle_seconds = 90;
    double screen_width_mm = 0, screen_height_mm = 0;  // 0: as the screen reports
    double mounting_height_mm = 0;                     // lower edge of the screen above the floor
    double viewing_mm = 600;                           // from the eye to the glass
    bool reduced_motion = false;
    bool two_switches = false;
    std::string headphones;  // how they are noticed: "switch", "keys" or not at all
    std::map<std::string, std::vector<std::string>> keypad;  // by keypad_names: SDL's key names
    FleetSettings fleet;
};

// All problems are told, not just the first. A missing file gives the defaults and no problem.
Settings read_settings(const base::Path& path, base::Problems& problems);
// The same of a text that may become that file: its logo is looked for beside it.
Settings parse_settings(const std::string& bytes, const base::Path& path, base::Problems& problems);

// clinic-details.toml of the content: what visitors are told of the clinic, approved and published
// like a page. What it says goes before clinic.toml of the machine; what it leaves out stays.
inline constexpr std::string_view details_file = "clinic-details.toml";
Settings with_details(Settings settings, const std::string& details, base::Problems& problems,
                      const std::string& file = std::string(details_file));
// One to start from, with what holds now.
std::string details_template(const Settings& settings);

// The local rules a page may ask for.
inline constexpr std::array<std::string_view, 5> rule_names{
    "psa-test", "psa-limits", "blood-in-urine", "fluoroquinolones", "side-effect-report"};
// A clinic.toml to start from, every key with a word of explanation.
std::string settings_template(const std::string& trusted_key);

}  // namespace settings
