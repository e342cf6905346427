// Pages to PDF bytes, with the sheet's roles as structure tags. The only door to cairo's PDF side.
#pragma once

#include <string>
#include <vector>

#include "base/problem.h"
#include "handout/figures.h"
#include "handout/page.h"
#include "layout/paint.h"
#include "text/date.h"

namespace handout {

struct PdfAbout {
    std::string title, author, language;
    text::Date date;  // of the content, not of today: the same page gives the same bytes
    bool rtl = false;
};

struct Pdf {
    std::string bytes;
    std::string untagged;  // why it has no tags; empty: it has
};

// What paints: words and grounds anew each time, figures from those kept.
struct PdfInk {
    const layout::Painter& painter;
    Figures& figures;
};

// Structure tags are left out when they cannot be made: the patient still gets the paper.
base::Result<Pdf> to_pdf(const std::vector<Page>& pages, const Paper& paper, const PdfAbout& about,
                         const PdfInk& ink);

}  // namespace handout
