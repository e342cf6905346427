#include "document/drawing/svg_tree.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <string>

#include "document/drawing/svg.h"
#include "document/drawing/trial.h"
#include "support/world.h"

namespace {

std::string svg(const std::string& inner) {
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 10 10\">" + inner + "</svg>\n";
}

// `count` elements, each of which refers to the next by a property of its only shape.
std::string chain(int count, const std::string& element, const std::string& property) {
    std::string all;
    for (int i = 0; i < count; ++i)
        all += "<" + element + " id=\"e" + std::to_string(i) +
               "\" width=\"1\" height=\"1\"><rect width=\"9\" height=\"9\" " + property +
               "=\"url(#e" + std::to_string(i + 1) + ")\"/></" + element + ">";
    return svg(all + "<rect width=\"9\" height=\"9\" " + property + "=\"url(#e0)\"/>");
}

// Each group draws the one before it twice.
std::string doubled(int times) {
    std::string all = "<g id=\"g0\"><rect width=\"1\" height=\"1\"/></g>";
    for (int i = 1; i <= times; ++i) {
        const std::string use = "<use href=\"#g" + std::to_string(i - 1) + "\"/>";
        all += "<g id=\"g" + std::to_string(i) + "\">" + use + use + "</g>";
    }
    return svg(all);
}

std::string fault(const std::string& drawing) {
    const auto all = document::check_svg(drawing);
    return all.empty() ? "" : base::to_line(all.front());
}

}  // namespace

TEST_CASE("A drawing of shapes passes, whatever program it is from", "[document][svg]") {
    for (const std::string inner :
         {"<rect width=\"9\" height=\"9\"/>",
          "<defs><pattern id=\"a\" width=\"1\" height=\"1\"><path d=\"M0 0h1\"/></pattern></defs>"
          "<rect width=\"9\" height=\"9\" style=\"fill : url( '#a' ); stroke:none\"/>",
          "<linearGradient id=\"a\"><stop offset=\"0\"/></linearGradient><linearGradient id=\"b\" "
          "href=\"#a\"/><rect fill=\"url(#b)\" width=\"9\" height=\"9\"/>",
          "<s:namedview xmlns:s=\"a\" pagecolor=\"white\"><s:grid/></s:namedview><g/>",
          "<!-- drawn by hand --><title>A &amp; B</title><desc/><metadata/><g/>"}) {
        INFO(inner);
        const auto shown = svg(inner + "<rect width=\"5\" height=\"5\"/>");
        CHECK(fault(shown) == "");
        CHECK(document::trial_of_drawing(shown) == "");
    }
}

TEST_CASE("A drawing that is not whole is told by its line", "[document][svg]") {
    CHECK_THAT(fault("<svg xmlns=\"a\">\n<g>\n</svg>\n"),
               Catch::Contains("3: the drawing is not whole"));
    CHECK_THAT(fault("<svg xmlns=\"a\">\n<g/>\n"), Catch::Contains("is not whole"));
    CHECK_THAT(fault("<svg xmlns=\"a\">\n<g id=></g></svg>\n"), Catch::Contains("2: the drawing"));
    CHECK_THAT(fault(svg("<g id=\"a\"/><g id=\"a\"/>")),
               Catch::Contains("two parts with the id 'a'"));
}

TEST_CASE("What none of our drawings needs is refused, wherever it hides", "[document][svg]") {
    for (const std::string inner :
         {"<mask id=\"a\"/>", "<marker id=\"a\"/>", "<style>g{fill:red}</style>", "<symbol/>",
          "<animate/>", "<switch/>", "<a/>", "<g mask=\"url(#a)\"/>", "<g style=\"MASK:url(#a)\"/>",
          "<g style=\"fill:red; filter : blur(5000px)\"/>", "<path marker-mid=\"url(#a)\"/>",
          "<path style=\"marker:url(#a)\"/>", "<g style=\"mask-image:none\"/>"}) {
        INFO(inner);
        CHECK_THAT(fault(svg(inner)), Catch::Contains("which none of ours needs"));
    }
}

TEST_CASE("References that go round, deep or many times are refused in no time",
          "[document][svg]") {
    const auto start = std::chrono::steady_clock::now();
    CHECK(fault(chain(4, "pattern", "fill")) == "");
    CHECK_THAT(fault(chain(800, "pattern", "fill")), Catch::Contains("through too many others"));
    CHECK_THAT(fault(chain(800, "clipPath", "clip-path")), Catch::Contains("too many others"));
    CHECK_THAT(fault(svg("<pattern id=\"a\"><rect fill=\"url(#a)\"/></pattern>"
                         "<rect fill=\"url(#a)\"/>")),
               Catch::Contains("in a circle"));
    CHECK_THAT(fault(svg("<g id=\"a\"><use xlink:href=\"#a\"/></g>")),
               Catch::Contains("in a circle"));
    CHECK_FALSE(fault(doubled(7)).empty());
    std::string many;
    for (int i = 0; i < 400; ++i) many += "<rect fill=\"url( #a )\" width=\"9\" height=\"9\"/>";
    std::string tile = "<pattern id=\"a\">";
    for (int i = 0; i < 2000; ++i) tile += "<path d=\"M0 0l1 1\"/>";
    CHECK_THAT(fault(svg(tile + "</pattern>" + many)), Catch::Contains("takes too long to draw"));
    std::string nested;
    for (int i = 0; i < 20000; ++i) nested += "<g>";
    for (int i = 0; i < 20000; ++i) nested += "</g>";
    CHECK_THAT(fault(svg(nested)), Catch::Contains("nests too deep"));
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(2));
}

TEST_CASE("A drawing that would take the kiosk down takes down its trial only", "[document][svg]") {
    CHECK_THAT(document::trial_of_drawing(chain(100000, "mask", "mask")), Catch::Contains("draw"));
    CHECK(document::trial_of_drawing("<svg").find("can be read") != std::string::npos);
    std::string marks;  // of marks of marks: some 10^12 shapes
    for (int i = 0; i < 4; ++i) {
        std::string path = "M0 0";
        for (int n = 0; n < 1000; ++n) path += "L1 1";
        marks += "<marker id=\"m" + std::to_string(i) + "\"><path d=\"" + path +
                 "\" marker-mid=\"url(#m" + std::to_string(i + 1) + ")\"/></marker>";
    }
    const auto endless = svg(marks + "<path d=\"M0 0L1 1L2 2\" marker-mid=\"url(#m0)\"/>");
    CHECK_THAT(document::trial_of_drawing(endless),  // time or memory, whichever ends first
               Catch::Contains("takes too"));
}

TEST_CASE("All drawings of the library are drawn as quickly as they have to be",
          "[document][svg]") {
    int drawings = 0;
    for (const auto& file : std::filesystem::directory_iterator(support::content() / "diagrams")) {
        if (file.path().extension() != ".svg") continue;
        ++drawings;
        const auto text = base::read_file(file.path(), 1U << 21U).value();
        INFO(file.path());
        CHECK(fault(text) == "");
        CHECK(document::trial_of_drawing(text) == "");
    }
    CHECK(drawings > 5);
}
