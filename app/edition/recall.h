// What the editions kept here tell of one sheet of paper: facts, which handout/recall.h finds by
// the sheet's code and editorial/recall_story.h explains.
#pragma once

#include <string>

#include "text/date.h"

namespace edition {

// What one sheet is.
struct SheetName {
    std::string edition, page, language, second;  // second: of a leaflet in two languages
    bool large = false;
    bool whole = false;  // all of the page, not its short leaflet
};

struct Recall {
    enum class Fate { unknown, current, replaced, withdrawn };
    Fate fate = Fate::unknown;
    bool rests = false;  // its text was withdrawn at once, and not released since
    SheetName sheet;
    std::string title;  // of the page, then
    std::string now;    // the edition in use
    text::Date reviewed_then, reviewed_now, due_now;
    // In the store: the sheet's edition, and the one since which the page has other words or is
    // gone; 0 for a sheet that is current.
    int number = 0, since = 0;
};

}  // namespace edition
