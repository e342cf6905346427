// One language of the short leaflet: of all that may stand on its sides the choice that fits.
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "content/placeholders.h"
#include "handout/parts.h"
#include "handout/short_page.h"

namespace handout {

// What of a page is on its leaflet.
struct Chosen {
    bool parted = true;   // signs begin the second side; else they follow the key facts
    bool mention = true;  // with signs for the next visit
    bool below = false;   // signs stand below their numbers, not beside
    std::size_t questions = 3;
    std::set<std::size_t> front, back;  // parts, by their places in ShortPage::parts
    int lines = 0;                      // more to write on
};

// How a leaflet is set.
struct Manner {
    bool large = false;
    bool least = false;  // the smallest letters that are still clear
    bool head = true, code = true;
    std::size_t sides = 2;
};

// One language of a leaflet. Only borrows.
class Brief {
  public:
    Brief(const Materials& materials, const Topic& topic, const Manner& manner);
    const Paper& paper() const { return paper_; }
    std::vector<layout::Sheet> sides();
    std::size_t least_sides() const { return paged(needed()).size(); }
    layout::Sheet foot(const Foot& about) const {
        return handout::foot(context_, materials_.words, about);
    }

  private:
    layout::Sheet top() const;
    layout::Sheet signs(const Chosen& chosen, float from_mm) const;
    layout::Sheet questions(std::size_t count, int lines) const;
    std::string left_out(const Chosen& chosen) const;
    layout::Sheet closing(const std::string& left_out) const;
    // Many choices are tried, most of the same pieces: each is set once.
    template <class Set>
    const layout::Sheet& piece(const std::string& name, const Set& set) const {
        const auto found = pieces_.find(name);
        return found != pieces_.end() ? found->second : pieces_.emplace(name, set()).first->second;
    }
    std::string names() const;
    void put_parts(layout::Sheet& sheet, const std::set<std::size_t>& which) const;
    std::vector<layout::Sheet> paged(const Chosen& chosen, float down = 0) const;
    bool fits(const Chosen& chosen) const { return paged(chosen).size() <= most_; }
    Chosen needed() const;
    void fill(Chosen& chosen);
    float left_over(const Chosen& chosen) const;

    const Materials& materials_;
    const Topic& topic_;
    Manner manner_;
    Paper paper_;
    layout::LayoutContext context_;
    std::size_t most_;  // sides
    content::Own own_;
    ShortPage page_;
    std::vector<layout::Sheet> parts_;
    mutable std::map<std::string, layout::Sheet> pieces_;
};

}  // namespace handout
