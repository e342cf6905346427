// What became of a sheet of paper, explained: the editions tell what it is, the library who did
// what since. One story for desk and command line; each says it in its own language.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "edition/edition_store.h"
#include "edition/recall.h"
#include "editorial/repository.h"

namespace editorial {

enum class RecallFact {
    unknown,     // no edition here printed it
    current,     // edition
    replaced,    // edition, and the day it was looked at
    gone,        // edition, which has no such page
    published,   // number, by, at: the edition that brought the other words
    taken_back,  // the same, an old one that came into use again; why
    approved,    // by, at, why: the other words
    withdrawn,   // by, at, why
    off_glass,   // by, at: at once, without a new edition
    overdue      // day
};
struct RecallPart {
    RecallFact fact;
    std::string edition = {};  // in use
    int number = 0;            // of an edition
    std::string by = {};       // as shown under pages, where the library knows the person
    std::optional<Moment> at = {};
    text::Date day = {};
    std::string why = {};  // may be empty
};

struct RecallStory {
    edition::Recall::Fate fate = edition::Recall::Fate::unknown;  // withdrawn: also at once
    std::vector<RecallPart> parts;                                // the fate in full first
};
// Reads alone; a kiosk without a library (nullptr) tells what its editions know.
RecallStory explain_recall(const edition::Recall& found, const edition::EditionStore& editions,
                           Repository* library, const text::Date& today);

}  // namespace editorial
