// What of a text a patient's safety hangs on: warnings, the words that say how urgent they are, the
// numbers to call, which page tells the warning signs. Whoever approves has to open what changed.
#pragma once

#include "document/document.h"
#include "editorial/repository.h"

namespace editorial {

// Ids of warnings whose urgency or words differ between two texts of a page, or that are new or
// gone; in the order of the new text, gone ones last.
std::vector<std::string> changed_warnings(const document::Document& before,
                                          const document::Document& after);
std::vector<std::string> changed_warnings(const std::string& before, const std::string& after);

struct Touched {
    std::string id;             // of a warning; "urgency_emergency", "emergency_number", "safety"
    std::string before, after;  // in words; empty: it is not there
};
// Two texts of one path compared.
struct Versions {
    content::Path path;
    std::string before, after;
};
std::vector<Touched> touched(Repository& repository, const Versions& texts);
std::vector<std::string> ids_of(const std::vector<Touched>& touched);

// Warnings of the newest pages that read otherwise for it, though their own text stays: with
// another number, under another heading. As "en/topics/psa-test.md: fever-very-ill".
std::vector<std::string> where_they_stand(Repository& repository, const Versions& texts);

}  // namespace editorial
