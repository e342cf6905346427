// clinic.toml: what one clinic decides for its kiosk. Read once at start; a wrong key or value is
// named with its line, and the kiosk does not start with half of its settings.
#pragma once

#include <string>
#include <vector>

#include "base/file.h"
#include "base/problem.h"

namespace library {

struct ClinicSettings {
    std::string name = "Your urology clinic";
    std::string phone;
    std::string emergency_number = "your local emergency number";
    std::string advice_number = "your local advice line";
    std::string country;
    std::string paper = "A4";  // or "Letter"
    std::vector<std::string> languages{"en"};
    std::string printer_queue;  // empty: no paper
    std::string printer_place;  // where paper comes out, in words
    std::vector<std::string> trusted_keys;
    int idle_seconds = 90;
    double screen_width_mm = 0, screen_height_mm = 0;  // 0: as the screen reports
    double mounting_height_mm = 0;                     // lower edge of the screen above the floor
    bool reduced_motion = false;
};

// All problems are told, not just the first. A missing file gives the defaults and no problem.
ClinicSettings read_clinic(const base::Path& path, base::Problems& problems);

// Words of a page with {emergency-number}, {advice-number}, {clinic-name}, {clinic-phone} put in.
// On right-to-left pages each value is isolated (UAX #9), so that numbers keep their order.
std::string fill_in(std::string markdown, const ClinicSettings& settings, bool rtl = false);
// A value as it may stand within right-to-left words.
std::string isolated(const std::string& value, bool rtl);

// Placeholders in a text that fill_in() does not know.
std::vector<std::string> unknown_placeholders(std::string_view markdown);

// A clinic.toml to start from, every key with a word of explanation.
std::string clinic_template(const std::string& trusted_key);

}  // namespace library
