// How a language names in full what is written short, and how any script sounds. By ICU.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace text {

// All forms a language has for a unit of measure by its symbol ("mL", "ng/mL", "°C", "%"), folded,
// one and many; none where it is no unit.
std::vector<std::string> unit_names(std::string_view symbol, const std::string& language_tag);

// "mL", "ng/mL", "°C", "%".
bool is_unit(std::string_view symbol);

// A unit as its language says it after a number, in full: "millilitres per kilogram"; empty where it
// is no unit. Of English as written in Britain.
std::string unit_in_full(std::string_view symbol, double count, const std::string& language_tag);

// "three", "third", "la tercera": all the words a language has for a number, folded.
std::vector<std::string> number_names(int number, const std::string& language_tag);

// Any script in plain Latin letters, as near as it sounds, lower case.
std::string in_latin(std::string_view text);

}  // namespace text
