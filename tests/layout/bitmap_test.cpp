#include "layout/bitmap.h"

#include <cairo.h>

#include "support/world.h"

namespace {

std::vector<int> pixel(const layout::Bitmap& bitmap, int x, int y) {
    const auto i = static_cast<std::size_t>(y * bitmap.width + x) * 4;
    return {bitmap.rgba[i], bitmap.rgba[i + 1], bitmap.rgba[i + 2], bitmap.rgba[i + 3]};
}

using Pixel = std::vector<int>;

}  // namespace

TEST_CASE("A bitmap stands on its ground, in pixels for millimetres", "[layout]") {
    const auto bitmap = layout::make_bitmap(
        {{10, 5}, 4, layout::Colour{1, 0, 0}, {100, 50}}, [](cairo_t* cairo) {
            cairo_set_source_rgb(cairo, 0, 0, 1);
            cairo_rectangle(cairo, 105, 50, 5, 5);  // the right half: places count from the origin
            cairo_fill(cairo);
        });
    CHECK(bitmap.width == 40);
    CHECK(bitmap.height == 20);
    CHECK(pixel(bitmap, 2, 2) == Pixel{255, 0, 0, 255});
    CHECK(pixel(bitmap, 38, 18) == Pixel{0, 0, 255, 255});
}

TEST_CASE("A see-through bitmap keeps straight colours", "[layout]") {
    const auto bitmap = layout::make_bitmap({{2, 1}, 1, {}, {}}, [](cairo_t* cairo) {
        cairo_set_source_rgba(cairo, 1, 0.5, 0, 0.5);
        cairo_rectangle(cairo, 0, 0, 1, 1);
        cairo_fill(cairo);
    });
    const auto half = pixel(bitmap, 0, 0);
    CHECK(std::abs(half[0] - 255) <= 2);
    CHECK(std::abs(half[1] - 128) <= 2);
    CHECK(std::abs(half[3] - 128) <= 1);
    CHECK(pixel(bitmap, 1, 0)[3] == 0);
}

TEST_CASE("Nothing to paint still makes a bitmap, never an empty texture", "[layout]") {
    const auto bitmap = layout::make_bitmap({{0, 0}, 4, {}, {}}, [](cairo_t*) {});
    CHECK(bitmap.width == 1);
    CHECK(bitmap.height == 1);
    CHECK(bitmap.rgba.size() == 4);
}

TEST_CASE("A shot is a PNG file others can open, or a reason why not", "[layout]") {
    const support::Folder folder;
    const auto bitmap = layout::make_bitmap({{3, 2}, 10, layout::Colour{0, 1, 0}, {}}, [](cairo_t*) {});
    REQUIRE(layout::write_png(folder / "shot.png", bitmap));
    CHECK_THAT(support::run("file '" + (folder / "shot.png").string() + "'").out,
               Catch::Contains("PNG image data, 30 x 20"));
    const auto failed = layout::write_png(folder.path() / "none" / "shot.png", bitmap);
    REQUIRE_FALSE(failed);
    CHECK_THAT(base::to_line(failed.error()), Catch::Contains("shot.png: cannot be written"));
}
