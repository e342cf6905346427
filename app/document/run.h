// The words of a block.
#pragma once

#include <string>
#include <vector>

namespace document {

enum class RunKind { plain, strong, citation, term, line_break };
// A stretch of words of one kind. `target` is the source id or the term id.
struct Run {
    RunKind kind = RunKind::plain;
    std::string text;
    std::string target;
};
using Runs = std::vector<Run>;
// To a situation, and in a kind sentence why it fits or not.
struct Answer {
    Runs words, why;
};

}  // namespace document
