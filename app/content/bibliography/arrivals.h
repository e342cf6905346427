// Sources that come into content/sources.json: from a form, or from another program's list. Each is
// held to the rules of source_fields.h before it stands there, and who was refused is named.
#pragma once

#include <string>
#include <vector>

#include "base/problem.h"
#include "text/date.h"

namespace content {

// What other programs do not tell of a source; empty: entries have to tell it themselves.
struct Standing {
    std::string evidence, licence = "facts-only", read = "no";
    text::Date today;  // when it was read; the next look is two years later
};

// A form's answers. Who made it: a line each, "Nickel, J. C." or a body's name.
struct SourceForm {
    std::string type = "article-journal";
    std::string title, authors, container, publisher, year, volume, issue, pages, doi, pmid, url;
    Standing standing;
};

struct Arrivals {
    std::string list;                // the text of sources.json with them
    std::vector<std::string> ids;    // of those that came in
    std::vector<std::string> known;  // ids of those that stand there already
    base::Problems refused;          // each named, with why
};

// `list`: sources.json as it is. `foreign`: another program's list; `file`: what it is called.
base::Result<Arrivals> arrive(const std::string& list, const std::string& foreign,
                              const std::string& file, const Standing& standing);
// The one source of a form; refused: all that is wrong with it.
base::Result<Arrivals> arrive(const std::string& list, const SourceForm& form);

}  // namespace content
