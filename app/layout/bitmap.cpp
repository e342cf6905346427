#include "layout/bitmap.h"

#include <cairo.h>

#include <algorithm>
#include <cmath>

#include "base/handle.h"

namespace layout {

namespace {

using Surface = base::Handle<cairo_surface_t, cairo_surface_destroy>;
using Context = base::Handle<cairo_t, cairo_destroy>;

// Most pixels are wholly one thing or the other; only those at soft edges are worth a division.
void put_straight(std::uint32_t value, std::uint8_t* to) {
    const std::uint32_t alpha = value >> 24U;
    if (alpha == 0) return;
    const auto part = [&](unsigned shift) {
        const std::uint32_t multiplied = (value >> shift) & 0xFFU;
        return static_cast<std::uint8_t>(alpha == 255 ? multiplied : multiplied * 255U / alpha);
    };
    to[0] = part(16);
    to[1] = part(8);
    to[2] = part(0);
    to[3] = static_cast<std::uint8_t>(alpha);
}

// cairo keeps colours multiplied by their alpha, in native 32-bit words.
Bitmap straight(cairo_surface_t* surface, bool opaque) {
    cairo_surface_flush(surface);
    Bitmap bitmap{cairo_image_surface_get_width(surface),
                  cairo_image_surface_get_height(surface),
                  {},
                  opaque};
    bitmap.rgba.resize(static_cast<std::size_t>(bitmap.width) * bitmap.height * 4);
    const int stride = cairo_image_surface_get_stride(surface);
    const unsigned char* data = cairo_image_surface_get_data(surface);
    std::uint8_t* to = bitmap.rgba.data();
    const std::uint32_t filled = opaque ? 0xFF000000U : 0;
    for (int y = 0; y < bitmap.height; ++y) {
        const auto* row = reinterpret_cast<const std::uint32_t*>(data + std::ptrdiff_t{y} * stride);
        for (int x = 0; x < bitmap.width; ++x, to += 4) put_straight(row[x] | filled, to);
    }
    return bitmap;
}

}  // namespace

Bitmap make_bitmap(const BitmapSpec& spec, const std::function<void(cairo_t*)>& paint) {
    const auto px = [&](float mm) {
        return std::max(1, static_cast<int>(std::ceil(mm * spec.px_per_mm)));
    };
    const Surface surface(
        cairo_image_surface_create(spec.ground ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32,
                                   px(spec.size_mm.width), px(spec.size_mm.height)));
    const Context cairo(cairo_create(surface.get()));
    if (spec.ground) {
        cairo_set_source_rgb(cairo.get(), spec.ground->red, spec.ground->green, spec.ground->blue);
        cairo_paint(cairo.get());
    }
    cairo_scale(cairo.get(), spec.px_per_mm, spec.px_per_mm);
    cairo_translate(cairo.get(), -spec.origin_mm.x, -spec.origin_mm.y);
    paint(cairo.get());
    return straight(surface.get(), spec.ground.has_value());
}

base::Result<void> write_png(const base::Path& path, const Bitmap& bitmap) {
    const Surface surface(
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, bitmap.width, bitmap.height));
    unsigned char* data = cairo_image_surface_get_data(surface.get());
    const int stride = cairo_image_surface_get_stride(surface.get());
    const std::uint8_t* from = bitmap.rgba.data();
    for (int y = 0; y < bitmap.height; ++y) {
        auto* row = reinterpret_cast<std::uint32_t*>(data + std::ptrdiff_t{y} * stride);
        for (int x = 0; x < bitmap.width; ++x, from += 4)
            row[x] = static_cast<std::uint32_t>(from[0]) << 16U |
                     static_cast<std::uint32_t>(from[1]) << 8U | from[2];
    }
    cairo_surface_mark_dirty(surface.get());
    const auto status = cairo_surface_write_to_png(surface.get(), path.c_str());
    if (status == CAIRO_STATUS_SUCCESS) return {};
    return base::fail(path.string(),
                      std::string("cannot be written: ") + cairo_status_to_string(status));
}

}  // namespace layout
