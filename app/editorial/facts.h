// What the list tells of a text, and which texts a library can hold.
#pragma once

#include "content/sight.h"

namespace editorial {

struct Facts {
    std::string language, page;  // page: its id; empty for what is none
    std::string title;
    double grade = 0;
    int errors = 0, warnings = 0;
};
// Of a text that the tree in sight holds; `parsed` is that of a page.
Facts facts_of(content::Sight& sight, const content::Path& path, const document::Parsed& parsed);

// A path a content folder has; a body that is UTF-8 without control characters, not too large, and
// runs nothing.
base::Result<void> may_be_held(const std::string& path, const std::string& body);

}  // namespace editorial
