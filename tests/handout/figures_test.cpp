#include "handout/figures.h"

#include <cmath>
#include <sstream>

#include "handout/leaflet.h"
#include "layout/bitmap.h"
#include "support/world.h"

namespace {

// A clinic's drawings, painted for paper.
struct Wall {
    support::World world;
    handout::Materials materials = world.services().materials(world.session());
    layout::Painter painter{materials.palette, materials.icons, &materials.diagrams};

    static layout::Picture picture(const std::string& drawing, const std::string& structure = "") {
        return {{0, 0, 80, 90}, drawing, structure};
    }
    std::string leaflet(const std::string& id) {
        auto& services = world.services();
        const auto* page = services.page("en", id);
        const auto made = handout::topic_leaflet(
            materials, {page->document, services.sources(page->document), page->language});
        return made ? made->pdf : "";
    }
};

}  // namespace

TEST_CASE("A figure is painted once and kept for the next leaflet", "[handout]") {
    Wall wall;
    handout::Figures figures;
    const auto first = figures.of(wall.picture("male-pelvis", "prostate"), wall.painter);
    REQUIRE(first);
    CHECK(figures.of(wall.picture("male-pelvis", "prostate"), wall.painter) == first);
    CHECK(figures.painted() == 1);
    CHECK(figures.of(wall.picture("male-pelvis", "bladder"), wall.painter) != first);
    CHECK(figures.painted() == 2);
    CHECK(figures.of(wall.picture("nowhere"), wall.painter) == nullptr);
    CHECK(figures.painted() == 2);
}

TEST_CASE("Figures kept stay within their bytes; what was asked for last stays", "[handout]") {
    Wall wall;
    const auto picture = [](const char* structure) {
        return Wall::picture("male-pelvis", structure);
    };
    handout::Figures probe;
    probe.of(picture("prostate"), wall.painter);
    handout::Figures figures(probe.bytes() * 5 / 2);
    for (const char* one : {"prostate", "bladder", "prostate", "rectum"})
        figures.of(picture(one), wall.painter);
    CHECK(figures.painted() == 3);
    CHECK(figures.bytes() <= probe.bytes() * 5 / 2);
    figures.of(picture("prostate"), wall.painter);
    CHECK(figures.painted() == 3);  // still there
    figures.of(picture("bladder"), wall.painter);
    CHECK(figures.painted() == 4);  // had made room
}

TEST_CASE("Kept or painted anew, a figure is the same bytes on paper", "[handout]") {
    Wall wall;
    const auto cold = wall.leaflet("prostate");
    CHECK(wall.leaflet("prostate") == cold);
    wall.materials.figures = handout::Figures(0);  // keeps nothing
    CHECK(wall.leaflet("prostate") == cold);
    CHECK_FALSE(cold.empty());
}

TEST_CASE("On paper a figure has the pixels of its drawing, at 200 dpi at least", "[handout]") {
    Wall wall;
    const support::Folder folder;
    const auto pdf = folder / "a.pdf";
    REQUIRE(base::write_file(pdf, wall.leaflet("prostate")));
    std::istringstream list(
        support::run("pdfimages -list '" + pdf.string() + "' | tail -n +3").out);
    int figures = 0;
    float high = 0;
    for (std::string line; std::getline(list, line); ++figures) {
        std::istringstream row(line);
        std::vector<std::string> cells;
        for (std::string cell; row >> cell;) cells.push_back(cell);
        INFO(line);
        REQUIRE(cells.size() > 13);
        CHECK(std::stoi(cells[12]) >= 200);
        CHECK(std::stoi(cells[13]) >= 200);
        if (figures == 0) high = std::stof(cells[4]);
    }
    CHECK(figures > 0);
    REQUIRE(support::run("pdfimages '" + pdf.string() + "' " + (folder / "p").string()).exit == 0);
    const auto pixels = base::read_file(folder / "p-000.ppm").value();
    // Which of the page's figures stands first is told by the page itself.
    layout::Picture first;
    for (const auto& block : wall.world.services().page("en", "prostate")->document.blocks)
        if (const auto* figure = std::get_if<document::Figure>(&block.what)) {
            first = Wall::picture(figure->diagram, figure->structure);
            break;
        }
    const auto& drawing = wall.materials.diagrams.at(first.drawing);
    const float wide = std::floor(high * drawing.aspect());
    const auto asked = layout::make_bitmap(
        {{wide, high}, 1, wall.materials.palette(layout::ColorRole::card), {}},
        [&](cairo_t* cairo) {
            drawing.paint(cairo, {0, 0, wide, high}, layout::view_of(first, drawing));
        });
    std::string rows;
    for (std::size_t i = 0; i < asked.rgba.size(); ++i)
        if (i % 4 != 3) rows += static_cast<char>(asked.rgba[i]);
    CHECK(pixels.ends_with(rows));
}
