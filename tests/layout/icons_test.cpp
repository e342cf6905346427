#include "layout/icons.h"

#include "layout/bitmap.h"
#include "support/world.h"
#include "text/toml.h"

namespace {

layout::Bitmap painted(const layout::Icons& icons, const std::string& name, layout::Colour colour,
                       bool mirrored = false) {
    return layout::make_bitmap({{10, 10}, 4, layout::Colour{1, 1, 1}, {}}, [&](cairo_t* cairo) {
        icons.paint(cairo, {0, 0, 10, 10}, {name, colour, mirrored});
    });
}

std::size_t inked(const layout::Bitmap& bitmap) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < bitmap.rgba.size(); i += 4) count += bitmap.rgba[i + 1] < 128;
    return count;
}

const base::Path folder = "assets/icons";

}  // namespace

TEST_CASE("Every icon paints in the color it is asked for", "[layout]") {
    const layout::Icons icons(support::source() / folder);
    for (const auto& entry : std::filesystem::directory_iterator(support::source() / folder)) {
        const std::string name = entry.path().stem().string();
        const auto bitmap = painted(icons, name, {1, 0, 0});
        INFO(name);
        CHECK(icons.has(name));
        CHECK(inked(bitmap) > 20);
        bool reddish = true;
        for (std::size_t i = 0; i < bitmap.rgba.size(); i += 4)
            reddish = reddish && bitmap.rgba[i] > 250;
        CHECK(reddish);
    }
}

TEST_CASE("Each group of topics has an icon the house knows", "[layout]") {
    const layout::Icons icons(support::source() / folder);
    for (const auto& library : {support::content(), support::fixtures() / "library"}) {
        base::Problems problems;
        const auto text = base::read_file(library / "topics.toml").value();
        const auto order = text::Toml::parse(text, "topics.toml", problems);
        for (const auto& group : order.tables("group")) {
            INFO(group.text("icon").value_or(""));
            CHECK(icons.has(group.text("icon").value_or("")));
        }
    }
}

TEST_CASE("An unknown icon paints nothing and harms nothing", "[layout]") {
    const layout::Icons icons(support::source() / folder);
    CHECK_FALSE(icons.has("no-such-icon"));
    CHECK(inked(painted(icons, "no-such-icon", {0, 0, 0})) == 0);
    CHECK_FALSE(layout::Icons("/nowhere").has("home"));
}

TEST_CASE("Arrows turn with the reading, others do not point", "[layout]") {
    const layout::Icons icons(support::source() / folder);
    CHECK(layout::Icons::points("back"));
    CHECK(layout::Icons::points("next"));
    CHECK_FALSE(layout::Icons::points("home"));
    const auto plain = painted(icons, "next", {0, 0, 0}),
               turned = painted(icons, "next", {0, 0, 0}, true);
    CHECK(plain.rgba != turned.rgba);
    int differing = 0;
    for (int y = 0; y < plain.height; ++y)
        for (int x = 0; x < plain.width; ++x) {
            const auto a = static_cast<std::size_t>(y * plain.width + x) * 4;
            const auto b = static_cast<std::size_t>(y * plain.width + plain.width - 1 - x) * 4;
            differing += std::abs(plain.rgba[a] - turned.rgba[b]) > 40;
        }
    CHECK(differing < 10);
}
