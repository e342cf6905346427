// Words and tables of a node as blocks have them: what every marked quote is read with.
#pragma once

#include <string>
#include <vector>

#include "document/block.h"
#include "document/markdown.h"

namespace document {

// Line breaks inside a paragraph are spaces; runs of only spaces at the ends go.
Runs tidy(Runs words);
// Another paragraph of the same statement: a blank parts it from the words before.
void append(Runs& words, const Runs& paragraph);
std::vector<Runs> items_of(const Node& list);
Table table_of(const Node& node);
// "[!CLAIM unproven some-id]" at the head of a quote, word by word; empty where there is none.
std::vector<std::string> mark_of(const Node& quote);
// The first paragraph of a marked quote without its mark.
Runs after_mark(const Runs& words);
// Whether a title begins in bold; its words are plain then.
bool take_bold(Runs& title);

}  // namespace document
