// What signs and fractions are called.
#pragma once

#include <string>

namespace content {

// A sign: no letter or digit in it. What it is called in a language nobody told the program of is
// believed, as long as it is not the name of another sign.
bool sign_called(const std::string& sign, const std::string& said, const std::string& language);

// "3/4", or "# 3/4" after a whole number.
bool fraction_called(const std::string& fraction, const std::string& said,
                     const std::string& language);

}  // namespace content
