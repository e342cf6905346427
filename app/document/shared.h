// What a page shares with its translations whatever their words: kinds of blocks, ids, verdicts,
// urgency, how many items, placeholders, numbers, sources, drawings. Held block by block, where the
// translation's record says which English block it stands for.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "base/problem.h"
#include "document/document.h"
#include "document/wording.h"

namespace document {

struct SharedBlock {
    std::size_t kind = 0;             // place in Block::what
    std::string id;                   // of a warning, claim or teach-back
    std::string mark;                 // its verdict or urgency, a list's steps
    std::vector<std::size_t> counts;  // of items, rows and cells, answers, lines of evidence
    std::multiset<std::string> placeholders, numbers;
    std::set<std::string> sources, terms;
    std::string drawing;  // with its structure
    std::string text;
};

struct SharedPage {
    PageKind kind = PageKind::condition;
    bool sensitive = false;
    int sheets = 1;
    std::vector<std::string> diagrams;
    std::size_t unconfirmed = 0;
    std::string title, summary, discreet_title, instead;
    std::vector<SharedBlock> blocks;
};

SharedPage shared_of(const Document& document);

// Numbers as they are written in any language: with digits of Arabic, comma or point, in groups of
// three or not; as "1500" and "0.5".
std::vector<std::string> numbers_told(std::string_view text);  // in their order
std::multiset<std::string> numbers_in(std::string_view text);

// Where a translation says otherwise than the English. `fingerprint` is that of the English now:
// a block whose English changed since is told as stale elsewhere, and held by its id alone. In a
// library an edit may add a source to the English, which its fingerprint does not tell: there what
// harms no reader waits for the translation, and is a warning.
struct English {
    const SharedPage& page;
    const std::vector<std::string>& fingerprint;
    bool in_library = false;
};
base::Problems check_shared(const English& english, const Document& translation,
                            const Wording& wording);

}  // namespace document
