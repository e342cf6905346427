// The words of a block.
#pragma once

#include <string>
#include <vector>

namespace document {

// A stretch of words of one kind. `target` is the source id or the term id.
struct Run {
    enum class Kind { plain, strong, citation, term, line_break };
    Kind kind = Kind::plain;
    std::string text;
    std::string target;
};
using Runs = std::vector<Run>;

}  // namespace document
