// clinic.toml: what one clinic decides for its kiosk. Read once at start; a wrong key or value is
// named with its line, and the kiosk does not start with half of its settings.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "base/file.h"
#include "base/problem.h"
#include "library/paper.h"
#include "library/words.h"

namespace library {

// What a keypad's keys can be: items, pages, choosing, the voice; two switches; headphones; the
// door to the desk.
inline constexpr std::string_view keypad_names[] = {
    "help",   "up",       "down",          "select",         "back",
    "next",   "previous", "quieter",       "louder",         "slower",
    "faster", "move",     "headphones_in", "headphones_out", "staff"};

struct ClinicSettings {
    std::string name = "Your urology clinic";
    std::string phone, address;
    int pages_a_day = 400;                        // of paper; 0: no limit
    std::string emergency_number, advice_number;  // empty: told in words
    std::string country;
    std::string paper = "A4";  // or "Letter"
    std::vector<std::string> languages{"en"};
    std::vector<PrinterRule> printers;        // none: no paper
    Logo logo;                                // of the letterhead
    std::map<std::string, ClinicText> rules;  // age limits and other local rules, by rule_names
    std::vector<std::string> trusted_keys;
    std::string exchange;  // a folder that counts as a stick; empty: none
    int idle_seconds = 90;
    double screen_width_mm = 0, screen_height_mm = 0;  // 0: as the screen reports
    double mounting_height_mm = 0;                     // lower edge of the screen above the floor
    double viewing_mm = 600;                           // from the eye to the glass
    bool reduced_motion = false;
    bool two_switches = false;
    std::string headphones;  // how they are noticed: "switch", "keys" or not at all
    std::map<std::string, std::vector<std::string>> keypad;  // by keypad_names: SDL's key names
};

// All problems are told, not just the first. A missing file gives the defaults and no problem.
ClinicSettings read_clinic(const base::Path& path, base::Problems& problems);

// clinic-details.toml of the content: what visitors are told of the clinic, approved and published
// like a page. What it says goes before clinic.toml of the machine; what it leaves out stays.
inline constexpr std::string_view details_file = "clinic-details.toml";
ClinicSettings with_details(ClinicSettings settings, const std::string& details,
                            base::Problems& problems,
                            const std::string& file = std::string(details_file));
// One to start from, with what holds now.
std::string details_template(const ClinicSettings& settings);

// What the clinic says in this language, or nothing.
std::string said(const ClinicText& text, const std::string& language);

// Words of a page with its placeholders filled: {emergency-number}, {advice-number}, {clinic-name},
// {clinic-phone} and {rule-...} for each of rule_names(). What the clinic left open is told in
// general words. On right-to-left pages each value is isolated (UAX #9), so that numbers keep
// their order.
std::string fill_in(std::string markdown, const ClinicSettings& settings, const Words& words);
std::string emergency_number(const ClinicSettings& settings, const Words& words);
std::string advice_number(const ClinicSettings& settings, const Words& words);
// A value as it may stand within right-to-left words.
std::string isolated(const std::string& value, bool rtl);

// The local rules a page may ask for.
std::vector<std::string> rule_names();
// Placeholders in a text that fill_in() does not know.
std::vector<std::string> unknown_placeholders(std::string_view markdown);

// A clinic.toml to start from, every key with a word of explanation.
std::string clinic_template(const std::string& trusted_key);

}  // namespace library
