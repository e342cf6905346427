// A text as it will come out of the printer: the leaflet's own pages, only smaller.
#pragma once

#include "desk/page_reading.h"
#include "handout/leaflet.h"

namespace desk {

class OnPaper {
  public:
    // Laid out anew, for the words of its language and with the repository's newest sources; what
    // did not change since the last time is not set again.
    void make(StaffSession& session, const document::Document& document,
              const content::Messages& words, const layout::Diagrams& diagrams);
    void clear() { leaflet_ = {}; }
    bool empty() const { return leaflet_.pages.empty(); }
    // From the pen down, as wide as the area. The same id must mean the same pages.
    void draw(ui::Ui& ui, const StaffSession& session, const std::string& id) const;

  private:
    void read(StaffSession& session, const std::string& language);

    std::int64_t sources_of_ = 0, terms_of_ = 0;  // revisions that were read
    std::vector<content::Source> sources_;
    std::vector<content::Term> terms_;
    RecentlySet set_;
    handout::LaidOut leaflet_;
    layout::Diagrams drawings_;
};

}  // namespace desk
