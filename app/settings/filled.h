// clinic.toml with other values, its remarks kept: what a person reads there stays beside them.
#pragma once

#include <string>
#include <vector>

namespace settings {

struct Filled {
    std::string key, value;  // as TOML writes it
};

// In the line that has the key now, be it commented out, above all tables; else in one of its own.
std::string with_values(const std::string& clinic_toml, const std::vector<Filled>& values);

}  // namespace settings
