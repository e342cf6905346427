// A sentence with places to fill, in ICU's message format, so that plurals and numbers follow the
// language: "{n, plural, one {# question} other {# questions}}".
#pragma once

#include <map>
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

// Nothing, or what is wrong with a pattern: found by reading it, and by filling it with samples.
std::string message_fault(std::string_view pattern, const std::string& language_tag);

// What a message asks of a place: "{n}" any value, "{n, plural, ...}" a number, "{g, select, ...}"
// a word.
enum class ArgumentKind { any, word, number };
// By the names ICU itself finds; the strictest where one stands twice. Empty for a broken message.
std::map<std::string, ArgumentKind> arguments(std::string_view message);

}  // namespace text
