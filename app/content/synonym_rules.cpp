#include <set>

#include "content/rules.h"
#include "document/chapters.h"
#include "text/toml.h"

namespace content {

namespace {

// People are led to signs that the page of warning signs tells, and to each in one place.
void said_signs(Sight& sight, const text::Toml& list) {
    const auto safety = sight.parsed(Path::page("en", sight.safety()));
    std::set<std::string> there, seen;
    if (safety)
        for (const auto& sign : document::warnings((*safety)->document)) there.insert(sign.id);
    for (const auto& entry : list.tables("sign")) {
        const auto id = entry.text("id").value_or("");
        if (!there.contains(id))
            entry.complain("id", "the page of warning signs has no sign '" + id + "'",
                           "name one of its signs, or take it out");
        else if (!seen.insert(id).second)
            entry.complain("id", "the sign '" + id + "' stands here twice", "make one of them");
        std::set<std::string> said;
        for (const auto& typed : entry.texts("typed"))
            if (!said.insert(typed).second)
                entry.complain("typed", "'" + typed + "' stands here twice", "take one out");
    }
}

}  // namespace

// What people are led to is there, and nothing they type is led to twice.
void synonym_rules(Sight& sight, const NamedText& text, base::Problems& problems) {
    base::Problems found;
    const auto list = text::Toml::parse(text.body, text.name, found);
    if (!found.empty()) return;  // told where it is read
    std::set<std::string> seen;
    for (const auto& entry : list.tables("word")) {
        for (const auto& page : entry.texts("pages"))
            if (!sight.has(Path::page("en", page)) && !sight.withdrawn(page))
                entry.complain("pages", "the page '" + page + "' does not exist",
                               "name a page, or take it out");
        for (const auto& typed : entry.texts("typed"))
            if (!seen.insert(typed).second)
                entry.complain("typed", "'" + typed + "' stands here twice", "take one out");
    }
    said_signs(sight, list);
    problems.insert(problems.end(), found.begin(), found.end());
}

}  // namespace content
