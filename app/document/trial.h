// A drawing is drawn once where it can do no harm before it is shown where it could: in a child
// process with limits on time and memory. Rules by which drawings are refused know the ways that
// are known; this knows whether it draws.
#pragma once

#include <string>

#include "base/problem.h"

namespace document {

inline constexpr unsigned trial_s = 3;  // of the clock; ours take 0.05

// What went wrong, as a person is told it; empty where it draws. The last good ones are known.
std::string trial_of_drawing(const std::string& svg);

// By the rules, and, where those find nothing, by drawing it.
base::Problems check_and_try(const std::string& svg);

}  // namespace document
