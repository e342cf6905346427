// A sentence with places to fill, in ICU's message format, so that plurals and numbers follow the
// language: "{n, plural, one {# question} other {# questions}}".
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/problem.h"

namespace text {

using Value = std::variant<int, std::string>;
using Values = std::vector<std::pair<std::string, Value>>;

// The pattern itself when it cannot be read: a visitor sees odd words rather than none.
std::string message(std::string_view pattern, const std::string& language_tag,
                    const Values& values);

// Nothing, or what is wrong with a pattern.
std::string message_fault(std::string_view pattern, const std::string& language_tag);

// The names a message has places for: "{n, plural, ...}" and "{n}" are both n.
std::set<std::string> places(const std::string& message);

}  // namespace text
