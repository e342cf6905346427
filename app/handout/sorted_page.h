// All of a page, in the order of paper: its signs at a glance, its own text, and at the end all
// there is to know of each sign.
#pragma once

#include <string>
#include <vector>

#include "content/as_read.h"
#include "content/catalog.h"
#include "document/document.h"
#include "handout/signs.h"

namespace handout {

struct SortedPage {
    SignLines signs;                 // as ShortPage has them
    document::Document body;         // without them
    document::Document about_signs;  // each with all it says; empty: none
};

// Of a page as it stands on paper (content::on_paper).
SortedPage sorted_page(const document::Document& page, const content::Own& own);

// What its words mean, each once, in the order of first use; empty: none is explained.
document::Document words_of(const document::Document& page, const std::vector<content::Term>& terms,
                            const content::Messages& words);

}  // namespace handout
