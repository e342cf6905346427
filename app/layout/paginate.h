// A long sheet becomes pages of paper, parted only where the sheet says it may be.
#pragma once

#include <vector>

#include "layout/sheet.h"

namespace layout {

// Every item stands on exactly one page, texts by their lines; y starts anew on each. An Open
// stands on the page where it begins, its Close where it ends: painted one after the other the
// pages nest rightly. A part taller than a page is cut between its lines all the same. Where a
// table goes on, its head stands again at the top, in `repeated`.
std::vector<Sheet> paginate(const Sheet& sheet, float height_mm);

}  // namespace layout
