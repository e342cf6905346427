#include "layout/diagram.h"

#include <cairo.h>
#include <dlfcn.h>

#include "layout/bitmap.h"
#include "layout/rsvg.h"
#include "support/world.h"

namespace {

using layout::Diagram;

std::string file(const std::string& path) {
    return base::read_file(support::content() / path).value();
}

Diagram drawing(const std::string& id) {
    return Diagram::make(id, file("diagrams/" + id + ".svg"), file("diagrams/" + id + ".toml"),
                         file("en/diagrams/" + id + ".toml"))
        .value();
}

layout::Bitmap painted(const Diagram& diagram, const layout::View& view) {
    return layout::make_bitmap({{84, 92}, 4, layout::Colour{1, 1, 1}, {}}, [&](cairo_t* cairo) {
        diagram.paint(cairo, {0, 0, 84, 92}, view);
    });
}

// How dark a bitmap is at a place of the drawing: 0 white.
int darkness(const layout::Bitmap& bitmap, const Diagram& diagram, base::Point at) {
    const auto box = layout::fitted(diagram.aspect(), {0, 0, 84, 92});
    const float scale = box.width / diagram.view().width * 4;
    const int x = static_cast<int>((at.x - diagram.view().x) * scale + box.x * 4);
    const int y = static_cast<int>((at.y - diagram.view().y) * scale + box.y * 4);
    const auto i = static_cast<std::size_t>(y * bitmap.width + x) * 4;
    return 765 - bitmap.rgba[i] - bitmap.rgba[i + 1] - bitmap.rgba[i + 2];
}

const std::string tiny_svg =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 100 100\">"
    "<g id=\"left\"><rect x=\"0\" y=\"0\" width=\"40\" height=\"100\" fill=\"#000\"/></g>"
    "<g id=\"layer-more\"><g id=\"right\"><rect x=\"60\" y=\"0\" width=\"40\" "
    "height=\"100\"/></g></g>"
    "</svg>";
const std::string tiny_places =
    "view = [0, 0, 100, 100]\nlayers = [\"more\"]\n[[structure]]\nid = \"left\"\nanchor = [20, "
    "50]\n"
    "[[structure]]\nid = \"right\"\nanchor = [80, 50]\nlayer = \"more\"\n";
const std::string tiny_words =
    "title = \"T\"\nalt = \"A\"\n[layers]\nbase = \"B\"\nmore = \"M\"\n[structures.left]\n"
    "title = \"Left part\"\nsentence = \"It is left.\"\n";

}  // namespace

TEST_CASE("A finger on the bladder finds the bladder, one on the prostate the prostate",
          "[layout]") {
    const auto pelvis = drawing("male-pelvis");
    for (const std::string id : {"bladder", "prostate", "rectum", "pubic-bone", "testicle"}) {
        INFO(id);
        REQUIRE(pelvis.structure(id));
        const auto* found = pelvis.pick(pelvis.structure(id)->anchor, 8, "");
        REQUIRE(found);
        CHECK(found->id == id);
    }
}

TEST_CASE("Each structure is found near its anchor, in each drawing", "[layout]") {
    for (const std::string name : {"male-pelvis", "gland-changes"}) {
        const auto diagram = drawing(name);
        CHECK(diagram.structures().size() >= 3);
        for (const auto& structure : diagram.structures()) {
            INFO(name << "/" << structure.id);
            const auto* found = diagram.pick(structure.anchor, 20, structure.layer);
            REQUIRE(found);
            CHECK(found->id == structure.id);
            CHECK_FALSE(structure.title.empty());
            CHECK_FALSE(structure.sentence.empty());
        }
    }
}

TEST_CASE("A finger beside the body finds nothing", "[layout]") {
    const auto pelvis = drawing("male-pelvis");
    const auto& view = pelvis.view();
    CHECK(pelvis.pick({view.x - 50, view.y - 50}, 8, "") == nullptr);
    CHECK(pelvis.pick({view.right() + 200, view.centre().y}, 8, "") == nullptr);
    CHECK(pelvis.pick({1e7F, -1e7F}, 8, "") == nullptr);
}

TEST_CASE("The nearest structure within reach is found, none beyond", "[layout]") {
    const auto tiny = Diagram::make("tiny", tiny_svg, tiny_places, tiny_words).value();
    REQUIRE(tiny.pick({20, 50}, 1, ""));
    CHECK(tiny.pick({20, 50}, 1, "")->id == "left");
    CHECK(tiny.pick({45, 50}, 2, "") == nullptr);
    REQUIRE(tiny.pick({45, 50}, 8, ""));
    CHECK(tiny.pick({45, 50}, 8, "")->id == "left");
}

TEST_CASE("What belongs to a hidden layer is not found", "[layout]") {
    const auto tiny = Diagram::make("tiny", tiny_svg, tiny_places, tiny_words).value();
    CHECK(tiny.pick({80, 50}, 1, "") == nullptr);
    REQUIRE(tiny.pick({80, 50}, 1, "more"));
    CHECK(tiny.pick({80, 50}, 1, "more")->id == "right");
    const auto hidden = painted(tiny, {"", ""}), shown = painted(tiny, {"", "more"});
    CHECK(darkness(hidden, tiny, {80, 50}) == 0);
    CHECK(darkness(shown, tiny, {80, 50}) > 600);
}

