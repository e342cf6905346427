// A part of a page on the glass: in the visitor's language, or block by block beside the second
// one they chose.
#pragma once

#include "kiosk/bar.h"

namespace kiosk {

// What its sheet is called under the page's id, and what stands in it.
struct PagePart {
    const PageShown& page;
    std::string id;
    std::function<document::Document(const PageShown&)> cut;
    float closer = 0;     // as in layout::LayoutContext
    bool packed = false;  // short lists in two columns where that is less high, lines nearer
    bool dense = false;   // grounds with narrow edges
};

// The same page in the second language a visitor wants beside; null where it does not exist or is
// cut otherwise.
const PageShown* companion(Services& services, const Session& session, const PageShown& page);

// With lines nearer yet than closer() brings them, in no smaller letters: where all that a front
// shows is to stand on one glass.
layout::LayoutContext packed(layout::LayoutContext context);

// Says which figure or word was touched.
ui::Touched show_page(ui::Ui& ui, Services& services, const Session& session, const PagePart& part);
float height_of(ui::Ui& ui, Services& services, const Session& session, const PagePart& part);

}  // namespace kiosk
