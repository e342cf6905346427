// clinic.toml with other values, its remarks kept: what a person reads there stays beside them.
#pragma once

#include <string>
#include <vector>

namespace settings {

struct Filled {
    std::string key, value;  // as TOML writes it
    std::string table = {};  // it stands in; empty: above all tables
};

// In the line that has the key now, be it commented out; else in one of its own, and in a table of
// its own where there is none of that name.
std::string with_values(const std::string& clinic_toml, const std::vector<Filled>& values);

}  // namespace settings
