// What stands in columns: how wide those of a table are, and short lists in two.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "document/document.h"
#include "layout/layout_context.h"
#include "layout/sheet.h"
#include "layout/sheet_builder.h"

namespace layout {

// Around the words of a cell.
float cell_pad(const LayoutContext& context);

// Shares of the context's width by how much stands in a column, none narrower than 7 em or than its
// longest word. Empty where that cannot be, or where the context asks for cards: then each row
// stands alone.
std::vector<float> columns_of(const document::Table& table, const std::vector<std::string>& sources,
                              const LayoutContext& context);

// Of choices side by side: each as wide as the others, what matters to somebody a little narrower.
// Empty as above.
std::vector<float> even_columns_of(const document::Table& table,
                                   const std::vector<std::string>& sources,
                                   const LayoutContext& context);

// Of a table to fill in, whose words are few: as wide as its longest words and what was worked ask.
std::vector<float> grid_columns_of(const document::Table& table, const LayoutContext& context);

// A page by flow(), but with each row of its tables alone: beside a translation that has no room
// for columns.
Sheet flow_as_cards(const document::Document& document, const LayoutContext& context);

// Of things so high the first `middle` in one column and the others in a second, which end as
// nearly together as they can, the second before the first.
struct Halves {
    std::size_t middle = 0;
    float high = 0;
};
Halves halved(std::span<const float> high, float between_mm);

struct Items {
    std::size_t count = 0;
    float between_mm = 0;
    std::function<void(SheetBuilder&, std::size_t)> put;  // one of them, as wide as there is room
};
// Down one column and then down the other, kept on one page. Only where the context asks for it,
// four or more of them take a tenth less room so, none has more than four lines, and lines stay
// long enough to read; else they are not put down at all.
bool put_in_columns(SheetBuilder& builder, const Items& items);

}  // namespace layout
