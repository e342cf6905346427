// The house's line icons (assets/icons), painted in any color. With diagram.h the only door to
// librsvg.
#pragma once

#include <memory>
#include <string>

#include "base/file.h"
#include "base/geometry.h"
#include "layout/palette.h"

typedef struct _cairo cairo_t;

namespace layout {

struct IconStyle {
    std::string name;
    Colour colour;
    bool mirrored = false;  // arrows, for right-to-left
};

class Icons {
  public:
    explicit Icons(base::Path folder);

    bool has(const std::string& name) const;
    // An unknown name paints nothing.
    void paint(cairo_t* cairo, const base::Rect& box, const IconStyle& icon) const;
    // Of the icons that point along the line of reading.
    static bool points(const std::string& name);

  private:
    struct State;
    std::shared_ptr<State> state_;
};

}  // namespace layout
