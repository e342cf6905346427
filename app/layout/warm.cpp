#include "layout/warm.h"

#include <cairo.h>

#include "base/handle.h"

namespace layout {

void warm(const Fonts& fonts, const Icons& icons) {
    const base::Handle<cairo_surface_t, cairo_surface_destroy> surface(
        cairo_image_surface_create(CAIRO_FORMAT_ARGB32, 8, 8));
    const base::Handle<cairo_t, cairo_destroy> cairo(cairo_create(surface.get()));
    const Palette palette;
    for (const bool bold : {false, true}) {
        TextSpec spec;
        spec.words = "a b";
        spec.face.bold = bold;
        fonts.set(spec).draw(cairo.get(), {}, {palette, ColorRole::ink});
    }
    icons.paint(cairo.get(), {0, 0, 8, 8}, {"next", {}});
}

}  // namespace layout
