#include "layout/bitmap.h"

#include <cairo.h>

#include <algorithm>
#include <cmath>

#include "base/handle.h"

namespace layout {

namespace {

using Surface = base::Handle<cairo_surface_t, cairo_surface_destroy>;
using Context = base::Handle<cairo_t, cairo_destroy>;

// cairo keeps colours multiplied by their alpha. Most pixels are wholly one thing or the other;
// only those at soft edges are worth a division.
std::uint32_t straight(std::uint32_t word) {
    const std::uint32_t alpha = word >> 24U;
    if (alpha == 0) return 0;
    if (alpha == 255) return word;
    const auto part = [&](unsigned shift) {
        return ((word >> shift & 0xFFU) * 255U / alpha & 0xFFU) << shift;
    };
    return alpha << 24U | part(16) | part(8) | part(0);
}

void paint_on(cairo_surface_t* surface, const BitmapSpec& spec, const Paint& paint) {
    const Context cairo(cairo_create(surface));
    if (spec.ground) {
        cairo_set_source_rgb(cairo.get(), spec.ground->red, spec.ground->green, spec.ground->blue);
        cairo_paint(cairo.get());
    }
    cairo_scale(cairo.get(), spec.px_per_mm, spec.px_per_mm);
    cairo_translate(cairo.get(), -spec.origin_mm.x, -spec.origin_mm.y);
    paint(cairo.get());
    cairo_surface_flush(surface);
}

}  // namespace

Extent extent(const BitmapSpec& spec) {
    const auto px = [&](float mm) {
        return std::max(1, static_cast<int>(std::ceil(mm * spec.px_per_mm)));
    };
    return {px(spec.size_mm.width), px(spec.size_mm.height)};
}

void paint_into(const Words& words, const BitmapSpec& spec, const Paint& paint) {
    const auto [width, height] = extent(spec);
    auto* bytes = static_cast<unsigned char*>(words.first);
    const auto row = [&](int y) { return bytes + std::ptrdiff_t{y} * words.bytes_a_row; };
    if (!spec.ground)
        for (int y = 0; y < height; ++y)
            std::fill_n(row(y), static_cast<std::size_t>(width) * 4, std::uint8_t{0});
    const Surface surface(cairo_image_surface_create_for_data(
        bytes, spec.ground ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32, width, height,
        words.bytes_a_row));
    paint_on(surface.get(), spec, paint);
    for (int y = 0; !spec.ground && y < height; ++y) {
        auto* word = reinterpret_cast<std::uint32_t*>(row(y));
        std::transform(word, word + width, word, straight);
    }
}

Bitmap make_bitmap(const BitmapSpec& spec, const Paint& paint) {
    const auto [width, height] = extent(spec);
    std::vector<std::uint32_t> words(static_cast<std::size_t>(width) * height);
    paint_into({words.data(), width * 4}, spec, paint);
    Bitmap bitmap{width, height, {}};
    bitmap.rgba.resize(words.size() * 4);
    std::uint8_t* to = bitmap.rgba.data();
    for (const std::uint32_t word : words) {
        to[0] = static_cast<std::uint8_t>(word >> 16U);
        to[1] = static_cast<std::uint8_t>(word >> 8U);
        to[2] = static_cast<std::uint8_t>(word);
        to[3] = spec.ground ? std::uint8_t{255} : static_cast<std::uint8_t>(word >> 24U);
        to += 4;
    }
    return bitmap;
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
