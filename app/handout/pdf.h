// Pages to PDF bytes, with the sheet's roles as structure tags. The only door to cairo's PDF side.
#pragma once

#include <string>
#include <vector>

#include "base/date.h"
#include "base/problem.h"
#include "handout/figures.h"
#include "layout/paint.h"

namespace handout {

struct Paper {
    float width_mm = 210, height_mm = 297;
    float margin_mm = 20;
};
Paper paper_named(const std::string& name);  // "A4" or "Letter"

struct PdfPage {
    layout::Sheet body, foot;  // both as wide as the text; the foot stands on the lower margin
};

struct PdfAbout {
    std::string title, author, language;
    base::Date date;  // of the content, not of today: the same page gives the same bytes
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
base::Result<Pdf> to_pdf(const std::vector<PdfPage>& pages, const Paper& paper,
                         const PdfAbout& about, const PdfInk& ink);

}  // namespace handout
