// Choices side by side: what matters in rows, a column a choice, people where a cell counts of a
// hundred; where columns are too narrow a card a choice. On paper with boxes for one's own marks.
#pragma once

#include <string>
#include <vector>

#include "document/document.h"
#include "layout/sheet_builder.h"

namespace layout {

struct OptionsLook {
    const std::vector<std::string>& sources;  // of the page
    bool cards = false;                       // whatever room there is
};
void put_options(SheetBuilder& builder, const document::Options& options, const OptionsLook& look);

}  // namespace layout
