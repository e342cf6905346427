// A sign of the page of warning signs that is for today at the latest, as search compares it.
#pragma once

#include <set>

#include "document/block.h"
#include "edition/search_words.h"

namespace edition {

struct SafetySign {
    std::string id, sign;
    document::Urgency urgency = document::Urgency::emergency;
    std::vector<SearchWords::Word> words;  // without those passed over
    std::set<std::string> names;           // of its words
};

}  // namespace edition
