#include "layout/paginate.h"

#include "document/parse.h"
#include "layout/reading.h"
#include "layout/sheet_builder.h"

namespace {

using layout::Close;
using layout::LayoutContext;
using layout::Open;
using layout::Panel;
using layout::Sheet;
using layout::TextItem;

const std::vector<std::string> paper_topics{"prostate", "prostatitis", "prostate-massage",
                                            "warning-signs", "your-visit"};

struct PaperBench {
    support::World world;
    LayoutContext context;
    explicit PaperBench(const std::string& language = "en") {
        auto& services = world.services();
        context.target = LayoutContext::Target::paper;
        context.fonts = &services.fonts;
        context.diagrams = &services.diagrams(language);
        context.width_mm = 170;
        context.gap_mm = 2.6F;
        context.figure_height_mm = 95;
        context.type = {8.5F, 6.35F, 5.3F, 4.94F, 4.23F};
        context.language = services.edition.language(language).language;
        context.labels = handout::labels(services.edition.words(language));
    }
    Sheet sheet(const std::string& language, const std::string& id) {
        return layout::flow(world.services().page(language, id)->document, context);
    }
};

template <class T>
std::vector<T> all(const std::vector<Sheet>& pages) {
    std::vector<T> found;
    for (const auto& page : pages)
        for (const auto& item : page.items)
            if (const auto* one = std::get_if<T>(&item)) found.push_back(*one);
    return found;
}

std::vector<std::string> lines(const std::vector<Sheet>& pages) {
    std::vector<std::string> found;
    for (const auto& text : all<TextItem>(pages))
        for (int i = text.first_line; i < text.last_line; ++i)
            found.push_back(text.text.line_words(i));
    return found;
}

// Panels that words stand on; rules between rows are thinner.
std::vector<Panel> grounds(const std::vector<Sheet>& pages) {
    auto found = all<Panel>(pages);
    std::erase_if(found, [](const Panel& panel) { return panel.box.height < 1; });
    return found;
}

// A picture cannot be parted: paper for it is at least so high.
float tallest_picture(const Sheet& sheet) {
    float tallest = 0;
    for (const auto& picture : all<layout::Picture>({sheet}))
        tallest = std::max(tallest, picture.box.height);
    return tallest;
}

float tallest_panel(const Sheet& sheet) {
    float tallest = 0;
    for (const auto& panel : all<Panel>({sheet})) tallest = std::max(tallest, panel.box.height);
    return tallest;
}

}  // namespace

TEST_CASE("Every line of a page comes out on paper once, in its order", "[layout]") {
    const std::string language = GENERATE(as<std::string>(), "en", "es", "ar");
    PaperBench bench(language);
    for (const auto& id : paper_topics) {
        const auto sheet = bench.sheet(language, id);
        for (const float height : {25.F, 60.F, 97.3F, 140.F, 257.F, 5000.F}) {
            INFO(language << "/" << id << " on pages of " << height << " mm");
            const auto pages = layout::paginate(sheet, height);
            CHECK(lines(pages) == lines({sheet}));
            CHECK(all<layout::Picture>(pages).size() == all<layout::Picture>({sheet}).size());
            CHECK(all<layout::Icon>(pages).size() == all<layout::Icon>({sheet}).size());
            CHECK(all<Open>(pages).size() == all<Open>({sheet}).size());
        }
    }
}

namespace {

void stands_inside(const Sheet& page, float height) {
    CHECK(page.height <= height + 0.05F);
    for (const auto& item : page.items) {
        if (std::holds_alternative<Open>(item) || std::holds_alternative<Close>(item)) continue;
        CHECK(layout::box_of(item).y >= -0.05F);
        if (std::holds_alternative<TextItem>(item) || std::holds_alternative<Panel>(item))
            CHECK(layout::box_of(item).bottom() <= height + 0.05F);
    }
}

}  // namespace

TEST_CASE("No page is taller than the paper", "[layout]") {
    PaperBench bench;
    for (const auto& id : paper_topics) {
        const auto sheet = bench.sheet("en", id);
        for (const float above : {20.F, 40.F, 97.3F, 160.F})
            for (const float height = tallest_picture(sheet) + above;
                 const auto& page : layout::paginate(sheet, height)) {
                INFO(id << " on pages of " << height << " mm");
                CHECK(page.width == sheet.width);
                stands_inside(page, height);
            }
    }
}

