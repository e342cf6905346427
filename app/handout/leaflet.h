// The paper twin of a page: the same words by the same layout, with the clinic's letterhead, lines
// to write on, sources and a foot on every page. Bytes of a PDF, made in memory: nothing of a visit
// touches the disk.
#pragma once

#include <string>
#include <vector>

#include "base/problem.h"
#include "doc/document.h"
#include "layout/medium.h"
#include "layout/paint.h"
#include "library/catalog.h"
#include "library/clinic.h"
#include "library/words.h"

namespace handout {

// All that paper is made with. Only borrowed.
struct Press {
    const layout::Fonts& fonts;
    const layout::Icons& icons;
    const layout::Palette& palette;
    const layout::Diagrams& diagrams;
    const library::Words& words;
    const library::ClinicSettings& settings;
    std::string edition;  // its version
};

struct Leaflet {
    std::string pdf;
    int pages = 0;
};

// `language` is the one the page is written in. The same input gives the same bytes.
base::Result<Leaflet> topic_leaflet(const Press& press, const doc::Document& document,
                                    const std::vector<library::Source>& sources,
                                    const base::Language& language);

// The visitor's list, the first two set apart, each with lines to write on.
base::Result<Leaflet> questions_leaflet(const Press& press,
                                        const std::vector<std::string>& questions);

// Words of flow() in a language.
layout::Labels labels(const library::Words& words);

// How a source is told in full: number, authors, title, publisher, year, place.
std::string reference(const library::Source& source);

}  // namespace handout
