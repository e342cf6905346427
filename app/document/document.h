// What a page is once it has been read: the front matter, and a list of blocks. Plain values; made
// by parse(), laid out by layout::flow(), judged by check(). See CONTRIBUTING.md for the Markdown.
#pragma once

#include <string>
#include <vector>

#include "document/block.h"
#include "document/front_matter.h"

namespace document {

// A statement that a clinician has yet to confirm; marked by an HTML comment in the Markdown.
struct Unconfirmed {
    int line = 0;
    std::string why, statement;
};

struct Document {
    FrontMatter front;
    Blocks blocks;
    std::vector<Unconfirmed> unconfirmed;
};
}  // namespace document
