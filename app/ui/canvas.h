// Ink on the glass: boxes, set text, icons and bands of sheets, given in millimetres and in the
// order of reading; right-to-left screens are turned over here, in one place. With ui.cpp the only
// door to Dear ImGui, which is given upright rectangles alone, plain or of a texture: what is round
// or slanted is a texture, since without a graphics card triangles are slow.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "base/geometry.h"
#include "base/glass.h"
#include "layout/ahead/painted_ahead.h"
#include "ui/textures.h"

typedef struct _cairo cairo_t;

namespace ui {

class Canvas {
  public:
    Canvas(Textures& textures, const layout::Icons& icons);
    ~Canvas();

    // `top_mm`: where the used part of the glass begins.
    void begin(const base::Glass& glass, const layout::Palette& palette, bool mirrored,
               float top_mm = 0);
    void end();     // drops textures that were not used for a while
    void drop();    // all of them: what they show is no longer in use
    void forget();  // all that was painted; the glass may show it until the next frame
    // Until it is given nothing, what is drawn is no frame: `each` is called after all that is
    // made, and may throw. Where there is no more room nothing is painted.
    void rehearse(std::function<void()> each);
    void made() const;  // something that is kept
    bool kept(const std::string& cache_key) const;

    // From the order of reading to the glass: turned over when right-to-left.
    base::Rect placed(const base::Rect& box) const;
    base::Rect unplaced(const base::Rect& box) const;  // and back
    const base::Rect& clip() const { return clips_.back(); }
    void push_clip(const base::Rect& box);
    void pop_clip();

    void fill(const base::Rect& box, layout::ColorRole color, float radius);
    void veil(const base::Rect& box, layout::ColorRole color, float alpha);  // see-through
    bool veils() const;                                                      // as Textures::fades
    void line(const base::Rect& box, layout::ColorRole color, float radius, float width);
    void text(const std::string& cache_key, const layout::Text& text, base::Point at,
              layout::ColorRole color);
    void icon(const base::Rect& box, const std::string& name, layout::ColorRole color);
    // A picture painted once and kept under its key while used; `paint` gets a context in mm in
    // which `origin` is the box's corner. It stands on `ground`.
    struct Painted {
        layout::ColorRole ground = layout::ColorRole::paper;
        base::Point origin;
        std::function<void(cairo_t*)> paint;
    };
    void picture(const std::string& cache_key, const base::Rect& box, const Painted& painted);
    // A picture painted at one size and drawn at another.
    struct Sizes {
        base::Size painted_mm;
        base::Rect drawn;
    };
    void stretched(const std::string& cache_key, const Sizes& sizes, const Painted& painted);
    // A straight line between two places of the glass; these are never turned over.
    void leader(base::Point from, base::Point to, layout::ColorRole color, float width);
    void dot(base::Point at, layout::ColorRole color, float radius);
    const layout::Palette& palette() const;
    layout::PaintedAhead* ahead() const;  // none in a rehearsal

  private:
    struct State;
    bool seen(const base::Rect& place) const;

    std::unique_ptr<State> state_;
    std::vector<base::Rect> clips_;
};

}  // namespace ui
