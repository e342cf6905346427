// The pages of a leaflet as they will come out of the printer, small on the glass: the same sheets.
#pragma once

#include "kiosk/services.h"

namespace kiosk {

// From what was laid out for the printer.
std::vector<layout::Sheet> pages_of(const handout::LaidOut& leaflet);

// The first page in a size of print, in a box.
struct FirstPage {
    const PaperPages& pages;
    bool large = false;
    bool chosen = false;  // the size that is printed
};
void paint_first(ui::Ui& ui, Services& services, const FirstPage& page, const base::Rect& box);

// At the pen, as wide as the area and so high, or higher where many pages need it: one page large,
// and beside it all of them, each of which becomes the large one by a touch. They are pictures:
// their words are too small to be read here, and are heard on the page itself.
void page_images(ui::Ui& ui, Services& services, Session& session, float height);

}  // namespace kiosk
