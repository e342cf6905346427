// Which way words run, by the first letter that has a way of its own (UAX #9, P2): figures, blanks
// and signs have none.
#pragma once

#include <string_view>

namespace text {

enum class Runs { either, from_left, from_right };
Runs runs(std::string_view words);

}  // namespace text
