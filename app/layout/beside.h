// The same blocks in two languages: paragraph beside paragraph where the context is wide enough,
// else one under the other, each pair set off from the next.
#pragma once

#include "document/document.h"
#include "layout/layout_context.h"
#include "layout/sheet.h"

namespace layout {

// A page in the language of its context; media differ in language and labels only.
struct InLanguage {
    const document::Document& document;
    const LayoutContext& context;
};

// The first stands at the start of its own direction of reading. Where one has more blocks than the
// other, those stand alone.
Sheet beside(const InLanguage& first, const InLanguage& second);

// Whether two columns have room on this context.
bool has_two_columns(const LayoutContext& context);

// Puts a sheet's items into another, moved; its cuts too.
void append(Sheet& sheet, const Sheet& other, base::Point at);

}  // namespace layout
