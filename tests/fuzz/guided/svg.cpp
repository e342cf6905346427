// A drawing: what passes the rules is drawn here and now, so that one which takes long, or too much
// memory, and was let through is found.
#include <librsvg/rsvg.h>

#include "base/handle.h"
#include "document/drawing/svg.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string svg = fuzz::text(data, size);
    (void)document::svg_has_id(svg, "prostate");
    if (!document::check_svg(svg).empty()) return 0;
    const base::Handle<RsvgHandle, g_object_unref> handle(
        rsvg_handle_new_from_data(data, size, nullptr));
    if (!handle) return 0;
    constexpr int side_px = 100;
    const base::Handle<cairo_surface_t, cairo_surface_destroy> surface(
        cairo_image_surface_create(CAIRO_FORMAT_ARGB32, side_px, side_px));
    const base::Handle<cairo_t, cairo_destroy> cairo(cairo_create(surface.get()));
    const RsvgRectangle box{0, 0, side_px, side_px};
    (void)rsvg_handle_render_document(handle.get(), cairo.get(), &box, nullptr);
    return 0;
}
