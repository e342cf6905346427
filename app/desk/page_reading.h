// A text of the library as readers of its language would meet it, whatever of it is shown here.
#pragma once

#include "desk/session.h"
#include "document/document.h"
#include "layout/flow.h"

namespace desk {

const content::Messages& words_in(const StaffSession& session, const std::string& language);
document::Document as_read(StaffSession& session, const content::Path& path,
                           const std::string& body);
// For a page in that language, smaller than the kiosk shows it but broken into the same lines.
layout::LayoutContext reading_context(const StaffSession& session, const std::string& language,
                                      float width);
// All drawings, with the newest words of that language.
layout::Diagrams newest_diagrams(StaffSession& session, const std::string& language);

}  // namespace desk
