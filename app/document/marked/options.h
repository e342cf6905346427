// Choices side by side, "[!OPTIONS id]": what it is about in bold, a table of what matters by
// choice, and who was studied.
#pragma once

#include <string>

#include "base/problem.h"
#include "document/block.h"
#include "document/markdown.h"

namespace document {

Options read_options(const Node& quote, const std::string& id, base::Problems& problems);

// "**22** of 100 men got worse": the number that begins a cell, 0 to 100; -1: none.
int counted_in(const Runs& cell);

}  // namespace document
