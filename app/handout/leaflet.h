// The paper twin of a page: its words by the same layout, with the clinic's letterhead, lines to
// write on, sources and a foot. Bytes of a PDF made in memory: no visit touches the disk.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/problem.h"
#include "content/catalog.h"
#include "content/messages.h"
#include "document/document.h"
#include "handout/figures.h"
#include "handout/page.h"
#include "layout/layout_context.h"
#include "layout/paint.h"
#include "settings/settings.h"

namespace handout {

// All that paper is made with. Only borrowed.
struct Materials {
    const layout::Fonts& fonts;
    const layout::Icons& icons;
    const layout::Palette& palette;
    const layout::Diagrams& diagrams;
    const content::Messages& words;
    const settings::Settings& settings;
    std::string edition;  // its version; empty: in none yet, and crosses stand for its codes
    Figures& figures;
    const layout::Diagram* logo = nullptr;  // of the clinic
    // What a word of a page means, by language and id; none: nothing is explained on paper.
    std::function<const content::Term*(const std::string&, const std::string&)> term = {};
};

struct Leaflet {
    std::string pdf;
    int pages = 0;
    std::string code;      // its recall code; empty for a visitor's own questions
    std::string untagged;  // why it has no structure tags; empty: it has
    LaidOut shown;         // what was written, to be looked at
};

// A page in the language it is written in, with what it cites.
struct Topic {
    const document::Document& document;
    std::vector<content::Source> sources;
    base::Language language;
};

// What a visitor can choose. Large print is laid out anew, never scaled (STANDARDS.md PR-05).
struct Choice {
    bool large = false;
    std::vector<std::string> chapters;  // of a whole page, slugs of the parts wanted; empty: all
    // The same page in a second language; none: in one. A whole page has them paragraph beside
    // paragraph, a short one each on a sheet of its own.
    const document::Document* second = nullptr;
    const content::Messages* second_words = nullptr;
    const layout::Diagrams* second_diagrams = nullptr;  // with that language's names
    bool whole = false;  // all of the page, not the two sides of short_leaflet.h
};

// The same input gives the same bytes. In a whole page the signs stand first, whatever was chosen.
LaidOut topic_pages(const Materials& materials, const Topic& topic, const Choice& choice = {});
base::Result<Leaflet> topic_leaflet(const Materials& materials, const Topic& topic,
                                    const Choice& choice = {});
base::Result<Leaflet> questions_leaflet(const Materials& materials,
                                        const std::vector<std::string>& questions,
                                        bool large = false);
// For a visitor who is called before the end: which page it was.
base::Result<Leaflet> called_card(const Materials& materials, const std::string& title);

// Of the house itself: to try a printer, to keep with a machine.
base::Result<Leaflet> plain_page(const Materials& materials, const std::string& title,
                                 const std::vector<std::string>& lines);

layout::Labels labels(const content::Messages& words);
layout::Labels paper_labels(const content::Messages& words);  // nobody of the staff is near

}  // namespace handout
