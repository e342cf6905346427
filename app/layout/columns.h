// How wide the columns of a table are.
#pragma once

#include <string>
#include <vector>

#include "document/document.h"
#include "layout/layout_context.h"
#include "layout/sheet.h"

namespace layout {

// Around the words of a cell.
float cell_pad(const LayoutContext& context);

// Shares of the context's width by how much stands in a column, none narrower than 7 em or than its
// longest word. Empty where that cannot be, or where the context asks for cards: then each row
// stands alone.
std::vector<float> columns_of(const document::Table& table, const std::vector<std::string>& sources,
                              const LayoutContext& context);

// A page by flow(), but with each row of its tables alone: beside a translation that has no room
// for columns.
Sheet flow_as_cards(const document::Document& document, const LayoutContext& context);

}  // namespace layout
