// What staff see as paper, held against the leaflet as other people's programs see it.
#include <cmath>
#include <set>
#include <sstream>

#include "support/office_kiosk.h"
#include "text/segment.h"
#include "text/unicode.h"

using support::Clinic;
using support::must;
using support::World;

namespace {

std::string path_of(const std::string& language) { return language + "/topics/prostatitis.md"; }

// The leaflet of the edition in use, as a file, and what was told when it was made.
struct Made {
    base::Path pdf;
    std::string told;
};
Made leaflet(const Clinic& clinic, const std::string& language) {
    static const support::Folder paper;
    const auto pdf = paper / (language + ".pdf");
    const auto made =
        support::run(support::program() + " --data " + clinic.folder.path().string() +
                     " handout prostatitis --whole --lang " + language + " -o " + pdf.string());
    INFO(made.out);
    REQUIRE(made.exit == 0);
    return {pdf, made.out};
}

int pages_of(const base::Path& pdf) {
    const auto told = support::run("pdfinfo " + pdf.string()).out;
    return std::stoi(told.substr(told.find("Pages:") + 6));
}

// What the preview says, a node a line.
std::string shown(const World& world) {
    std::string all;
    for (const auto& node : world.scene().nodes)
        if (node.key.path.starts_with("page/preview")) all += node.name + "\n";
    return all;
}

std::set<std::string> word_set(const std::string& text, const std::string& language) {
    std::set<std::string> found;
    const auto folded = text::fold(text);
    for (const auto& piece : text::words(folded, language))
        found.insert(folded.substr(piece.begin, piece.end - piece.begin));
    return found;
}

std::string page_n_of(const World& world, const std::string& language, int n, int all) {
    return const_cast<World&>(world).services().edition.words(language)(content::Msg::leaflet_page,
                                                                        {{"n", n}, {"all", all}});
}

void open_as_paper(Clinic& clinic, const std::string& language) {
    clinic.come_in();
    clinic.sign_in_as("ann");
    clinic.open_text(path_of(language));
    clinic.at().tap("write/as/paper");
}

// A grey picture, 0 black to 1 white.
struct Grey {
    int width = 0, height = 0;
    std::vector<float> light;

    float mean(base::Rect box) const {
        float sum = 0, count = 0;
        const int top = std::max(0, static_cast<int>(box.y));
        const int left = std::max(0, static_cast<int>(box.x));
        for (int y = top; y < std::min<int>(height, box.bottom()); ++y)
            for (int x = left; x < std::min<int>(width, box.right()); ++x, ++count)
                sum += light[static_cast<std::size_t>(y * width + x)];
        return count > 0 ? sum / count : 1;
    }
};

Grey on_glass(const layout::Bitmap& bitmap) {
    Grey grey{bitmap.width, bitmap.height, {}};
    for (std::size_t i = 0; i < bitmap.rgba.size(); i += 4)
        grey.light.push_back(static_cast<float>(0.3 * bitmap.rgba[i] + 0.59 * bitmap.rgba[i + 1] +
                                                0.11 * bitmap.rgba[i + 2]) /
                             255);
    return grey;
}

Grey in_file(const base::Path& pdf, int page, int width, int height) {
    const auto out = pdf.string() + "-" + std::to_string(page);
    const auto number = std::to_string(page);
    REQUIRE(support::run("pdftoppm -gray -singlefile -f " + number + " -l " + number +
                         " -scale-to-x " + std::to_string(width) + " -scale-to-y " +
                         std::to_string(height) + " " + pdf.string() + " " + out)
                .exit == 0);
    const auto bytes = *base::read_file(out + ".pgm");
    std::istringstream head(bytes);
    std::string kind;
    int most = 0;
    Grey grey;
    head >> kind >> grey.width >> grey.height >> most;
    const auto from = static_cast<std::size_t>(head.tellg()) + 1;
    for (std::size_t i = from; i < bytes.size(); ++i)
        grey.light.push_back(static_cast<float>(static_cast<unsigned char>(bytes[i])) / 255);
    return grey;
}

// Share of the cells, two millimetres wide, that are lighter or darker on one of both.
float apart(const Grey& glass, const base::Rect& at, const Grey& file) {
    const float cell = at.width / 105;
    int other = 0, all = 0;
    for (float y = 0; y + cell < at.height; y += cell)
        for (float x = 0; x + cell < at.width; x += cell, ++all) {
            const base::Rect box{x, y, cell, cell};
            other += std::abs(glass.mean(box.moved(at.x, at.y)) - file.mean(box)) > 0.2F ? 1 : 0;
        }
    return static_cast<float>(other) / static_cast<float>(all);
}

}  // namespace

