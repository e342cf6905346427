// A text of the library as values: its revisions, what somebody is typing, what is said of it.
#pragma once

#include "editorial/action.h"
#include "text/date.h"

namespace editorial {

enum class State { draft, in_review, rejected, approved, withdrawn };
inline constexpr std::string_view state_names[] = {"draft", "in review", "rejected", "approved",
                                                   "withdrawn"};
inline constexpr std::size_t largest_text = 1U << 20U;  // bytes; a page, a drawing

struct Revision {
    std::int64_t id = 0;
    std::string path, body, digest, by;
    int number = 0;  // of this text: 1, 2, 3 ...
    Moment at = 0;
    State state = State::draft;
    std::string decided_by, comment;  // of a review
    std::int64_t reviewed = 0;        // of an approved one: the revision it is, less its stamp
};

// A text as the list shows it; everything is kept ready, nothing is parsed for it.
struct Listed {
    std::string path, language, id, title;  // id: of a page; empty for other files
    State state = State::draft;  // of the newest revision; withdrawn: nothing newer is there
    bool withdrawn = false;      // off the glass, whatever is being written meanwhile
    int number = 0;              // of the newest revision
    std::string by;
    Moment at = 0;
    double grade = 0;              // English pages; 0: not measured
    int errors = 0, warnings = 0;  // findings of the page by itself
    text::Date due;                // of the approved text
    int approved_number = 0;       // newest approved revision; 0: none
    int published_number = 0;      // in the edition in use; 0: none
};

// What somebody is typing: saved each second, one for each text and person.
struct Draft {
    std::string path, by, body;
    std::int64_t base = 0;  // the revision it was begun from; 0: a new text
    Moment at = 0;
};

// Said of a line, for whoever writes it anew.
struct Remark {
    std::int64_t revision = 0;
    int line = 0;  // 1-based
    std::string words;
    AuditStamp act = {};
};

// Beside the texts: see kept.h.
struct Kept {
    std::string name, who, body;  // who: whose form it is; empty: the house's
};

}  // namespace editorial
