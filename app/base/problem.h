// What a person can mend: where it is, what is wrong, what to write or do instead.
// Functions that can fail for such a reason return Result; nothing of the kind is thrown.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <vector>

namespace base {

enum class Severity { hint, warning, error };

struct Problem {
    std::string file;  // as the person named it; empty where there is none
    int line = 0;      // 1-based; 0 where a line says nothing
    Severity severity = Severity::error;
    std::string what;
    std::string fix;  // what to write or do; may be empty
};

using Problems = std::vector<Problem>;

template <class T>
using Result = tl::expected<T, Problem>;

inline tl::unexpected<Problem> fail(std::string file, std::string what, std::string fix = "") {
    return tl::unexpected(
        Problem{std::move(file), 0, Severity::error, std::move(what), std::move(fix)});
}

std::string_view name(Severity severity);

// `file:line: error: what is wrong; what to write instead`
std::string to_line(const Problem& problem);

bool any_error(const Problems& problems);

}  // namespace base
