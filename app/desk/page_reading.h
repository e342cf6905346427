// A text of the library as readers of its language would meet it, whatever of it is shown here.
#pragma once

#include <optional>

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
// Fonts that remember what they set, for a text that is set anew with each key: only words that
// changed are. They forget now and then, so that what was typed on the way does not pile up.
class RecentlySet {
  public:
    const layout::Fonts& of(const layout::Fonts& fonts);

  private:
    std::optional<layout::Fonts> kept_;
    int uses_ = 0;
};

// Drawings that were made for a page, by language and id, and of which revisions.
struct KeptDrawings {
    struct Made {
        std::string of;
        layout::Diagram diagram;
    };
    std::map<std::string, Made> all;
};
// All drawings, with the newest words of that language. Each is read once, until a revision of it
// is saved: that takes longer than a page.
layout::Diagrams newest_diagrams(StaffSession& session, const std::string& language);

}  // namespace desk
