// The warning signs of a page in one card: the urgent ones beside each other, each a line; or, when
// asked for, each with what to do about it.
#pragma once

#include "kiosk/bar.h"
#include "kiosk/topic/sections.h"

namespace kiosk {

struct SignsShown {
    const Sections& sections;
    float closer = 0;     // as in layout::LayoutContext
    bool packed = false;  // lines nearer
    bool dense = false;   // in runs of one and of two columns where that is less high, narrow edges
};
// Draws it at the pen; nothing where the page has no signs. True when its last row was touched.
bool signs_card(ui::Ui& ui, Services& services, const Session& session, const SignsShown& shown);
// Without what to do.
float signs_height(ui::Ui& ui, Services& services, const Session& session, const SignsShown& shown);

// Some of a page's signs, each with what to do about it; what most of them ask is said once.
struct Signs {
    std::string name;  // of their sheet
    std::vector<document::Warning> signs;
};
MadePart signs_told(ui::Ui& ui, Services& services, const PageShown& page, const Signs& told);

}  // namespace kiosk