TEST_CASE("A short sheet is one page, unchanged", "[layout]") {
    PaperBench bench;
    const auto sheet = bench.sheet("en", "your-visit");
    const auto pages = layout::paginate(sheet, sheet.height + 1);
    REQUIRE(pages.size() == 1);
    CHECK(pages[0].items.size() == sheet.items.size());
    CHECK(layout::paginate({}, 100).size() == 1);
}

TEST_CASE("No heading is the last thing on a page", "[layout]") {
    PaperBench bench;
    for (const auto& id : paper_topics) {
        const auto sheet = bench.sheet("en", id);
        for (float height = tallest_panel(sheet) + 10; height < 300; height += 3.7F) {
            INFO(id << " on pages of " << height << " mm");
            reading::no_heading_ends_a_page(layout::paginate(sheet, height));
        }
    }
}

TEST_CASE("A table's head is not left alone at the foot of a page", "[layout]") {
    PaperBench bench;
    std::string body = "| Aim of the massage | What studies show |\n|---|---|\n";
    for (int i = 0; i < 12; ++i)
        body += "| Improves urine flow | Not shown. Scores did not change |\n";
    auto document = document::parse("+++\nid = \"a\"\n+++\nWords before it.\n\n" + body).document;
    const auto sheet = layout::flow(document, bench.context);
    for (float height = 30; height < sheet.height; height += 1.3F) {
        const auto first = lines({layout::paginate(sheet, height)[0]});
        INFO("a page of " << height << " mm");
        CHECK(first.back() != "What studies show");
    }
}

TEST_CASE("A rule between rows stands on one page, not half on each", "[layout]") {
    PaperBench bench;
    const auto sheet = bench.sheet("en", "prostate-massage");
    const auto rules = all<Panel>({sheet}).size() - grounds({sheet}).size();
    REQUIRE(rules > 0);
    for (float height = tallest_panel(sheet) + 30; height < 300; height += 1.1F) {
        const auto pages = layout::paginate(sheet, height);
        INFO("pages of " << height << " mm");
        CHECK(all<Panel>(pages).size() - grounds(pages).size() == rules);
    }
}

TEST_CASE("Warnings and claims are kept whole where a page can hold them", "[layout]") {
    PaperBench bench;
    for (const auto& id : paper_topics) {
        const auto sheet = bench.sheet("en", id);
        // A heading stands with the panel below it: both must have room.
        for (float height = tallest_panel(sheet) + 30; height < 300; height += 7.9F) {
            const auto pages = layout::paginate(sheet, height);
            const auto whole = grounds({sheet}), parts = grounds(pages);
            INFO(id << " on pages of " << height << " mm");
            REQUIRE(parts.size() == whole.size());
            for (std::size_t i = 0; i < whole.size(); ++i)
                CHECK(parts[i].box.height == Approx(whole[i].box.height).margin(0.02));
        }
    }
}

TEST_CASE("Pictures are never cut", "[layout]") {
    PaperBench bench;
    const auto sheet = bench.sheet("en", "prostate");
    REQUIRE(all<layout::Picture>({sheet}).size() >= 1);
    for (float height = tallest_panel(sheet) + 1; height < 300; height += 11)
        for (const auto& picture : all<layout::Picture>(layout::paginate(sheet, height)))
            CHECK(picture.box.bottom() <= height + 0.05F);
}

TEST_CASE("At most one line of a long text stands alone nowhere", "[layout]") {
    PaperBench bench;
    std::string words;
    for (int i = 0; i < 120; ++i) words += "pain and swelling near the prostate ";
    layout::SheetBuilder builder(bench.context);
    builder.text(words, {}, bench.context.type.reading, {});
    const auto sheet = builder.finish();
    for (float height = 30; height < 120; height += 1.7F)
        for (const auto& text : all<TextItem>(layout::paginate(sheet, height))) {
            INFO(height);
            CHECK(text.last_line - text.first_line >= 2);
        }
}

TEST_CASE("A panel taller than a page is parted between its lines, and none is lost", "[layout]") {
    PaperBench bench;
    layout::SheetBuilder builder(bench.context);
    std::string words;
    for (int i = 0; i < 80; ++i) words += "Tell our staff now and call for help. ";
    builder.panel({{},
                   layout::ColorRole::emergency_soft,
                   layout::ColorRole::none,
                   layout::ColorRole::none,
                   4},
                  5, [&] { builder.text(words, {}, bench.context.type.reading, {}); });
    const auto sheet = builder.finish();
    REQUIRE(sheet.height > 100);
    const auto pages = layout::paginate(sheet, 50);
    CHECK(pages.size() >= 3);
    CHECK(lines(pages) == lines({sheet}));
    for (const auto& page : pages) {
        CHECK(page.height <= 50.05F);
        CHECK(all<Panel>({page}).size() == 1);  // the ground goes on behind the words
    }
}

