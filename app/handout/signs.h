// Whom to call first, and for what: on paper this cannot be passed over.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "content/messages.h"
#include "layout/layout_context.h"
#include "layout/sheet.h"
#include "settings/settings.h"

namespace handout {

struct Sign {
    std::string words;
    std::string under;  // the heading of the part of the body that begins with it, or none
    // What makes several of those that begin with it an emergency, told once before them; or none.
    std::string each = {};
    // So many bytes of its words come before what makes it alone an emergency.
    std::size_t own = std::string::npos;
};

using SignLines = std::array<std::vector<Sign>, 3>;  // by document::Urgency

struct Signs {
    SignLines lines;
    const settings::Settings& settings;  // its numbers
    const content::Messages& words;
    bool below = false;  // all below their numbers, which takes less room where signs are long
    float page_mm = 0;   // how high a page is
    float from_mm = 0;   // how far down its page the first of it stands
};

// A row an urgency: the number to call, the largest thing on the page, and beside it each sign on a
// line of its own; a row that goes on to another page has its number there, too. Where an urgency
// has very many, its number stands above them, and again on each page they go on to; very many
// stand in two columns, read one after the other on each page. Empty where there are no signs.
layout::Sheet signs_sheet(const layout::LayoutContext& context, const Signs& signs);

}  // namespace handout
