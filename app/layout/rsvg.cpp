// librsvg asks for cairo's best filter wherever a field is filled with tiles: hatching, dots.
// Pixman then weighs a window of points for each point it paints, which is three quarters of the
// time a drawing takes; between two pixels of a tile drawn at the glass's own resolution nobody
// sees a difference (0.3 % of root mean square over four plates). There is no setting for it, so
// the program defines the function, as one replaces malloc: a library that is opened later finds
// this one first. Where a platform resolves names otherwise, drawings are only slower.
#include "layout/rsvg.h"

#include <cairo.h>
#include <dlfcn.h>

namespace {
thread_local int exact = 0;  // librsvg draws in the thread that asks it to
}

namespace layout {
ExactTiles::ExactTiles() { ++exact; }
ExactTiles::~ExactTiles() { --exact; }
}  // namespace layout

extern "C" [[gnu::visibility("default")]] void cairo_pattern_set_filter(cairo_pattern_t* pattern,
                                                                        cairo_filter_t filter) {
    using Set = void (*)(cairo_pattern_t*, cairo_filter_t);
    static const Set cairo_own =
        reinterpret_cast<Set>(dlsym(RTLD_NEXT, "cairo_pattern_set_filter"));
    const bool quick = filter == CAIRO_FILTER_BEST && exact == 0;
    if (cairo_own) cairo_own(pattern, quick ? CAIRO_FILTER_GOOD : filter);
}
