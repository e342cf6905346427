// How many sides of paper the short leaflet of a page takes: told to an author, who alone can
// shorten it. Of the drawings nothing is asked: they are left out before anything is lost.
#pragma once

#include "content/check.h"
#include "handout/leaflet.h"

namespace commands {

class Sides {
  public:
    explicit Sides(const content::Catalog& catalog);

    // In normal print. A hint where a sheet does not hold it, in normal print or in large.
    int of(const content::Page& page, const std::string& file);
    const base::Problems& hints() const { return hints_; }

  private:
    int sides(const content::Page& page, bool large);

    const content::Catalog& catalog_;
    settings::Settings settings_;  // of no clinic: numbers are told in words, which are longer
    layout::Fonts fonts_;
    layout::Icons icons_{""};
    layout::Palette palette_;
    layout::Diagrams no_drawings_;
    handout::Figures figures_;
    base::Problems hints_;
};

}  // namespace commands
