// A page cut at its `##` headings: a head (what stands before the first) and its chapters.
#pragma once

#include <string>
#include <vector>

#include "document/document.h"

namespace document {

struct Chapter {
    std::string title;
    std::string slug;
    Document part;  // the page's front matter with the blocks of this chapter, its heading left out
};

struct Chapters {
    Document head;
    std::vector<Chapter> chapters;
};

Chapters chapters(const Document& document);

// All warnings of a page, the most urgent first; within one urgency in the page's order.
std::vector<Warning> warnings(const Document& document);
// The same as blocks, under the page's front matter.
Document only_warnings(const Document& document);
// All questions of a page.
std::vector<std::string> questions(const Document& document);
std::vector<TeachBack> teach_backs(const Document& document);
// Source ids or term ids used in the blocks, each once, in order of first use.
std::vector<std::string> used(const Document& document, RunKind kind);

}  // namespace document
