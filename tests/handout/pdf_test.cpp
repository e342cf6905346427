#include "handout/pdf.h"

#include <cstdio>
#include <sstream>

#include "handout/leaflet.h"
#include "layout/flow.h"
#include "layout/paginate.h"
#include "support/world.h"

namespace {

// Sheets of a page set for paper, and the PDF made of them.
struct Print {
    support::World world;
    support::Folder folder;
    handout::Paper paper = handout::paper_named("A4");
    std::vector<layout::Sheet> sheets;
    base::Path file = folder / "a.pdf";

    explicit Print(const std::string& id, const std::string& language = "en") {
        auto& services = world.services();
        world.session().language = language;
        layout::LayoutContext context;
        context.target = layout::LayoutContext::Target::paper;
        context.fonts = &services.fonts;
        context.diagrams = &services.diagrams(language);
        context.width_mm = paper.width_mm - 2 * paper.margin_mm;
        context.type = {8.5F, 6.35F, 5.3F, 4.94F, 4.23F};
        context.language = services.edition.language(language).language;
        context.labels = handout::labels(services.edition.words(language));
        sheets =
            layout::paginate(layout::flow(services.page(language, id)->document, context), 240);
        std::vector<handout::Page> pages;
        for (const auto& sheet : sheets) pages.push_back({sheet, {}});
        const auto materials = services.materials(world.session());
        const layout::Painter painter{materials.palette, materials.icons, &materials.diagrams};
        const auto pdf =
            handout::to_pdf(pages, paper, {"Title", "Clinic", language, {2026, 11, 22}},
                            {painter, materials.figures});
        REQUIRE(pdf);
        REQUIRE(base::write_file(file, pdf->bytes));
    }
    std::string run(const std::string& tool, const std::string& after = "") const {
        return support::run(tool + " '" + file.string() + "' " + after).out;
    }
};

// Blanks at the ends off, runs of them one.
std::string tidy(std::string line) {
    for (auto at = line.find("\u00A0"); at != std::string::npos; at = line.find("\u00A0"))
        line.replace(at, 2, " ");
    std::istringstream in(line);
    std::string made;
    for (std::string word; in >> word;) made += (made.empty() ? "" : " ") + word;
    return made;
}

// Lines of more than a few letters, those of tables left out: cells of a row share a line of paper.
std::vector<std::string> running_lines(const std::vector<layout::Sheet>& sheets) {
    std::vector<std::string> found;
    std::vector<base::Role> open;
    for (const auto& sheet : sheets)
        for (const auto& item : sheet.items) {
            if (const auto* one = std::get_if<layout::Open>(&item)) open.push_back(one->role);
            if (std::holds_alternative<layout::Close>(item)) open.pop_back();
            const auto* text = std::get_if<layout::TextItem>(&item);
            if (!text || std::find(open.begin(), open.end(), base::Role::Row) != open.end())
                continue;
            for (int i = text->first_line; i < text->last_line; ++i)
                found.push_back(tidy(text->text.line_words(i)));
        }
    std::erase_if(found, [](const auto& line) { return line.size() < 12; });
    return found;
}

}  // namespace

TEST_CASE("Lines on paper break where the layout broke them", "[handout]") {
    for (const std::string id : {"prostatitis", "prostate-massage", "your-visit"}) {
        const Print print(id);
        std::vector<std::string> there;
        std::istringstream text(print.run("pdftotext -layout", "-"));
        for (std::string line; std::getline(text, line);) there.push_back(tidy(line));
        const auto lines = running_lines(print.sheets);
        CHECK(lines.size() > 10);
        for (const auto& line : lines) {
            // A bullet or a number may stand before it.
            const bool found = std::any_of(there.begin(), there.end(), [&](const auto& one) {
                return one.ends_with(line) && one.size() <= line.size() + 4;
            });
            INFO(id << ": " << line);
            CHECK(found);
        }
    }
}

TEST_CASE("No word runs off the paper or into its margins", "[handout]") {
    const std::string language = GENERATE(as<std::string>(), "en", "ar");
    const Print print("prostate-massage", language);
    std::istringstream boxes(print.run("pdftotext -bbox", "-"));
    const double margin = print.paper.margin_mm * 72 / 25.4;
    int words = 0;
    for (std::string line; std::getline(boxes, line);) {
        double left = 0, top = 0, right = 0, bottom = 0;
        const char* form = " <word xMin=\"%lf\" yMin=\"%lf\" xMax=\"%lf\" yMax=\"%lf\">";
        if (std::sscanf(line.c_str(), form, &left, &top, &right, &bottom) != 4) continue;
        INFO(line);
        CHECK(left >= margin - 1);
        CHECK(right <= print.paper.width_mm * 72 / 25.4 - margin + 1);
        CHECK(top >= margin - 6);
        CHECK(bottom <= print.paper.height_mm * 72 / 25.4 - margin);
        ++words;
    }
    CHECK(words > 100);
}

TEST_CASE("Headings, lists and figures are told to a screen reader in reading order", "[handout]") {
    const Print print("prostate");
    const auto tree = print.run("pdfinfo -struct-text");
    INFO(tree);
    CHECK_THAT(tree, Catch::Contains("Document") && Catch::Contains("H2") &&
                         Catch::Contains("LI") && Catch::Contains("Figure") &&
                         !Catch::Contains("Error"));
    CHECK(tree.find("under the bladder, in front") < tree.find("PSA, a protein"));
}

TEST_CASE("The file tells its title, its clinic and the date of its content", "[handout]") {
    const Print print("your-visit");
    const auto info = print.run("TZ=UTC pdfinfo -isodates");
    CHECK_THAT(info, Catch::Contains("Title:           Title\n") &&
                         Catch::Contains("Author:          Clinic\n") &&
                         Catch::Contains("CreationDate:    2026-11-22") &&
                         Catch::Contains("JavaScript:      no") &&
                         Catch::Contains("Encrypted:       no"));
}

TEST_CASE("Papers have their sizes", "[handout]") {
    CHECK(handout::paper_named("A4").width_mm == 210);
    CHECK(handout::paper_named("A4").height_mm == 297);
    CHECK(handout::paper_named("Letter").width_mm == Approx(215.9));
    CHECK(handout::paper_named("Letter").height_mm == Approx(279.4));
    CHECK(handout::paper_named("").width_mm == 210);
}
