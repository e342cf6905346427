// The head of a leaflet, looked at as pixels and as a file by other people's programs.
#include "handout/letterhead.h"

#define POINTERHOLDER_TRANSITION 4
#include <cmath>
#include <qpdf/QPDF.hh>
#include <sstream>

#include "layout/bitmap.h"
#include "support/world.h"

namespace {

using support::World;

// Of a colour that nothing else on paper has.
const std::string drawing =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 120 40\">"
    "<rect width=\"120\" height=\"40\" fill=\"#ff00ff\"/></svg>";

// A clinic with this logo.
struct Clinic {
    support::Folder data;
    std::unique_ptr<World> world;

    Clinic(const std::string& name, const std::string& bytes) {
        support::prepare(data.path(), support::fixtures() / "library", "[\"en\", \"es\", \"ar\"]");
        REQUIRE(base::write_file(data / name, bytes));
        const auto settings = *base::read_file(data / "clinic.toml");
        REQUIRE(base::write_file(data / "clinic.toml", settings + "logo = \"" + name + "\"\n"));
        world = std::make_unique<World>(data.path(), support::Glass{});
    }
    base::Path leaflet(const std::string& language, bool large = false) {
        world->session().language = language;
        auto& services = world->services();
        const auto* page = services.page(language, "prostatitis");
        handout::Choice choice;
        choice.large = large;
        choice.whole = true;
        const auto made = handout::topic_leaflet(
            services.materials(world->session()),
            {page->document, services.sources(page->document), page->language}, choice);
        REQUIRE(made);
        INFO(made->untagged);
        CHECK(made->untagged.empty());
        REQUIRE(base::write_file(data / "leaflet.pdf", made->pdf));
        return data / "leaflet.pdf";
    }
};

std::string png(const support::Folder& folder, int wide, int high) {
    layout::Bitmap bitmap{wide, high, {}};
    for (int i = 0; i < wide * high; ++i)
        for (const std::uint8_t part : {0xFF, 0x00, 0xFF, 0xFF}) bitmap.rgba.push_back(part);
    REQUIRE(layout::write_png(folder / "made.png", bitmap));
    return *base::read_file(folder / "made.png");
}

// Where the logo's colour stands on a page, in millimetres.
base::Rect seen(const base::Path& pdf, int page) {
    constexpr float dots = 100 / 25.4F;
    const auto number = std::to_string(page);
    const auto out = pdf.string() + "-" + number;
    REQUIRE(support::run("pdftoppm -r 100 -singlefile -f " + number + " -l " + number + " " +
                         pdf.string() + " " + out)
                .exit == 0);
    std::istringstream picture(*base::read_file(out + ".ppm"));
    std::string kind;
    int wide = 0, high = 0, most = 0;
    picture >> kind >> wide >> high >> most;
    picture.get();
    int left = wide, right = 0, top = high, bottom = 0;
    std::vector<char> row(static_cast<std::size_t>(wide) * 3);
    for (int y = 0; y < high && picture.read(row.data(), wide * 3); ++y)
        for (int x = 0; x < wide; ++x) {
            const auto part = [&](int i) { return static_cast<unsigned char>(row[x * 3 + i]); };
            if (part(0) < 240 || part(1) > 30 || part(2) < 240) continue;
            left = std::min(left, x), right = std::max(right, x + 1);
            top = std::min(top, y), bottom = std::max(bottom, y + 1);
        }
    if (right == 0) return {};
    return {left / dots, top / dots, (right - left) / dots, (bottom - top) / dots};
}

int with_words(const base::Path& pdf, const std::string& words) {
    QPDF file;
    file.processFile(pdf.string().c_str());
    int found = 0;
    for (auto& object : file.getAllObjects())
        if (object.isDictionary() && object.getKey("/Alt").isString() &&
            object.getKey("/Alt").getUTF8Value() == words)
            ++found;
    return found;
}

}  // namespace

