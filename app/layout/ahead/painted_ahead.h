// Drawings painted on a thread before they are seen: one takes ten times as long as a frame may.
#pragma once

#include <cstdint>
#include <future>
#include <memory>
#include <optional>
#include <vector>

#include "base/beside.h"
#include "base/handle.h"
#include "layout/paint.h"

typedef struct _cairo_surface cairo_surface_t;

namespace layout {

void let_go(cairo_surface_t* surface);

class PaintedAhead {
  public:
    void begin();  // a frame
    // That it will be painted with so many device units to one of its own, at (0, 0) of a sheet.
    // Two are kept: of those asked for in one frame the first, else the last.
    void ask(const Picture& picture, const Painter& painter, double scale);
    // Puts what was asked for there, once it is painted; false: nobody asked for this.
    bool put(const Picture& picture, cairo_t* cairo) const;
    // On a glass that somebody touches nobody waits for it: its place is kept meanwhile.
    void hurry(bool hurried) { hurried_ = hurried; }
    bool hurried() const { return hurried_; }
    // It was asked for, is not painted yet, and is not waited for.
    bool awaited(const Picture& picture, double scale) const;
    void forget();

  private:
    using Surface = base::Handle<cairo_surface_t, let_go>;
    struct Asked {
        Picture picture;
        double scale = 1;
        std::shared_future<std::shared_ptr<Surface>> painted;
        bool again = true;  // asked for in this frame
    };
    const Asked* found(const Picture& picture, double scale) const;

    bool hurried_ = false;
    std::vector<Asked> asked_;
    std::optional<base::Beside> beside_;  // there once something is asked for
};

}  // namespace layout
