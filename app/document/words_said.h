// What a page says, block by block: that each says something, and says it once. Files of the
// problems are left empty.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "base/problem.h"
#include "document/document.h"

namespace document {

// Warnings without a sign or an act, claims without a claim, headings, items and answers without
// words.
base::Problems says_something(const Document& document);

// Headings, ids, questions, answers and names in the front matter that stand there twice.
base::Problems says_once(const Document& document);

// The mark of a comment, or of what was meant to be one, that readers would see; empty where there
// is none.
std::string_view comment_mark_in(std::string_view words);
// The same of any other markup: what Markdown here does not know, or what has lost its partner.
std::string_view markup_in(std::string_view words);

// Calls with each piece of text readers may see, and its line.
struct ShownText {
    int line = 0;
    const std::string& words;
};
void for_each_shown(const Document& document, const std::function<void(const ShownText&)>& act);

}  // namespace document
