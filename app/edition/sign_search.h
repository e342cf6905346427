// Warnings whose sign is what was typed.
#pragma once

#include "edition/leaning.h"
#include "edition/search.h"

namespace edition {

struct Alarm {
    bool wanted = false;         // people's words ask for the page of warning signs
    std::set<std::string> with;  // ids of signs that have every word
    const Leaning& leaning;
};

// What says most of it first. A harmless word must not alarm: a sign is told where people's words
// for it are there, where it says most of itself in what was typed, or where the page of warning
// signs is wanted and it is like what was typed. Where there is none of these, what was typed may
// lean to one.
std::vector<SignHit> fitting_signs(Lexicon& lexicon, const Query& query, const Alarm& alarm);

}  // namespace edition
