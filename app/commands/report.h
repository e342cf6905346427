// The report a clinician reads before signing: each page with its grade, the statements to confirm,
// its sources. One HTML file without anything from outside.
#pragma once

#include <string>
#include <vector>

#include "library/folder.h"
#include "library/pages.h"

namespace commands {

class Report {
  public:
    void add(const library::Page& page);  // in the order to be read
    std::string html(const library::Folder& folder, const base::Problems& findings) const;

  private:
    std::vector<library::Page> pages_;
};

}  // namespace commands
