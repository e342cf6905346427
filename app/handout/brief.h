// One language of the short leaflet: what of its page was chosen, on paper.
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
    bool lined = true;                  // with a line to write on below each of them
    std::set<std::size_t> front, back;  // parts, by their places in ShortPage::parts
    int lines = 0;                      // more to write on
};

// How a leaflet is set.
struct Manner {
    bool large = false;
    Letters letters = Letters::full;
    bool head = true, code = true;
    std::size_t sides = 2;
};

// One language of a leaflet. Only borrows.
class Brief {
  public:
    Brief(const Materials& materials, const Topic& topic, const Manner& manner);
    const Paper& paper() const { return paper_; }
    const ShortPage& page() const { return page_; }
    std::size_t meant() const { return manner_.sides; }
    bool has(std::size_t part) const { return made_of(part).full.height > 0; }
    std::size_t count(const Chosen& chosen) const { return paged(chosen, false).size(); }
    bool fits(const Chosen& chosen, std::size_t sides) const;
    std::vector<layout::Sheet> sides(const Chosen& chosen) const;
    layout::Sheet foot(const Foot& about) const {
        return handout::foot(context_, materials_.words, about);
    }

  private:
    // Many choices are tried, most of the same pieces: each is set once, and tried without its ink.
    struct Piece {
        layout::Sheet full, bare;
    };
    template <class Set>
    const Piece& piece(const std::string& name, const Set& set) const;
    const Piece& made_of(std::size_t part) const;
    const Piece& opening() const;
    const Piece& signs_at(const Chosen& chosen, float from_mm) const;
    const Piece& asked(const Chosen& chosen) const;
    void add_words();
    layout::Sheet top() const;
    layout::Sheet signs(const Chosen& chosen, float from_mm) const;
    layout::Sheet questions(const Chosen& chosen) const;
    std::string left_out(const Chosen& chosen) const;
    layout::Sheet closing(const std::string& left_out) const;
    std::string names() const;
    std::vector<layout::Sheet> paged(const Chosen& chosen, bool bare, float down = 0) const;
    float left_over(const std::vector<layout::Sheet>& pages) const;

    const Materials& materials_;
    const Topic& topic_;
    Manner manner_;
    Paper paper_;
    layout::LayoutContext context_;
    content::Own own_;
    ShortPage page_;
    mutable std::map<std::string, Piece> pieces_;
};

}  // namespace handout