namespace {

Sheet table_of(PaperBench& bench, int rows, int sentences) {
    std::string cell;
    for (int i = 0; i < sentences; ++i) cell += "Scores did not change at all. ";
    std::string body =
        "Words before it.\n\n| Aim of the massage | What studies show |\n|---|---|\n";
    for (int i = 0; i < rows; ++i)
        body += "| Aim " + std::to_string(100 + i) + " | " + cell + "|\n";
    body += "\nWords behind it.\n";
    return layout::flow(document::parse("+++\nid = \"a\"\n+++\n" + body).document, bench.context);
}

std::vector<std::string> repeated(const Sheet& page) {
    std::vector<std::string> found;
    for (const auto& item : page.repeated)
        if (const auto* text = std::get_if<TextItem>(&item)) found.push_back(text->words);
    return found;
}

float foot_of_repeated(const Sheet& page) {
    float low = 0;
    for (const auto& item : page.repeated) {
        CHECK(layout::box_of(item).y >= -0.05F);
        if (std::holds_alternative<TextItem>(item))
            low = std::max(low, layout::box_of(item).bottom());
    }
    return low;
}

bool has_row(const Sheet& page) {
    const auto texts = all<TextItem>({page});
    return std::any_of(texts.begin(), texts.end(),
                       [](const auto& text) { return text.words.starts_with("Aim 1"); });
}

}  // namespace

TEST_CASE("A table that goes on to another page shows its head there again", "[layout]") {
    const std::string language = GENERATE(as<std::string>(), "en", "ar");
    PaperBench bench(language);
    const auto sheet = table_of(bench, 30, 3);
    const std::vector<std::string> head{"Aim of the massage", "What studies show"};
    for (float height = 70; height < 260; height += 7.3F) {
        const auto pages = layout::paginate(sheet, height);
        REQUIRE(pages.size() > 1);
        for (std::size_t p = 0; p < pages.size(); ++p) {
            INFO(language << ", page " << p + 1 << " of " << pages.size() << " of " << height);
            CHECK(repeated(pages[p]) ==
                  (p > 0 && has_row(pages[p]) ? head : std::vector<std::string>{}));
            if (pages[p].repeated.empty()) continue;
            const float low = foot_of_repeated(pages[p]);
            for (const auto& text : all<TextItem>({pages[p]})) CHECK(text.box.y >= low);
            CHECK(pages[p].height <= height + 0.05F);
            CHECK(all<TextItem>({pages[p]}).size() % 2 == (p + 1 == pages.size() ? 1 : 0));
        }
        CHECK(lines(pages) == lines({sheet}));
    }
}

TEST_CASE("A row of a table is not parted where a page can hold it", "[layout]") {
    PaperBench bench;
    const auto sheet = table_of(bench, 12, 9);
    for (float height = 110; height < 260; height += 9.1F)
        for (const auto& text : all<TextItem>(layout::paginate(sheet, height))) {
            INFO(text.words << " on pages of " << height << " mm");
            CHECK(text.first_line == 0);
            CHECK(text.last_line == text.text.lines());
        }
}

namespace {

// Of those in one column none covers another.
void stand_apart(const std::vector<TextItem>& texts) {
    for (std::size_t a = 0; a < texts.size(); ++a)
        for (std::size_t b = a + 1; b < texts.size(); ++b)
            CHECK((texts[a].box.x != texts[b].box.x ||
                   texts[a].box.bottom() <= texts[b].box.y + 0.05F ||
                   texts[b].box.bottom() <= texts[a].box.y + 0.05F));
}

}  // namespace

TEST_CASE("A row higher than a page goes on over pages, without overlap or loss", "[layout]") {
    PaperBench bench;
    const auto sheet = table_of(bench, 3, 60);
    for (const float height : {25.F, 41.F, 60.F, 97.3F}) {
        const auto pages = layout::paginate(sheet, height);
        INFO("pages of " << height << " mm");
        CHECK(pages.size() > 3);
        CHECK(lines(pages) == lines({sheet}));
        for (const auto& page : pages) {
            Sheet again;
            again.items = page.repeated;
            const auto texts = all<TextItem>({page, again});
            for (const auto& text : texts) CHECK(text.box.bottom() <= height + 0.05F);
            stand_apart(texts);
        }
    }
}