TEST_CASE("as paper an author reads the leaflet, from the letterhead to the closing lines",
          "[desk][handout]") {
    const std::string language = GENERATE(as<std::string>(), "en", "es", "ar");
    Clinic clinic;
    World& world = clinic.at();
    const auto [pdf, told] = leaflet(clinic, language);
    const int count = pages_of(pdf);
    open_as_paper(clinic, language);
    INFO(language << "\n" << shown(world));
    for (int n = 1; n <= count; ++n) CHECK(world.says(page_n_of(world, language, n, count)));
    CHECK(world.says("Riverside Urology Clinic"));
    const auto& words = world.services().edition.words(language);
    CHECK(world.says(words(content::Msg::about_disclaimer)));
    if (language == "ar") return;  // pdftotext gives its letters as they are shaped
    // All of its words but the codes of an edition: this one is not in any yet.
    const auto there = word_set(shown(world), language);
    const auto codes = text::fold(told + world.services().edition.version());
    for (const auto& word :
         word_set(support::run("pdftotext -layout " + pdf.string() + " -").out, language)) {
        INFO(word);
        CHECK((there.contains(word) || codes.find(word) != std::string::npos));
    }
}

TEST_CASE("what is typed comes onto paper, in as many pages as it will be", "[desk][handout]") {
    Clinic clinic;
    World& world = clinic.at();
    const int before = pages_of(leaflet(clinic, "en").pdf);
    open_as_paper(clinic, "en");
    world.tap("write/text");
    world.drive().stroke("ctrl+end");
    const std::string more = "\n\n## A part typed just now\n\n";
    std::string long_part;
    for (int i = 0; i < 60; ++i) long_part += "One more sentence that takes its room on paper. ";
    world.drive().type(more + long_part + "\n");
    INFO(shown(world));
    CHECK(world.says("A part typed just now"));
    const std::string was = shown(world);
    world.tap("write/save");
    world.tap("desk/out");
    world.tap("sign-in/leave");
    auto repository = clinic.open();
    Clinic::approve(repository, path_of("en"));
    clinic.publish(repository);
    world.drive().wait(3);
    const int now = pages_of(leaflet(clinic, "en").pdf);
    CHECK(now > before);
    CHECK(was.find(page_n_of(world, "en", now, now)) != std::string::npos);
}

TEST_CASE("a long text comes onto paper when the hand rests", "[desk][handout]") {
    Clinic clinic;
    World& world = clinic.at();
    {
        auto repository = clinic.open();
        const auto text = *repository.newest(path_of("en"));
        std::string more = "\n\n## A long part\n";
        for (int i = 0; i < 700; ++i) more += "\nOne more sentence that takes its room on paper.\n";
        must(editorial::save(repository, {text.path, "ann", text.body + more, text.id, 0},
                             {support::author("ann"), Clinic::begun}));
    }
    open_as_paper(clinic, "en");
    CHECK(world.says("A long part"));
    world.tap("write/text");
    world.drive().stroke("ctrl+end");
    world.drive().type("\n\nA sentence typed just now.\n");
    CHECK_FALSE(world.says("A sentence typed just now."));
    CHECK(world.says("A long part"));
    world.drive().wait(0.5);
    CHECK(world.says("A sentence typed just now."));
}

TEST_CASE("as paper the glass shows the very pages of the file", "[desk][handout]") {
    shell::GraphicsSpec spec;
    spec.width_px = 1400;
    spec.height_px = 5600;
    shell::Graphics graphics(spec);
    Clinic clinic;
    clinic.world.reset();
    clinic.world = std::make_unique<World>(
        clinic.folder.path(), support::Glass{spec.width_px, spec.height_px}, &graphics);
    World& world = clinic.at();
    const auto pdf = leaflet(clinic, "en").pdf;
    const int count = pages_of(pdf);
    open_as_paper(clinic, "en");
    graphics.show();
    const auto picture = graphics.picture();
    const auto glass = on_glass(picture);
    const float px = world.scene().glass.px_per_mm;
    INFO(shown(world));
    int seen = 0;
    for (int n = 1; n <= count; ++n)
        for (const auto& node : world.scene().nodes) {
            if (node.name.find(page_n_of(world, "en", n, count)) == std::string::npos) continue;
            if (!node.whole()) continue;
            ++seen;
            // By its foot: 20 mm from the left, its last line 12 mm above the lower edge.
            const float mm = node.box_mm.width / 170 * px;
            const float bottom = node.box_mm.bottom() * px + 12 * mm;
            const base::Rect page{node.box_mm.x * px - 20 * mm, bottom - 297 * mm, 210 * mm,
                                  297 * mm};
            const auto file = [&](int which) {
                return in_file(pdf, which, static_cast<int>(std::lround(page.width)),
                               static_cast<int>(std::lround(page.height)));
            };
            INFO("page " << n);
            CHECK(apart(glass, page, file(n)) < 0.01F);
            CHECK(apart(glass, page, file(n % count + 1)) > 0.05F);
        }
    CHECK(seen == count);
}
