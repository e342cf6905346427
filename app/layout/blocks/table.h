// A table: in columns where they are wide enough to read, else a card a row.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "document/document.h"
#include "layout/sheet_builder.h"
#include "layout/styles.h"

namespace layout {

struct RowsOf {
    const document::Table& table;
    const std::vector<std::string>& sources;  // of its page
};
void put_table(SheetBuilder& builder, const RowsOf& rows, bool cards);

// Each row alone, what its columns are called above each cell; above the first one, too, where it
// does not say by itself what it is.
void put_cards(SheetBuilder& builder, const RowsOf& rows, bool all_headed);

// A row of cells as wide as its columns, with a rule below: `cell` puts down the words of one.
struct RowShape {
    const std::vector<float>& columns;
    const std::vector<document::Runs>& cells;
    bool head = false;
};
void put_row(SheetBuilder& builder, const RowShape& row,
             const std::function<void(std::size_t, const Ink&)>& cell);

}  // namespace layout
