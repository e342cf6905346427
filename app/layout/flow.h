// The one layout function for screen and paper: a page, or a chapter of it, becomes a Sheet.
#pragma once

#include "doc/document.h"
#include "layout/medium.h"
#include "layout/sheet.h"

namespace layout {

// All blocks of the document in order, from the top, as wide as the medium. On paper questions get
// lines to write on. Figures whose drawing the medium does not have are left out.
Sheet flow(const doc::Document& document, const Medium& medium);

// The bare signs of one urgency in a single panel, for the front of a page: what to do stands in full
// elsewhere.
class Pen;
void put_signs(Pen& pen, doc::Urgency urgency, const std::vector<doc::Words>& signs);

// Words of a page with their looks, citations as "[n]" by the order of `sources`.
struct Styled {
    std::string words;
    std::vector<Span> spans;
};
Styled styled(const doc::Words& words, const std::vector<std::string>& sources);

}  // namespace layout
