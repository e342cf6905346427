// The report a clinician reads before signing: each page with its grade, the statements to confirm,
// its sources. One HTML file without anything from outside.
#pragma once

#include <string>
#include <vector>

#include "library/folder.h"
#include "library/pages.h"

namespace library {

class Report {
  public:
    void add(const Page& page);  // in the order to be read
    std::string html(const Folder& folder, const base::Problems& findings) const;

  private:
    std::vector<Page> pages_;
};

}  // namespace library
