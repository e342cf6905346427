// What is wrong with a page by itself. No other page is asked, so that many can be looked at side
// by side.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "base/problem.h"
#include "content/path.h"
#include "content/source.h"
#include "document/parse.h"
#include "document/wording.h"
#include "text/date.h"

namespace content {

struct PageText {
    const Path& path;
    const document::Parsed& parsed;
    const std::string& body;
    text::Date today = {};  // to find overdue reviews; unknown: not looked for
};

// What it leans on besides; nobody may change it meanwhile.
struct Beyond {
    const std::map<std::string, Source>& sources;  // by id
    const document::Wording& english;
    const std::set<std::string>& explained;    // English words of the glossary, folded
    const std::vector<std::string>& families;  // of fonts that languages name
};

// In the order they are told in; without the name of the file.
struct OwnFaults {
    base::Problems checked, words;
    base::Problems support, lint;  // of an English page
};
OwnFaults own_faults(const PageText& page, const Beyond& beyond);

}  // namespace content
