// A translation beside the English of today: which block stands for which, and what a reader is
// shown where the English says something else since.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "document/parse.h"
#include "document/shared.h"

namespace document {

struct Twin {
    std::size_t english = 0;          // place among the English blocks
    std::optional<std::size_t> here;  // and among those of the translation; none: it lacks it
    bool fresh = false;               // made from these very words
};
// A twin for each English block, in the English order. `record` tells of each block of the
// translation which English it was made from; where that changed, blocks stand for each other while
// between two known ones there are as many here as there.
std::vector<Twin> twins(const std::vector<std::string>& record,
                        const std::vector<std::string>& english);

// The English each block was made from, by the page's record; empty words where nothing tells.
std::vector<std::string> made_from(const Document& translation);

// Whether a reader is shown the English of a twin instead: the translation lacks it, or it was made
// from other words, or from nobody knows which, and contradicts those of today.
bool in_english(const Twin& twin, const SharedPage& english, const SharedPage& here,
                const Wording& wording);

// The page as a reader may be shown it: in the order of the English, stale where only words of the
// English changed, in English where it says something else. `note` stands above what is English, if
// it has any words.
Document with_newer_english(Document translation, const Parsed& english, const Wording& wording,
                            const std::string& note);

}  // namespace document
