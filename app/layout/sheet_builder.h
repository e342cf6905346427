// Puts things one below the other onto a sheet and remembers where a page may end. Used by flow()
// and by the paper's own parts (letterhead, lines to write on).
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "layout/layout_context.h"
#include "layout/sheet.h"

namespace layout {

struct Ink {
    ColorRole color = ColorRole::ink;
    ColorRole ground = ColorRole::paper;
    bool bold = false;
    Align align = Align::start;
    std::optional<base::Language> language = {};  // another than the sheet's
    bool balanced = false;                        // as bold words are
};

class SheetBuilder {
  public:
    explicit SheetBuilder(const LayoutContext& context)
        : context_(context), width_(context.width_mm) {
        sheet_.width = context.width_mm;
    }

    const LayoutContext& context() const { return context_; }
    float width() const { return width_; }
    float y() const { return y_; }

    // Space before the next thing; a page may end in it unless `keep`.
    void gap(float mm, bool keep = false);
    // Sets words at the builder; lines of long texts may be parted by a page's end, two together at
    // least.
    void text(const std::string& words, const std::vector<Span>& spans, float size_mm,
              const Ink& ink);
    void link(const std::vector<WordLink>& words);  // of the text put down last
    void open(base::Role role, const std::string& name, const std::string& key = "", int level = 0);
    void close();
    // What `act` puts down stands `start` and `end` mm inside the present margins.
    void indented(float start, float end, const std::function<void()>& act);
    // A rounded ground behind what `act` puts down, with `pad` mm inside it; kept on one page.
    void panel(const Panel& look, float pad, const std::function<void()>& act);
    // Nothing inside is parted by a page's end.
    void kept(const std::function<void()>& act);
    // What `head` puts down is shown again on each page that `rows` go on to.
    void headed(const std::function<void()>& head, const std::function<void()>& rows);
    // Puts an item in a box whose place is relative to the builder and the left margin; the builder
    // stays.
    void put(Icon icon);
    void put(Picture picture);
    void put(Panel panel);
    void put(Modules modules);
    void put(People people);
    void put(Line line);
    void put(Blank blank);
    void skip(float mm) { y_ += mm; }
    void move_to(float y) { y_ = y; }

    Sheet finish();

  private:
    base::Rect placed(const base::Rect& box) const {
        return {left_ + box.x, y_ + box.y, box.width, box.height};
    }
    void may_cut(float end, float next);

    const LayoutContext& context_;
    Sheet sheet_;
    float left_ = 0, width_ = 0, y_ = 0;
    int keep_depth_ = 0;
    std::vector<std::size_t> open_;
};

}  // namespace layout
