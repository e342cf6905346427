// The editor's eye for English pages: what makes a text hard, as findings with a mend. After PEMAT,
// the CDC Clear Communication Index and STANDARDS.md 5.6; none of it replaces a reader.
#pragma once

#include <set>
#include <string>

#include "base/problem.h"
#include "document/document.h"

namespace document {

// Sentences over 20 words, lists over 7, no action in steps, a summary missing: warnings. Passive
// voice, CAPITALS, percentages, mixed denominators, long words that no glossary explains, hard
// sections: hints. `glossary` holds the words that are explained, folded.
base::Problems lint(const Document& document, const std::set<std::string>& glossary);

}  // namespace document
