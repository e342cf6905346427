// A page as bare words: for search, for reading grades, for names in the scene.
#pragma once

#include <string>

#include "document/document.h"

namespace document {

// Without citations; the words of terms and bold stay.
std::string plain(const Runs& words);
std::string plain(const OfHundred::Row& row);  // "Blood they could see: 14"

// All sentences of a page, a block a line; headings, captions and tables too when asked for.
enum class Include { sentences_only, everything };
std::string plain(const Document& document, Include include);
std::string plain(const Block& block, Include include);

}  // namespace document
