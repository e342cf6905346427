#include "layout/bitmap.h"

#include "layout/paint.h"
#include "support/world.h"

namespace {

using Pixel = std::vector<int>;

Pixel pixel(const layout::Bitmap& bitmap, int x, int y) {
    const auto i = static_cast<std::size_t>(y * bitmap.width + x) * 4;
    return {bitmap.rgba[i], bitmap.rgba[i + 1], bitmap.rgba[i + 2], bitmap.rgba[i + 3]};
}

// A panel in orange, with round corners of `radius` mm.
void paint_panel(cairo_t* cairo, const base::Rect& box, float radius) {
    const layout::Icons icons("/nowhere");
    layout::Palette palette;
    palette.colours.fill({1, 0.5F, 0});
    layout::Panel panel{box, layout::ColorRole::card};
    panel.radius_mm = radius;
    layout::paint(layout::Item{panel}, {palette, icons}, cairo);
}

}  // namespace

TEST_CASE("A bitmap stands on its ground, in pixels for millimetres", "[layout]") {
    // The right half is painted: places count from the origin.
    const auto bitmap =
        layout::make_bitmap({{10, 5}, 4, layout::Colour{0, 0, 1}, {100, 50}}, [](cairo_t* cairo) {
            paint_panel(cairo, {105, 50, 5, 5}, 0);
        });
    CHECK(bitmap.width == 40);
    CHECK(bitmap.height == 20);
    CHECK(pixel(bitmap, 2, 2) == Pixel{0, 0, 255, 255});
    const auto orange = pixel(bitmap, 38, 18);
    CHECK(orange[0] == 255);
    CHECK(std::abs(orange[1] - 128) <= 1);
    CHECK(orange[2] == 0);
}

TEST_CASE("A see-through bitmap keeps straight colours at soft edges", "[layout]") {
    const auto bitmap = layout::make_bitmap({{10, 10}, 4, {}, {}}, [](cairo_t* cairo) {
        paint_panel(cairo, {0, 0, 10, 10}, 5);
    });
    int soft = 0;
    for (int y = 0; y < bitmap.height; ++y)
        for (int x = 0; x < bitmap.width; ++x) {
            const auto one = pixel(bitmap, x, y);
            if (one[3] < 60 || one[3] > 200) continue;
            ++soft;
            CHECK(std::abs(one[0] - 255) <= 6);
            CHECK(std::abs(one[1] - 128) <= 6);
        }
    CHECK(soft > 10);
    CHECK(pixel(bitmap, 0, 0)[3] == 0);
    CHECK(pixel(bitmap, 20, 20)[3] == 255);
}

TEST_CASE("A sheet is painted as small as is asked for, with the head it shows again", "[layout]") {
    const layout::Icons icons("/nowhere");
    layout::Palette palette;
    palette.colours.fill({1, 0.5F, 0});
    const auto panel = [](const base::Rect& box) {
        layout::Panel made{box, layout::ColorRole::card};
        made.radius_mm = 0;
        return made;
    };
    layout::Sheet sheet{20, 20, {}, {}, {}, {}};
    sheet.items.emplace_back(panel({0, 12, 20, 8}));
    sheet.repeated.emplace_back(panel({0, 0, 20, 4}));
    const auto bitmap =
        layout::make_bitmap({{10, 10}, 4, layout::Colour{0, 0, 1}, {}}, [&](cairo_t* cairo) {
            layout::paint(sheet, {palette, icons}, cairo, 0.5F);
        });
    const auto red = [&](int y) { return pixel(bitmap, 20, y)[0]; };
    CHECK(red(4) == 255);  // 2 mm: the head
    CHECK(red(12) == 0);   // between both
    CHECK(red(20) == 0);
    CHECK(red(28) == 255);  // from 6 mm on: the rest
}

TEST_CASE("Nothing to paint still makes a bitmap, never an empty texture", "[layout]") {
    const auto bitmap = layout::make_bitmap({{0, 0}, 4, {}, {}}, [](cairo_t*) {});
    CHECK(bitmap.width == 1);
    CHECK(bitmap.height == 1);
    CHECK(bitmap.rgba.size() == 4);
}

TEST_CASE("A shot is a PNG file others can open, or a reason why not", "[layout]") {
    const support::Folder folder;
    const auto bitmap =
        layout::make_bitmap({{3, 2}, 10, layout::Colour{0, 1, 0}, {}}, [](cairo_t*) {});
    REQUIRE(layout::write_png(folder / "shot.png", bitmap));
    CHECK_THAT(support::run("file '" + (folder / "shot.png").string() + "'").out,
               Catch::Contains("PNG image data, 30 x 20"));
    const auto failed = layout::write_png(folder.path() / "none" / "shot.png", bitmap);
    REQUIRE_FALSE(failed);
    CHECK_THAT(base::to_line(failed.error()), Catch::Contains("shot.png: cannot be written"));
}
