#include "document/drawing/svg.h"
#include "document/drawing/png.h"

#include <filesystem>

#include "support/world.h"

namespace {

std::string drawing(const std::string& inside) {
    return "<svg xmlns=\"http://www.w3.org/2000/svg\">\n" + inside + "\n</svg>\n";
}

}  // namespace

TEST_CASE("A drawing that runs something or reaches out of its file is refused", "[doc]") {
    const std::string inside = GENERATE(
        as<std::string>(), "<script>alert(1)</script>", "<SCRIPT/>", "<foreignObject/>",
        "<image href=\"#a\"/>", "<use href=\"other.svg#a\"/>",
        "<use xlink:href=\"file:///etc/passwd\"/>", "<a href='https://example.org'/>",
        "<use href = \"http://example.org/a.svg#x\"/>", "<use href\n=\"file:///etc/passwd#x\"/>",
        "<rect fill=\"url(http://example.org/x)\"/>",
        "<rect style=\"fill:url('file:///x.svg#a')\"/>", "<rect style=\"fill:URL( http://x )\"/>",
        "<style>@import 'x.css';</style>", "<g onload=\"x()\"/>", "<g\nonclick=\"x()\"/>",
        "<g\tonload=\"x()\"/>", "<g onload = \"x()\"/>", "<a href=\"javascript:x()\"/>",
        "<s:script xmlns:s=\"http://www.w3.org/2000/svg\">x()</s:script>",
        "<g xmlns:S = 'http://www.w3.org/2000/svg'/>", "<rect fill=\"u&#114;l(http://x)\"/>",
        "<style>.a{fill:\\75rl(http://x)}</style>", "<filter id=\"a\"/>", "<text>words</text>",
        "<use href=\"data:image/svg+xml;base64,AAAA\"/>");
    const auto problems = document::check_svg(drawing(inside));
    INFO(inside);
    REQUIRE_FALSE(problems.empty());
    CHECK_THAT(problems[0].what, Catch::StartsWith("the drawing holds"));
    CHECK((problems[0].line == 2 || problems[0].line == 3));
    CHECK(problems[0].severity == base::Severity::error);
}

TEST_CASE("Entities, outside styles and wrong files are refused", "[doc]") {
    for (const std::string svg :
         {"<!DOCTYPE svg [<!ENTITY a \"b\">]>\n<svg>&a;</svg>", "<!ENTITY a SYSTEM 'x'><svg/>",
          "<?xml-stylesheet href=\"#x\"?><svg/>", "", "<html></html>", "PNG", "<svg>\xE9</svg>"}) {
        INFO(svg);
        CHECK_FALSE(document::check_svg(svg).empty());
    }
}

TEST_CASE("A drawing that refers only to itself is taken", "[doc]") {
    for (const std::string inside : {"<g id=\"prostate\"><path d=\"M0 0\" fill=\"#aabbcc\"/></g>",
                                     "<use href=\"#prostate\"/><use xlink:href='#bladder'/>",
                                     "<rect fill=\"url(#shade)\" clip-path=\"url( '#cut' )\"/>",
                                     "<g style=\"fill:red\"/><!-- drawn by hand, on paper -->"}) {
        const auto problems = document::check_svg(drawing(inside));
        INFO(inside << (problems.empty() ? "" : problems[0].what));
        CHECK(problems.empty());
    }
}

TEST_CASE("All drawings of the library pass, and their structures are found", "[doc]") {
    int count = 0;
    for (const auto& entry : std::filesystem::directory_iterator(support::content() / "diagrams")) {
        if (entry.path().extension() != ".svg") continue;
        const auto svg = base::read_file(entry.path());
        REQUIRE(svg);
        CHECK(document::check_svg(*svg).empty());
        ++count;
        if (entry.path().stem() != "male-pelvis") continue;
        CHECK(document::svg_has_id(*svg, "prostate"));
        CHECK(document::svg_has_id(*svg, "bladder"));
        CHECK_FALSE(document::svg_has_id(*svg, "prostat"));
    }
    CHECK(count >= 2);
}

TEST_CASE("A PNG becomes a drawing that passes, and its bytes come back", "[doc]") {
    const support::Folder folder;
    const int wide = GENERATE(1, 20, 500);
    const auto png = support::png(wide, 30);
    REQUIRE(base::write_file(folder / "a.png", png));
    CHECK(document::is_png(png));
    const auto drawing = document::wrap_png(png);
    REQUIRE(drawing);
    CHECK(drawing->wide == wide);
    CHECK(drawing->high == 30);
    CHECK(document::check_svg(drawing->svg).empty());
    REQUIRE(base::write_file(folder / "a.svg", drawing->svg));
    const auto back =
        support::run("sed -n 's/.*base64,//;s/\".*//;2,$p' " + (folder / "a.svg").string() +
                     " | base64 -di | cmp - " + (folder / "a.png").string());
    INFO(back.out);
    CHECK(back.exit == 0);
}

TEST_CASE("A picture that is not just a whole PNG of a usable size is refused", "[doc]") {
    const auto png = support::png(20, 10);
    CHECK_FALSE(document::wrap_png(png.substr(0, png.size() - 5)));
    CHECK_FALSE(document::wrap_png("GIF89a"));
    CHECK_FALSE(document::wrap_png(support::png(2401, 10)));
    const std::string good = document::wrap_png(png)->svg;
    const auto changed = [&](const std::string& from, const std::string& to) {
        std::string svg = good;
        return svg.replace(svg.find(from), from.size(), to);
    };
    for (const std::string& svg :
         {changed("width=\"20\" height=\"10\" href", "width=\"2\" height=\"10\" href"),
          changed("image/png", "image/svg+xml"), changed("iVBOR", "PHN2Z"),
          changed("href=\"data", "onload=\"x()\" href=\"data"),
          changed("</svg>", "<image href=\"file:///etc/passwd\"/></svg>"),
          changed("</svg>", "<script/></svg>"),
          changed("</svg>", good.substr(good.find("<image")))}) {
        INFO(svg);
        CHECK_FALSE(document::check_svg(svg).empty());
    }
}

TEST_CASE("A drawing in another encoding, or of endless copies, is refused", "[doc]") {
    const std::string plain = drawing("<g/>");
    CHECK(document::check_svg("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + plain).empty());
    CHECK(document::check_svg("<?xml version='1.0' encoding = 'utf-8' ?>" + plain).empty());
    CHECK_FALSE(
        document::check_svg("<?xml version=\"1.0\" encoding=\"UTF-7\"?>\n" + plain).empty());
    CHECK_FALSE(document::check_svg("<?xml version='1.0' encoding\n=\n'utf-16'?>" + plain).empty());
    std::string copies;
    for (int i = 0; i < 17; ++i) copies += "<use href=\"#a\"/>";
    CHECK_FALSE(document::check_svg(drawing(copies)).empty());
    CHECK(document::check_svg(drawing(copies.substr(0, copies.size() / 17))).empty());
}

TEST_CASE("A drawing of a thousand faults is told of twenty", "[doc]") {
    std::string faults;
    for (int i = 0; i < 1000; ++i) faults += "<a href=x/>\n";
    CHECK(document::check_svg(drawing(faults)).size() == 20);
}

TEST_CASE("A PNG that is damaged inside is refused", "[doc]") {
    std::string png = support::png(200, 200);
    REQUIRE(document::wrap_png(png));
    png.replace(png.size() / 2, 40, 40, '\0');
    CHECK_FALSE(document::wrap_png(png));
    CHECK_FALSE(document::wrap_png(support::png(20, 20) + "more"));
}