TEST_CASE("The lit structure keeps its ink and the others fade", "[layout]") {
    const auto tiny = Diagram::make("tiny", tiny_svg, tiny_places, tiny_words).value();
    const auto lit = painted(tiny, {"left", "more"});
    CHECK(darkness(lit, tiny, {20, 50}) > 700);
    CHECK(darkness(lit, tiny, {80, 50}) > 400);
    CHECK(darkness(lit, tiny, {80, 50}) < 520);  // 0.6 of 765
}

TEST_CASE("A drawing tells its words, and ids where words lack", "[layout]") {
    const auto tiny = Diagram::make("tiny", tiny_svg, tiny_places, tiny_words).value();
    CHECK(tiny.title() == "T");
    CHECK(tiny.alt() == "A");
    REQUIRE(tiny.structures().size() == 2);
    CHECK(tiny.structures()[0].title == "Left part");
    CHECK(tiny.structures()[1].title == "right");
    REQUIRE(tiny.layers().size() == 2);
    CHECK(tiny.layers()[1].title == "M");
    CHECK(tiny.structure("none") == nullptr);
}

TEST_CASE("A drawing that cannot be read is refused with its name", "[layout]") {
    const auto broken = Diagram::make("tiny", "<svg", tiny_places, tiny_words);
    REQUIRE_FALSE(broken);
    CHECK(base::to_line(broken.error()) == "tiny.svg: is no drawing that can be read");
    const auto viewless = Diagram::make("tiny", tiny_svg, "layers = []\n", tiny_words);
    REQUIRE_FALSE(viewless);
    CHECK_THAT(base::to_line(viewless.error()), Catch::Contains("tiny.toml: has no view"));
    CHECK_FALSE(Diagram::make("tiny", tiny_svg, "view = [", tiny_words));
}

TEST_CASE("A drawing of an edition is read when it is painted, and is the same", "[layout]") {
    const auto made = Diagram::make("tiny", tiny_svg, tiny_places, tiny_words).value();
    const auto later = Diagram::of_edition("tiny", tiny_svg, tiny_places, tiny_words).value();
    for (const auto& view : {layout::View{"", ""}, {"", "more"}, {"left", "more"}})
        CHECK(painted(later, view).rgba == painted(made, view).rgba);
    CHECK(later.pick({20, 50}, 1, "")->id == "left");
    // Of one that nobody can read nothing is shown, and nothing breaks.
    const auto broken = Diagram::of_edition("tiny", "<svg", tiny_places, tiny_words).value();
    CHECK(darkness(painted(broken, {"", ""}), broken, {20, 50}) == 0);
    CHECK(broken.pick({20, 50}, 1, "") == nullptr);
}

TEST_CASE("A drawing is fitted whole and centred", "[layout]") {
    CHECK(layout::fitted(2, {0, 0, 100, 100}) == base::Rect{0, 25, 100, 50});
    CHECK(layout::fitted(0.5F, {10, 0, 100, 100}) == base::Rect{35, 0, 50, 100});
}

TEST_CASE("A drawing in the words of another language is the same drawing", "[layout]") {
    const auto tiny = Diagram::make("tiny", tiny_svg, tiny_places, tiny_words).value();
    const auto other =
        tiny.in_words("title = \"Otro\"\n[structures.right]\ntitle = \"Derecha\"\n").value();
    CHECK(other.title() == "Otro");
    CHECK(other.alt().empty());  // nothing stays in the first language
    CHECK(other.structure("left")->title == "left");
    CHECK(other.structure("right")->title == "Derecha");
    CHECK(other.layers()[1].title == "more");
    REQUIRE(other.pick({20, 50}, 1, ""));
    CHECK(other.pick({20, 50}, 1, "")->id == "left");
    CHECK(painted(other, {"left", "more"}).rgba == painted(tiny, {"left", "more"}).rgba);
    CHECK(tiny.title() == "T");
    CHECK_FALSE(tiny.in_words("title = ["));
}

TEST_CASE("A library that asks cairo for its slowest filter is given one without seams") {
    // As librsvg finds it: through the program, which stands before cairo.
    void* found = dlsym(RTLD_DEFAULT, "cairo_pattern_set_filter");
    REQUIRE(found);
    const auto set = reinterpret_cast<decltype(&cairo_pattern_set_filter)>(found);
    cairo_pattern_t* tile = cairo_pattern_create_rgb(0, 0, 0);
    const auto after = [&](cairo_filter_t asked) {
        set(tile, asked);
        return cairo_pattern_get_filter(tile);
    };
    CHECK(after(CAIRO_FILTER_BEST) == CAIRO_FILTER_GOOD);
    {
        const layout::ExactTiles exact;
        CHECK(after(CAIRO_FILTER_BEST) == CAIRO_FILTER_BEST);
    }
    CHECK(after(CAIRO_FILTER_NEAREST) == CAIRO_FILTER_NEAREST);
    CHECK(after(CAIRO_FILTER_BILINEAR) == CAIRO_FILTER_BILINEAR);
    cairo_pattern_destroy(tile);
}
