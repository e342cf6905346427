// What the list tells of a text, and which texts a library can hold.
#pragma once

#include "content/path.h"
#include "document/parse.h"

namespace editorial {

struct Facts {
    std::string language, page;  // page: its id; empty for what is none
    std::string title;
    double grade = 0;
    int errors = 0, warnings = 0;
};
// Of a text in which this was found; `parsed` is that of a page.
Facts facts_of(const content::Path& path, const document::Parsed& parsed,
               const base::Problems& found);

// A path a content folder has; a body that is UTF-8 without control characters, not too large, and
// runs nothing.
base::Result<void> may_be_held(const std::string& path, const std::string& body);

}  // namespace editorial
