// One language of the short leaflet: what of its page was chosen, on paper.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

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
    int lines = 0;                      // more to write on
    std::set<std::size_t> front, back;  // parts, by their places in ShortPage::parts
};

// How a leaflet is set.
struct Manner {
    bool large = false;
    Letters letters = Letters::full;
    bool short_lists = false;
    bool head = true, code = true;
    std::size_t sides = 2;
};

// What of a page there is to choose from; last of all what its words mean, some of them or all.
ShortPage shortened(const Materials& materials, const Topic& topic);

// One language of a leaflet. Only borrows.
class Brief {
  public:
    Brief(const Materials& materials, const Topic& topic, const ShortPage& page, const Manner& how);
    const Paper& paper() const { return paper_; }
    const ShortPage& page() const { return page_; }
    std::size_t meant() const { return manner_.sides; }
    bool has(std::size_t part) const;
    std::size_t count(const Chosen& chosen) const { return paged(chosen, false).size(); }
    bool fits(const Chosen& chosen, std::size_t sides) const;
    std::vector<layout::Sheet> sides(const Chosen& chosen) const;
    layout::Sheet foot(const Foot& about) const {
        return handout::foot(context_, materials_.words, about);
    }

  private:
    struct Piece {  // set once for many choices, which are tried without its ink
        layout::Sheet full, bare;
    };
    template <class Set>
    const Piece& piece(const std::string& name, const Set& set) const;
    const Piece& made_of(std::size_t part) const;
    const Piece& opening() const;
    const Piece& signs_at(const Chosen& chosen, float from_mm) const;
    const Piece& asked(const Chosen& chosen) const;
    layout::Sheet questions(const Chosen& chosen) const;
    std::vector<std::string> left_out(const Chosen& chosen) const;
    layout::Sheet closing(const std::vector<std::string>& left_out) const;
    std::string names() const;
    std::vector<layout::Sheet> paged(const Chosen& chosen, bool bare, float down = 0) const;
    float left_over(const std::vector<layout::Sheet>& pages) const;

    const Materials& materials_;
    const Topic& topic_;
    Manner manner_;
    Paper paper_;
    layout::LayoutContext context_;
    const ShortPage& page_;
    mutable std::map<std::string, Piece> pieces_;
    mutable std::optional<layout::Modules> code_;
};

}  // namespace handout
