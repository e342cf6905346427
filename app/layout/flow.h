// The one layout function for screen and paper: a page, or a chapter of it, becomes a Sheet.
#pragma once

#include "document/document.h"
#include "layout/layout_context.h"
#include "layout/sheet.h"

namespace layout {

// All blocks of the document in order, from the top, as wide as the context. On paper questions get
// lines to write on. Figures whose drawing the context does not have are left out.
Sheet flow(const document::Document& document, const LayoutContext& context);

}  // namespace layout
