// The bare tree of a Markdown text: CommonMark's blocks with the words in them, before the house's
// own meanings (warnings, claims, figures) are read into it. The only door to md4c.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"
#include "document/document.h"

namespace document {

struct Node {
    enum class Type { root, quote, list, item, paragraph, heading, table, row, head_cell, cell };
    Type type = Type::root;
    int line = 0;
    int level = 0;         // headings
    bool ordered = false;  // lists
    Runs words;
    std::string under;  // of a question: the part that leads to it
    std::vector<Node> inside;
    std::vector<Figure> images;
};

struct Tree {
    Node root;
    std::vector<Unconfirmed> unconfirmed;
};

// Blocks more than 12 deep are left out with one problem; so are HTML, code and foreign links.
// Lines count from `first_line`.
Tree read_tree(std::string_view body, int first_line, base::Problems& problems);

}  // namespace document
