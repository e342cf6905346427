// What may not stand in words that readers see, wherever they were written.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "text/toml.h"

namespace content {

struct ShownFault {
    std::string what, fix;
    std::string words;  // at which of them
};
using Families = std::vector<std::string>;  // of fonts: those that languages name beside ours
// Letters no font has, and marks of comments.
std::vector<ShownFault> shown_faults(std::string_view words, const Families& families = {});

bool blank(std::string_view words);  // of no letter that can be seen

// All texts of a TOML file, in which nothing is filled: braces are told too.
void check_shown(const text::Toml& toml, const Families& families = {});

}  // namespace content
