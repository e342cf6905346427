// Where words lead that nobody has written down together.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "edition/lexicon.h"

namespace edition {

struct Leaning {
    // A page's share, up to 1; a word is worth the more the fewer pages it leads to.
    std::map<std::string, double> pages;
    // Signs that two words at least tell of, the likeliest first; and whether enough of what was
    // typed is only said of signs that it alarms, though nobody has written it down so.
    std::vector<std::string> signs;
    bool alarming = false;
};

// By all entries a word stands in: a sentence holds words of many entries and all of few. What an
// entry denies must be denied.
Leaning leaning(const Lexicon& lexicon, const std::vector<SearchWords::Word>& typed);

// Whether what an entry denies stands after the word that says no: "no pee" is not "when I pee, no
// pain". And whether it is the word at this place that says so.
bool denies(const Lexicon& lexicon, const Lexicon::Entry& entry, const Absence::Typed& typed);
bool denies_at(const Lexicon& lexicon, const Lexicon::Entry& entry, const Absence::Typed& typed,
               std::size_t at);

// Whether a word and the little ones it is said with stand near each other, in their order: "end
// it" is not "the end of the week, and it hurts". True of entries that have more words to tell by.
bool stands_close(const Lexicon::Entry& entry, const Lexicon::Names& typed);

}  // namespace edition
