// The report a clinician reads before signing: each page with its grade, the statements to confirm,
// its sources. One HTML file without anything from outside.
#pragma once

#include <string>
#include <vector>

#include "content/check.h"

namespace commands {

class Report {
  public:
    std::vector<content::Source> sources;
    void add(const content::Page& page) { pages_.push_back(page.document); }  // in reading order
    std::string html(const base::Problems& findings) const;

  private:
    std::vector<document::Document> pages_;
};

}  // namespace commands
