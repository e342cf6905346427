// How the meanings of a page look: which colors and icon a warning or verdict has, how words carry
// citations and terms.
#pragma once

#include <string>
#include <vector>

#include "document/document.h"
#include "layout/sheet_builder.h"

namespace layout {

struct WarningStyle {
    ColorRole ground, edge, ink;
    const char* icon;
};
WarningStyle style_of(document::Urgency urgency);
WarningStyle style_of(document::Verdict verdict);  // each has another icon

// The bare signs of one urgency in a single panel, for the front of a page: what to do stands in
// full elsewhere. `stark`: there are two colours only, an emergency has a filled head.
void put_signs(SheetBuilder& builder, document::Urgency urgency,
               const std::vector<document::Runs>& signs, bool stark = false);

// Words of a page with their looks, citations as "[n]" by the order of `sources`.
struct Styled {
    std::string words;
    std::vector<Span> spans;
    std::vector<WordLink> links;  // its words of the glossary
};
Styled styled(const document::Runs& words, const std::vector<std::string>& sources,
              bool rtl = false);
// Puts them down where the builder is, explained words to be touched where they can be.
struct SaidWords {
    const document::Runs& words;
    const std::vector<std::string>& sources;  // of the page
};
void put_words(SheetBuilder& builder, const SaidWords& said, float size_mm, const Ink& ink);
// Without the look of words that can be looked up, where none can.
void unlinked(Styled& words, const LayoutContext& context);

}  // namespace layout
