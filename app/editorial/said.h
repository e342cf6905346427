// What a person says of an act: some words, none of them hidden.
#pragma once

#include <string>

#include "base/problem.h"

namespace editorial {

// `what` is what they are, as a sentence names it: "a reason", "a comment".
base::Result<void> said(const std::string& path, const std::string& words, const std::string& what);

}  // namespace editorial
