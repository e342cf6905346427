// What a block says, in eight letters: tells a translation which English it was made from. Two
// blocks with the same words, in the same order, have the same; layout and citations do not matter.
#pragma once

#include <string>
#include <vector>

#include "document/document.h"

namespace document {

// FNV-1a of the block's words, folded to 32 bits, as hexadecimal.
std::string fingerprint(const Block& block);
std::vector<std::string> fingerprints(const Document& document);

// Marks blocks of `translation` whose English has changed since, by its record `translated`.
// Without a record, or with one of another length, nothing is known and nothing is marked.
void mark_stale(Document& translation, const std::vector<std::string>& english_now);

}  // namespace document