TEST_CASE("A clinic's logo stands at the head of the first page, at the start of the line",
          "[handout]") {
    Clinic clinic("logo.svg", drawing);
    for (const std::string language : {"en", "ar"})
        for (const bool large : {false, true}) {
            INFO(language << (large ? ", large" : ""));
            const auto pdf = clinic.leaflet(language, large);
            const auto box = seen(pdf, 1);
            CHECK(box.width == Approx(60).margin(0.6));
            CHECK(box.height == Approx(20).margin(0.6));
            CHECK((language == "ar" ? 210 - box.right() : box.x) == Approx(20).margin(0.6));
            CHECK(box.y < 27);
            CHECK(seen(pdf, 2).empty());
            CHECK(with_words(pdf, "Riverside Urology Clinic") == 1);
            // The name stands beside it, not below.
            const auto words = support::run("pdftotext -bbox -l 1 " + pdf.string() + " -").out;
            const auto at = words.rfind("yMin=", words.find(">Riverside<"));
            INFO(words.substr(0, 2000));
            CHECK(std::stof(words.substr(at + 6)) * 25.4F / 72 < box.bottom());
        }
}

TEST_CASE("A high logo keeps its shape, and a PNG is no coarser than 200 dots an inch",
          "[handout]") {
    const support::Folder folder;
    struct Case {
        int wide, high;
        float wide_mm, high_mm;
    };
    const Case one = GENERATE(Case{300, 600, 12.5F, 25},      // as high as may be
                              Case{1200, 300, 60, 15},        // as wide as may be
                              Case{200, 100, 25.4F, 12.7F});  // as its pixels allow
    Clinic clinic("logo.png", png(folder, one.wide, one.high));
    const auto pdf = clinic.leaflet("en");
    const auto box = seen(pdf, 1);
    CHECK(box.width == Approx(one.wide_mm).margin(0.6));
    CHECK(box.height == Approx(one.high_mm).margin(0.6));
    const auto images = support::run("pdfimages -list -l 1 " + pdf.string()).out;
    INFO(images);
    std::istringstream lines(images);
    std::string line;
    std::getline(lines, line), std::getline(lines, line);
    while (std::getline(lines, line)) {
        std::istringstream words(line);
        std::vector<std::string> cells;
        for (std::string cell; words >> cell;) cells.push_back(cell);
        REQUIRE(cells.size() >= 14);
        CHECK(std::stoi(cells[12]) >= 200);
    }
}

TEST_CASE("A logo that only its reader finds faulty is left out, and told", "[handout]") {
    support::Folder data, paper;
    support::prepare(data.path(), support::fixtures() / "library", "[\"en\"]");
    const std::string begins = "<svg xmlns='http://www.w3.org/2000/svg'";
    const std::string faulty =
        GENERATE_COPY(begins + "><rect width='9' height='9'/></svg>",  // of no size of its own
                      begins + " width='9' height='9'><g/></svg>",     // shows nothing
                      begins + " width='9e9' height='9'><rect width='9' height='9'/></svg>");
    REQUIRE(base::write_file(data / "logo.svg", faulty));
    const auto settings = *base::read_file(data / "clinic.toml");
    REQUIRE(base::write_file(data / "clinic.toml", "logo = \"logo.svg\"\n" + settings));
    const auto ran = support::run(support::program() + " --data " + data.path().string() +
                                  " handout prostatitis -o " + (paper / "a.pdf").string());
    INFO(ran.out);
    CHECK(ran.exit == 0);
    CHECK_THAT(ran.out, Catch::Contains("clinic.toml:1: ") && Catch::Contains("without it"));
}

TEST_CASE("An address keeps its order on a right-to-left leaflet", "[handout]") {
    Clinic clinic("logo.svg", drawing);
    clinic.world->services().settings.address = "12 River Street";
    const auto pdf = clinic.leaflet("ar");
    const auto words = support::run("pdftotext -bbox -l 1 " + pdf.string() + " -").out;
    const auto left = [&](const std::string& word) {
        const auto at = words.rfind("xMin=", words.find(">" + word + "<"));
        INFO(words.substr(0, 2000));
        REQUIRE(at != std::string::npos);
        return std::stof(words.substr(at + 6));
    };
    CHECK(left("12") < left("River"));
    CHECK(left("River") < left("Street"));
}
