// How many of a hundred, in words and as a hundred people.
#pragma once

#include <string>
#include <vector>

#include "document/block.h"
#include "layout/sheet_builder.h"

namespace layout {

// Each row says its number and shows it: the same hundred people, so many of them marked. On paper
// rows stand beside each other where there is room, to be compared at one look.
void put_counted(SheetBuilder& builder, const document::OfHundred& counted,
                 const std::vector<std::string>& sources);

}  // namespace layout
