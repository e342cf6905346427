// Words of the clinic's own, in one language or in several.
#pragma once

#include <map>
#include <string>

#include "text/toml.h"

namespace text {
class Toml;
}

namespace settings {

// Words of the clinic's own by language tag; those under "" serve every other language.
using ClinicText = std::map<std::string, std::string>;
// One text for all languages, or a table with one for each.
ClinicText clinic_text(const text::Toml& toml, const std::string& key);

// What the clinic says in this language, or nothing.
std::string said(const ClinicText& text, const std::string& language);

}  // namespace settings
