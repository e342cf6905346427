// Words said as their opposite: a negation is taken out or put in, more becomes less.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace content {

// Folded; what joins letters or stands beside them is not heard: "Can’t, o-flox" is "cant",
// "oflox".
std::vector<std::string> heard_words(const std::string& text);
std::string joined(const std::vector<std::string>& words, std::string_view by = " ");

bool turned_round(const std::string& word, const std::string& said);

}  // namespace content
