// The report a clinician reads before signing: each page with its grade, the statements to confirm,
// its sources. One HTML file without anything from outside.
#pragma once

#include <string>
#include <vector>

#include "content/folder.h"
#include "content/pages.h"

namespace commands {

class Report {
  public:
    void add(const content::Page& page);  // in the order to be read
    std::string html(const content::Folder& folder, const base::Problems& findings) const;

  private:
    std::vector<content::Page> pages_;
};

}  // namespace commands
