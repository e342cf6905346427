// A drawing with named structures: paints itself, one lit and the rest faded, and tells which lies
// under a finger. The only door to librsvg, with icons.h.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <vector>

#include "base/geometry.h"
#include "base/problem.h"
#include "layout/palette.h"

typedef struct _cairo cairo_t;
namespace layout {
struct Structure {
    std::string id, title, sentence, layer;
    base::Point anchor;            // in units of the drawing
    std::vector<base::Point> way;  // what moves at this step of a way goes along it; may be empty
    bool primary = false;
};
struct Layer {
    std::string id, title;
};
struct View {                                              // what of a drawing is shown
    std::string structure;                                 // lit; empty: all alike
    std::string layer;                                     // shown above the base; empty: none
    enum class Ink { both, ground, lit } ink = Ink::both;  // as it is where none is lit, or apart
};

class Diagram {
  public:
    // From the SVG, its geometry and its words (TOML; see CONTRIBUTING.md).
    static base::Result<Diagram> make(const std::string& id, const std::string& svg,
                                      const std::string& geometry, const std::string& titles);
    // The same, of an edition: the SVG was tried when it was packed, here it is read to be painted.
    static base::Result<Diagram> of_edition(const std::string& id, const std::string& svg,
                                            const std::string& geometry, const std::string& titles);
    static base::Result<Diagram> plain(const std::string& svg);       // in its own size, a logo
    base::Result<Diagram> in_words(const std::string& titles) const;  // in another language
    Diagram apart() const;  // which shares nothing: for another thread

    const base::Rect& view() const { return view_; }  // the drawing's own units
    float aspect() const { return view_.width / view_.height; }
    const std::string& title() const { return title_; }
    const std::string& hint() const { return hint_; }
    const std::string& alt() const { return alt_; }
    const std::string& note() const { return note_; }
    const std::vector<Structure>& structures() const { return structures_; }
    const Structure* structure(const std::string& id) const;
    base::Rect ink(const Structure& structure) const;  // around it; empty: it is not drawn
    std::vector<std::string> misplaced() const;  // ids whose anchor is not on or near their ink
    const std::vector<Layer>& layers() const { return layers_; }
    bool on_home() const { return on_home_; }  // may be shown where nobody asked for it
    const std::string& compare() const { return compare_; }  // id of the drawing to hold beside it

    base::Rect worth() const;  // around all that has a name: what is worth showing
    bool in_steps() const;     // a way: its parts are step-1, step-2 and so on
    // Fills the box (user units of cairo), keeps the aspect; a relief puts a line round the chosen.
    void paint(cairo_t* cairo, const base::Rect& box, const View& shown,
               const Relief* relief = nullptr) const;
    // The structure at a place of the drawing, or the nearest within `reach` units of it.
    const Structure* pick(base::Point at, float reach, const std::string& layer) const;

  private:
    void read_words(const std::string& titles, base::Problems& problems);
    struct State;
    std::shared_ptr<State> state_;
    base::Rect view_;
    std::string id_, title_, hint_, alt_, note_, compare_;
    bool on_home_ = false;
    std::vector<Structure> structures_;
    std::vector<Layer> layers_;
};

using Diagrams = std::map<std::string, Diagram>;
// Where a drawing of this aspect stands in a box.
base::Rect fitted(float aspect, const base::Rect& box);

}  // namespace layout
