#include "document/drawing/svg_tiles.h"

#include <cairo.h>
#include <librsvg/rsvg.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <vector>

#include "base/handle.h"
#include "document/drawing/svg.h"
#include "support/world.h"

namespace {

constexpr int side = 600;  // px

std::vector<unsigned char> drawn(const std::string& svg) {
    const base::Handle<RsvgHandle, g_object_unref> handle(rsvg_handle_new_from_data(
        reinterpret_cast<const guint8*>(svg.data()), svg.size(), nullptr));
    REQUIRE(handle);
    const base::Handle<cairo_surface_t, cairo_surface_destroy> surface(
        cairo_image_surface_create(CAIRO_FORMAT_ARGB32, side, side));
    const base::Handle<cairo_t, cairo_destroy> cairo(cairo_create(surface.get()));
    const RsvgRectangle box{0, 0, side, side};
    REQUIRE(rsvg_handle_render_document(handle.get(), cairo.get(), &box, nullptr));
    cairo_surface_flush(surface.get());
    const auto* pixels = cairo_image_surface_get_data(surface.get());
    return {pixels, pixels + std::ptrdiff_t{4} * side * side};
}

std::string hatched(const std::string& pattern) {
    return R"(<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 600"><defs>)" + pattern +
           R"svg(</defs><rect width="600" height="600" fill="url(#h)"/></svg>)svg";
}

}  // namespace

TEST_CASE("Small tiles fill larger ones, and every drawing looks as before") {
    int changed = 0;
    for (const auto& file : std::filesystem::directory_iterator(support::content() / "diagrams")) {
        const auto& path = file.path();
        if (path.extension() != ".svg") continue;
        INFO(path);
        const auto svg = base::read_file(path).value();
        const auto large = document::with_large_tiles(svg);
        CHECK(document::check_svg(large).empty());
        if (large == svg) continue;
        ++changed;
        const auto before = drawn(svg), after = drawn(large);
        double all = 0;
        int most = 0;
        for (std::size_t i = 0; i < before.size(); ++i) {
            const int apart = std::abs(before[i] - after[i]);
            all += apart;
            most = std::max(most, apart);
        }
        CHECK(all / static_cast<double>(before.size()) < 0.5);
        CHECK(most < 64);
    }
    CHECK(changed > 20);
}

TEST_CASE("A tile that is large, or not as simple as ours, stays as it is") {
    const std::string line = R"(<path d="M0,2 H9" stroke="#000"/></pattern>)";
    const std::string units = R"(patternUnits="userSpaceOnUse")";
    for (const auto& pattern :
         {R"(<pattern id="h" width="100" height="120" )" + units + ">" + line,
          R"(<pattern id="h" width="9" height="9">)" + line,
          R"(<pattern id="h" width="9" height="9" x="3" )" + units + ">" + line,
          R"(<pattern id="h" width="9" height="0" )" + units + ">" + line,
          R"(<pattern id="h" width="-9" height="9" )" + units + ">" + line,
          R"(<pattern id="h" width="9mm" height="9" )" + units + ">" + line,
          R"(<pattern id="h" width="0.001" height="9" )" + units + ">" + line,
          R"(<pattern id="h" width="9" height="9" )" + units + R"( viewBox="0 0 1 1">)" + line,
          R"(<pattern id="h" width="9" height="9" )" + units + R"(><g id="a">)" + "</g>" + line,
          R"(<pattern id="h" width="9" height="9" )" + units + "/>" + line,
          R"(<pattern id="h" width="9" height="9" )" + units + "><path d=\"M0,2"})
        CHECK(document::with_large_tiles(hatched(pattern)) == hatched(pattern));
    const auto small = hatched(R"(<pattern id="h" width="9" height="9" )" + units + ">" + line);
    CHECK(document::with_large_tiles(small) != small);
    CHECK(document::with_large_tiles("").empty());
}
