// The words of a page as they run on the glass: where a statement comes from is told at the end of
// its section, and words of the glossary are links where their meaning can be opened in place.
#pragma once

#include <set>
#include <string>
#include <vector>

#include "document/document.h"

namespace kiosk {

// Without numbers of sources, and without words to touch.
document::Document without_marks(document::Document part);

// A word that can be touched: which one, and where it stands in its part.
struct WordPlace {
    std::string part, term;
    std::size_t block = 0, item = 0;

    std::string str() const;  // "3/2.1/psa"
    static WordPlace parse(const std::string& text);
};
// Without numbers of sources; the target of each word that can be touched is its place.
document::Document with_places(document::Document part, const std::string& name);

// A stretch of a part that stands together, and the words whose meanings follow it.
struct Stretch {
    std::size_t block = 0, item = 0;          // its first
    std::size_t block_end = 0, item_end = 0;  // before these; item_end 0: whole blocks
    std::vector<std::string> terms;

    std::string name() const;
    document::Document of(const document::Document& part) const;
};
// The part cut where meanings are opened: below the item or the paragraph of the word.
std::vector<Stretch> stretches(const document::Document& part, const std::set<std::string>& open);

}  // namespace kiosk
