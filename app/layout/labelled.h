// A figure with the names of its parts beside it.
#pragma once

#include "document/block.h"
#include "layout/sheet_builder.h"

namespace layout {

// The drawing at the start of the line, lines from its main parts to their names, the part the
// figure is about in a dark field; the caption beside them, or below where there is no room.
void put_labelled(SheetBuilder& builder, const Diagram& drawing, const document::Figure& figure);

}  // namespace layout
