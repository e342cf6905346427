// The TOML between the +++ lines at the head of a page.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"
#include "text/date.h"

namespace document {

enum class PageKind { anatomy, condition, procedure, test, treatment, safety, visit, form, clinic };

struct Review {
    std::string status = "sample";  // sample | approved
    std::string by;
    text::Date on, due;
};

// Of one block of a translation: the English it was made from, by whom, and the words of its own
// for which that is so. Who adjudicates or signs is a person; an edit of the block voids both.
struct BlockRecord {
    std::string english, own;  // fingerprints
    std::string made, back;    // who translated it, and who translated it back unseen; "machine"
    std::string adjudicated, signed_by;
    text::Date on;
    std::string back_words = {};  // what it says, translated back: to compare with the English
};

struct FrontMatter {
    std::string id, title, summary, discreet_title;
    std::string instead;                     // a procedure's: what to do instead
    std::vector<BlockRecord> translated;     // of a translation, block by block
    std::string ask = "Ask your clinician";  // heading of the chapter of questions
    bool sensitive = false;
    int sheets = 1;            // of a form: how many of it somebody needs
    bool signs_first = false;  // its warning signs stand before its key facts
    PageKind kind = PageKind::condition;
    Review review;
    std::vector<std::string> warnings, sources, diagrams;
    int warnings_line = 1;
};

struct Split {
    std::string_view front;  // between the +++ lines; empty where there is none
    std::string_view body;
    int body_line = 1;  // line of the file the body starts at
    bool found = false;
};

Split split_front_matter(std::string_view markdown);
FrontMatter read_front_matter(std::string_view toml, base::Problems& problems);

}  // namespace document
