// The rules of content, one text at a time with all the others in sight. check() and check_one()
// are made of these and of nothing else.
#pragma once

#include "content/own_rules.h"
#include "content/read_catalog.h"
#include "content/sight.h"

namespace content {

// Of a page: what was found of it alone, the sources, the glossary, the drawings, the groups, its
// English original, its place, the words of a template.
void page_rules(Sight& sight, const PageText& page, OwnFaults own, base::Problems& problems);

// Whether a text that is no page fits the others; what is wrong with it by itself is told by
// read_text().
void fit_rules(Sight& sight, const NamedText& text, base::Problems& problems);
// Of these: what people type.
void synonym_rules(Sight& sight, const NamedText& text, base::Problems& problems);
// Of these: a drawing, the places in it, its words. It is drawn once, as the kiosk will.
void drawing_rules(Sight& sight, const NamedText& text, base::Problems& problems);
// ids of structures in the TOML of its places that a drawing does not have.
std::vector<std::string> parts_missing(const std::string& svg, const std::string& places);

}  // namespace content
