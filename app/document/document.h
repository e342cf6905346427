// What a page is once it has been read: the front matter, and a list of blocks. Plain values; made
// by parse(), laid out by layout::flow(), judged by check(). See CONTRIBUTING.md for the Markdown.
#pragma once

#include <string>
#include <vector>

#include "document/block.h"
#include "document/front_matter.h"

namespace document {

// A statement that rests on no source; marked by an HTML comment in the Markdown. A house rule is
// the clinic's own to make, the others a clinician has yet to confirm.
struct Unconfirmed {
    int line = 0;
    std::string why, statement;
    bool house_rule = false;
};

struct Document {
    FrontMatter front;
    Blocks blocks;
    std::vector<Unconfirmed> unconfirmed;
};
}  // namespace document
