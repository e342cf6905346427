// A page of a leaflet before it is ink: what stands on it, and where. The PDF is written from it,
// and the desk's preview is painted from it.
#pragma once

#include <string>
#include <vector>

#include "layout/sheet.h"
#include "text/date.h"

namespace handout {

struct Paper {
    float width_mm = 210, height_mm = 297;
    float margin_mm = 20;
};
Paper paper_named(const std::string& name);  // "A4" or "Letter"

struct Page {
    layout::Sheet body, foot;  // both as wide as the text; the foot stands on the lower margin
};

// Where the corners of both come to.
struct Places {
    base::Point body, foot;
};
Places places(const Page& page, const Paper& paper);

// A leaflet as it comes out of the printer.
struct LaidOut {
    std::vector<Page> pages;
    Paper paper;
    std::string title;  // of the file, as windows and printers' logs show it: the discreet one
    std::string code;
    base::Language language;
    text::Date date;  // of the content
};

}  // namespace handout
