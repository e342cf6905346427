// How the meanings of a page look: which tones and icon a warning or verdict has, how words carry
// citations and terms.
#pragma once

#include <string>
#include <vector>

#include "doc/document.h"
#include "layout/pen.h"

namespace layout {

struct WarningLook {
    Tone ground, edge, ink;
    const char* icon;
};
WarningLook look_of(doc::Urgency urgency);
WarningLook look_of(doc::Verdict verdict);

// The bare signs of one urgency in a single panel, for the front of a page: what to do stands in
// full elsewhere.
void put_signs(Pen& pen, doc::Urgency urgency, const std::vector<doc::Words>& signs);

// Words of a page with their looks, citations as "[n]" by the order of `sources`.
struct Styled {
    std::string words;
    std::vector<Span> spans;
};
Styled styled(const doc::Words& words, const std::vector<std::string>& sources, bool rtl = false);

}  // namespace layout
