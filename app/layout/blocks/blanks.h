// Room to write on paper: behind words a line where they have "…", in a table empty cells below
// lines that were worked to show how.
#pragma once

#include "document/document.h"
#include "layout/blocks/table.h"
#include "layout/sheet_builder.h"

namespace layout {

// Each label with a line behind it, as many beside each other as leave room to write.
void put_blanks(SheetBuilder& builder, const document::Runs& words, ColorRole ground);
// On paper.
void put_grid(SheetBuilder& builder, const RowsOf& rows);
// On glass: what to note, and the lines worked.
void put_worked(SheetBuilder& builder, const RowsOf& rows);

}  // namespace layout
