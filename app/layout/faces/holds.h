// Words that stay together on a line though a line could end between them.
#pragma once

#include <cstddef>
#include <string_view>

namespace layout {

// Whether this byte stays on one line with the next: the hyphen of "-oxacin" and of "X-ray", which
// is part of the word, and the space inside a telephone number.
bool holds_next(std::string_view words, std::size_t at);

}  // namespace layout
