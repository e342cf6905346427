#include "base/problem.h"

#include <algorithm>

namespace base {

std::string_view name(Severity severity) {
    switch (severity) {
        case Severity::hint:
            return "hint";
        case Severity::warning:
            return "warning";
        case Severity::error:
            return "error";
    }
    return "";
}

std::string to_line(const Problem& problem) {
    std::string line = problem.file;
    if (problem.line > 0) line += ":" + std::to_string(problem.line);
    if (!line.empty()) line += ": ";
    if (problem.severity != Severity::error) line += std::string(name(problem.severity)) + ": ";
    line += problem.what;
    if (!problem.fix.empty()) line += "; " + problem.fix;
    return line;
}

bool any_error(const Problems& problems) {
    return std::any_of(problems.begin(), problems.end(),
                       [](const Problem& p) { return p.severity == Severity::error; });
}

}  // namespace base
