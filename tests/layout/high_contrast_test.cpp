// Drawings where there are two colours only: each field and each line is told from its neighbours.
#include <set>

#include "layout/bitmap.h"
#include "layout/contrast/path_extent.h"
#include "layout/paint.h"
#include "support/world.h"

namespace {

using layout::Bitmap;
using layout::ColorRole;
using layout::Diagram;

constexpr float stark_px = 4;
const base::Rect stark_box{0, 0, 84, 92};

std::string stark_text(const std::string& path) {
    return base::read_file(support::content() / path).value();
}

Diagram diagram_of(const std::string& id) {
    return Diagram::make(id, stark_text("diagrams/" + id + ".svg"),
                         stark_text("diagrams/" + id + ".toml"),
                         stark_text("en/diagrams/" + id + ".toml"))
        .value();
}

layout::Palette theme_named(const std::string& id) {
    base::Problems problems;
    auto palette =
        layout::read_palette(support::source() / "assets/themes" / (id + ".toml"), problems);
    REQUIRE(problems.empty());
    return palette;
}

// How much of the line's colour each pixel has: 0 the ground, 1 the line.
std::vector<float> inked(const Bitmap& bitmap, const layout::Palette& palette) {
    const float ground = palette(ColorRole::card).green, line = palette(ColorRole::ink).green;
    std::vector<float> found;
    for (std::size_t i = 0; i < bitmap.rgba.size(); i += 4)
        found.push_back((static_cast<float>(bitmap.rgba[i + 1]) / 255 - ground) / (line - ground));
    return found;
}

Bitmap stark(const Diagram& diagram, const layout::View& view, const layout::Palette& palette) {
    const auto relief = layout::relief_of(palette);
    return layout::make_bitmap(
        {{stark_box.width, stark_box.height}, stark_px, palette(ColorRole::card), {}},
        [&](cairo_t* cairo) { diagram.paint(cairo, stark_box, view, &relief); });
}

// The side of the largest square in which nothing but line is seen.
int largest_solid(const std::vector<float>& ink, int width) {
    std::vector<int> side(ink.size(), 0);
    const auto wide = static_cast<std::size_t>(width);
    for (std::size_t i = wide; i < ink.size(); ++i)
        if (i % wide != 0 && ink[i] > 0.6F)
            side[i] = 1 + std::min({side[i - 1], side[i - wide], side[i - wide - 1]});
    return *std::max_element(side.begin(), side.end());
}

std::set<std::string> all_drawings() {
    std::set<std::string> found;
    for (const auto& file : std::filesystem::directory_iterator(support::content() / "diagrams"))
        if (file.path().extension() == ".svg") found.insert(file.path().stem().string());
    return found;
}

// The part of a picture around a place of the drawing, so many units each way.
std::vector<float> around(const Diagram& diagram, const std::vector<float>& ink, base::Rect place) {
    const auto box = layout::fitted(diagram.aspect(), stark_box);
    const float scale = box.width / diagram.view().width * stark_px;
    const auto wide = static_cast<int>(stark_box.width * stark_px);
    const auto at = [&](float from, float units) {
        return static_cast<int>(from * stark_px + units * scale);
    };
    std::vector<float> found;
    for (int y = at(box.y, place.y); y < at(box.y, place.bottom()); ++y)
        for (int x = at(box.x, place.x); x < at(box.x, place.right()); ++x)
            found.push_back(ink[static_cast<std::size_t>(y * wide + x)]);
    return found;
}

}  // namespace

TEST_CASE("In two colours no field of any drawing is solid: its hatching and lines are seen",
          "[layout][contrast]") {
    for (const std::string id : {"black-on-white", "white-on-black"}) {
        const auto palette = theme_named(id);
        for (const auto& name : all_drawings()) {
            const auto diagram = diagram_of(name);
            for (const auto& layer : diagram.layers()) {
                const auto bitmap = stark(diagram, {"", layer.id}, palette);
                INFO(id << " " << name << "/" << layer.id);
                CHECK(largest_solid(inked(bitmap, palette), bitmap.width) <= 26);
            }
        }
    }
}

TEST_CASE("In two colours urine as dark as cola, and urine too red to see through, are hatched",
          "[layout][contrast]") {
    const auto palette = theme_named("black-on-white");
    const auto colours = diagram_of("urine-colours");
    const auto ink = inked(stark(colours, {}, palette), palette);
    for (const base::Rect& glass : {base::Rect{490, 570, 120, 100}, {140, 830, 120, 100}}) {
        const auto seen = around(colours, ink, glass);
        const auto of = [&](float from, float until) {
            return static_cast<double>(std::ranges::count_if(
                       seen, [&](float one) { return one >= from && one < until; })) /
                   static_cast<double>(seen.size());
        };
        INFO(glass.x);
        CHECK(of(0.75F, 2) > 0.12);  // lines
        CHECK(of(-1, 0.5F) > 0.12);  // what is between them
    }
}

TEST_CASE("A figure in running text has no colours where there are two, and has them elsewhere",
          "[layout][contrast]") {
    const layout::Icons icons{support::source() / "assets" / "icons"};
    layout::Diagrams diagrams;
    diagrams.emplace("urine-colours", diagram_of("urine-colours"));
    for (const std::string id : {"black-on-white", "white-on-black", "light", "print"}) {
        const auto palette = theme_named(id);
        const auto bitmap = layout::make_bitmap(
            {{stark_box.width, stark_box.height}, stark_px, palette(ColorRole::card), {}},
            [&](cairo_t* cairo) {
                layout::paint(layout::Item{layout::Picture{stark_box, "urine-colours", "red", {}}},
                              {palette, icons, &diagrams}, cairo);
            });
        int coloured = 0;
        for (std::size_t i = 0; i < bitmap.rgba.size(); i += 4)
            coloured += std::abs(bitmap.rgba[i] - bitmap.rgba[i + 2]) > 12 ? 1 : 0;
        INFO(id);
        CHECK((coloured == 0) == (id.find("-on-") != std::string::npos));
    }
}

TEST_CASE("A path is as large as the box around its points", "[layout][contrast]") {
    CHECK(layout::path_extent("") == 0);
    CHECK(layout::path_extent("M10,20 H60 V50 H10 Z") == 30);
    CHECK(layout::path_extent("m10 20h50v30h-50z") == 30);
    CHECK(layout::path_extent("M0,0 C0,40 60,40 60,0 Z") == 40);
    CHECK(layout::path_extent("M1-2L3-4 +5.5e0-.5") == Approx(3.5F));
    CHECK(layout::path_extent("M0,0 a8,8 0 0 1 8,8") == 8);
    CHECK(layout::path_extent("a man's b0dy") >= 0);
}
