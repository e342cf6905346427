// Where a page asks somebody to write: "…" in a list, or alone in a cell of a table. Glass shows
// what to note; paper has a line or an empty cell there.
#pragma once

#include <cstddef>
#include <string_view>

#include "document/block.h"
#include "document/document.h"

namespace document {

inline constexpr std::string_view blank_mark = "…";

std::size_t blanks_in(const Runs& words);
bool only_blank(const Runs& cell);
bool any_blank(const std::vector<Runs>& row);  // one of its cells is
bool to_fill_in(const Table& table);           // has such a row
bool to_fill_in(const Document& page);         // has a line or a cell to write in

}  // namespace document
