// Pixels painted in memory, for the glass and for PNG files. Those above never meet cairo itself.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "base/file.h"
#include "base/geometry.h"
#include "layout/palette.h"

typedef struct _cairo cairo_t;

namespace layout {

// Straight (not premultiplied) RGBA rows, top first.
struct Bitmap {
    int width = 0, height = 0;
    std::vector<std::uint8_t> rgba;
};

struct BitmapSpec {
    base::Size size_mm;
    float px_per_mm = 4;
    std::optional<Colour> ground;  // none: see-through
    base::Point origin_mm;         // this place of user space comes to the corner
};

using Paint = std::function<void(cairo_t*)>;  // draws in user space of millimetres

Bitmap make_bitmap(const BitmapSpec& spec, const Paint& paint);

struct Extent {
    int width = 0, height = 0;  // px
};
Extent extent(const BitmapSpec& spec);

// Somebody else's rows of native 32-bit words, alpha uppermost, colours straight: a texture's.
struct Words {
    void* first = nullptr;
    int bytes_a_row = 0;
};
void paint_into(const Words& words, const BitmapSpec& spec, const Paint& paint);

base::Result<void> write_png(const base::Path& path, const Bitmap& bitmap);

}  // namespace layout
