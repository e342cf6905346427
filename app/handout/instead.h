// What a visitor gets where no printer can print, laid out for the glass: codes to take a page's
// sources along on a phone, and a slip with the code by which staff can print the sheet.
#pragma once

#include <vector>

#include "handout/scan.h"

namespace handout {

// Each address once.
layout::Sheet phone_sheet(const layout::LayoutContext& context,
                          const std::vector<content::Source>& sources, const ScanStyle& look);

// The code stands large enough to be noted down.
struct Slip {
    std::string how, code, sheet;  // what to do with it; by what; what it is
};
layout::Sheet desk_slip(const layout::LayoutContext& context, const Slip& slip);

}  // namespace handout
