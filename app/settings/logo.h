// The logo of the letterhead.
#pragma once

#include <string>

#include "base/file.h"
#include "text/toml.h"

namespace text {
class Toml;
}

namespace settings {

// A drawing that holds nothing which runs or reaches out of it.
struct Logo {
    std::string svg;         // a PNG is wrapped up in one; empty: there is none
    float most_wide_mm = 0;  // a PNG's pixels stand no thinner than 200 an inch; 0: no matter
    int line = 0;            // of clinic.toml
};
// The file that a text of clinic.toml names, as it is spelt there; empty: none.
std::string logo_named(const std::string& clinic_toml);
Logo read_logo(const text::Toml& toml, const base::Path& folder);

}  // namespace settings
