// The functions of a C++ file, measured: enough of the grammar for code that clang-format laid out,
// no more. Comments, strings and lines of the preprocessor do not count.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace house {

// A definition, a declaration (it has no lines) or a lambda (named "lambda", measured by itself).
struct Function {
    std::string name;
    int line = 0;     // where it begins, from 1
    int lines = 0;    // from its first line to its closing brace
    int nesting = 0;  // if, for, while, switch, do and try inside each other; `else if` is one
    // A definition's that have a name: what an outside library hands over besides, nobody reads.
    int parameters = 0;
    bool takes_pair = false;  // std::pair or std::tuple anywhere in its parameter list
};

std::vector<Function> functions(std::string_view source);

}  // namespace house
