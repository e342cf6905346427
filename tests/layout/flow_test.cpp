#include "layout/flow.h"

#include <cmath>

#include "document/parse.h"
#include "document/plain.h"
#include "layout/reading.h"
#include "layout/styles.h"
#include "support/world.h"
#include "text/segment.h"

namespace {

using layout::Close;
using layout::LayoutContext;
using layout::Open;
using layout::Panel;
using layout::Picture;
using layout::Sheet;
using layout::TextItem;

const std::vector<std::string> flow_topics{"prostate", "prostatitis", "prostate-massage",
                                           "warning-signs", "your-visit"};

// Fonts, drawings and labels as the kiosk has them.
struct FlowBench {
    support::World world;
    LayoutContext context(const std::string& language = "en", float width = 240) {
        auto& services = world.services();
        LayoutContext made;
        made.fonts = &services.fonts;
        made.diagrams = &services.diagrams(language);
        made.width_mm = width;
        made.language = services.edition.language(language).language;
        made.labels = handout::labels(services.edition.words(language));
        return made;
    }
    const document::Document& page(const std::string& language, const std::string& id) {
        return world.services().page(language, id)->document;
    }
    Sheet flow(const std::string& body, const LayoutContext& made) {
        auto document = document::parse("+++\nid = \"a\"\n+++\n" + body).document;
        document.front.sources = {"A", "B"};
        return layout::flow(document, made);
    }
};

template <class T>
std::vector<T> all(const Sheet& sheet) {
    std::vector<T> found;
    for (const auto& item : sheet.items)
        if (const auto* one = std::get_if<T>(&item)) found.push_back(*one);
    return found;
}

std::string words(const Sheet& sheet) {
    std::string joined;
    for (const auto& text : all<TextItem>(sheet)) joined += text.words + "\n";
    return joined;
}

}  // namespace

TEST_CASE("No letter of any page is missing from the house's fonts", "[layout]") {
    FlowBench bench;
    for (const std::string language : {"en", "es", "ar"}) {
        for (const auto& id : flow_topics)
            for (const auto& text :
                 all<TextItem>(layout::flow(bench.page(language, id), bench.context(language)))) {
                INFO(language << "/" << id << ": " << text.words);
                CHECK(text.text.unknown_glyphs() == 0);
            }
        const auto& interface = bench.world.services().edition.words(language);
        for (std::size_t i = 0; i < content::msg_count; ++i) {
            const auto& said = interface(static_cast<content::Msg>(i));
            INFO(language << ": " << content::msg_keys[i]);
            CHECK(bench.world.services()
                      .fonts.set({said, {}, 0, {}, interface.language, {}})
                      .unknown_glyphs() == 0);
        }
    }
}

TEST_CASE("Every word of a page stands on its sheet, in its order", "[layout]") {
    FlowBench bench;
    for (const std::string language : {"en", "es", "ar"})
        for (const auto& id : flow_topics) {
            const auto& document = bench.page(language, id);
            const std::string drawn = words(layout::flow(document, bench.context(language)));
            INFO(language << "/" << id);
            std::size_t at = 0;
            for (const auto& block : document.blocks)
                at = reading::follow(drawn, at, reading::said(block), language);
        }
}

TEST_CASE("No letter of the clinic's own library is missing either", "[layout]") {
    support::World world(support::World::Library::real);
    auto& services = world.services();
    layout::LayoutContext context;
    context.fonts = &services.fonts;
    context.diagrams = &services.diagrams("en");
    context.labels = handout::labels(services.edition.words("en"));
    int texts = 0;
    for (const auto& group : services.edition.groups("en"))
        for (const auto& id : group.topics)
            for (const auto& text :
                 all<TextItem>(layout::flow(services.page("en", id)->document, context))) {
                INFO(id << ": " << text.words);
                CHECK(text.text.unknown_glyphs() == 0);
                ++texts;
            }
    CHECK(texts > 100);
}

namespace {

void nothing_outside(const Sheet& sheet) {
    const base::Rect all{0, 0, sheet.width, sheet.height};
    for (const auto& item : sheet.items) {
        if (std::holds_alternative<Close>(item)) continue;
        CHECK(all.contains(layout::box_of(item), 0.6F));
    }
}

}  // namespace

TEST_CASE("Nothing stands outside its sheet, on wide and on narrow glass", "[layout]") {
    FlowBench bench;
    const float width = GENERATE(60.F, 120.F, 240.F);
    for (const std::string language : {"en", "ar"})
        for (const auto& id : flow_topics) {
            const auto sheet =
                layout::flow(bench.page(language, id), bench.context(language, width));
            INFO(language << "/" << id << " at " << width);
            CHECK(sheet.width == width);
            nothing_outside(sheet);
        }
}

TEST_CASE("What opens closes, and holds what is inside", "[layout]") {
    FlowBench bench;
    for (const auto& id : flow_topics) {
        std::vector<Open> open;
        for (const auto& item : layout::flow(bench.page("en", id), bench.context()).items) {
            if (const auto* one = std::get_if<Open>(&item)) {
                open.push_back(*one);
            } else if (std::holds_alternative<Close>(item)) {
                REQUIRE_FALSE(open.empty());
                open.pop_back();
            } else if (std::holds_alternative<TextItem>(item)) {
                REQUIRE_FALSE(open.empty());  // no words without a role
                CHECK(open.back().box.contains(layout::box_of(item), 0.1F));
            }
        }
        CHECK(open.empty());
    }
}

TEST_CASE("A right-to-left sheet is the left-to-right one turned over", "[layout]") {
    FlowBench bench;
    auto straight = bench.context("en");
    auto turned = straight;
    turned.language.direction = base::Direction::right_to_left;
    for (const auto& id : flow_topics) {
        const auto one = layout::flow(bench.page("en", id), straight);
        const auto other = layout::flow(bench.page("en", id), turned);
        REQUIRE(one.items.size() == other.items.size());
        CHECK(one.height == Approx(other.height));
        for (std::size_t i = 0; i < one.items.size(); ++i) {
            REQUIRE(one.items[i].index() == other.items[i].index());
            if (std::holds_alternative<Close>(one.items[i])) continue;
            const auto a = layout::box_of(one.items[i]), b = layout::box_of(other.items[i]);
            CHECK(a.x == Approx(one.width - b.x - b.width).margin(0.01));
            CHECK(a.y == Approx(b.y).margin(0.01));
            CHECK(a.width == Approx(b.width).margin(0.01));
        }
    }
}

TEST_CASE("Warnings are alerts or notes with their urgency in words", "[layout]") {
    FlowBench bench;
    const auto sheet = bench.flow(
        "> [!EMERGENCY e]\n> **No urine**\n> Call.\n\n> [!NOTE n]\n> **Rest**\n> Sleep.\n",
        bench.context());
    std::vector<Open> alerts;
    for (const auto& open : all<Open>(sheet))
        if (open.role == base::Role::Alert || open.role == base::Role::Note) alerts.push_back(open);
    REQUIRE(alerts.size() == 2);
    CHECK(alerts[0].role == base::Role::Alert);
    const std::string label = bench.context().labels.urgency[0];
    CHECK(alerts[0].name == label + ". No urine. Call.");
    CHECK(alerts[1].role == base::Role::Note);
    CHECK_THAT(words(sheet), Catch::StartsWith(label + "\nNo urine\nCall.\n"));
    REQUIRE(all<Panel>(sheet).size() == 2);
    CHECK(all<Panel>(sheet)[0].stripe == layout::ColorRole::emergency);
}

TEST_CASE("A warning whose urgency stands above is named by its sign", "[layout]") {
    FlowBench bench;
    auto context = bench.context();
    for (auto& label : context.labels.urgency) label.clear();
    const auto sheet = bench.flow("> [!EMERGENCY e]\n> **No urine**\n> Call.\n", context);
    const auto opened = all<Open>(sheet);
    CHECK(std::any_of(opened.begin(), opened.end(),
                      [](const auto& open) { return open.name == "No urine. Call."; }));
}

TEST_CASE("A claim shows its verdict in words, not by colour alone", "[layout]") {
    FlowBench bench;
    const auto context = bench.context();
    const auto sheet =
        bench.flow("> [!CLAIM unsafe c]\n> \"It cures.\"\n>\n> It harms. [A](source:A)\n", context);
    const auto drawn = words(sheet);
    CHECK_THAT(drawn, Catch::Contains(context.labels.verdict[4]) &&
                          Catch::Contains("\"It cures.\"") &&
                          Catch::Contains("It harms.\u00A0[1]"));
}

TEST_CASE("Citations are numbered by the page's sources, unknown ones are no number", "[layout]") {
    const auto made = layout::styled({{document::RunKind::plain, "So. ", ""},
                                      {document::RunKind::citation, "B", "B"},
                                      {document::RunKind::strong, " Now", ""},
                                      {document::RunKind::citation, "Z", "Z"},
                                      {document::RunKind::term, "psa", "psa"}},
                                     {"A", "B"});
    CHECK(made.words == "So.\u00A0[2] Now[?]psa");
    REQUIRE(made.spans.size() == 4);
    CHECK(made.words.substr(made.spans[0].begin, 3) == "[2]");
    CHECK(made.spans[0].style == layout::Span::Style::citation);
    CHECK(made.spans[1].style == layout::Span::Style::strong);
    CHECK(made.spans[3].style == layout::Span::Style::term);
}

TEST_CASE("Every word in the link style can be touched where it stands, and is dotted below",
          "[layout]") {
    FlowBench bench;
    for (const std::string language : {"en", "ar"}) {
        auto context = bench.context(language, 150);
        const std::string body =
            "One [word](term:w) and another [word of more](term:m).\n\n- [item](term:i)\n";
        CHECK(all<layout::Line>(bench.flow(body, context)).empty());
        context.links = true;
        const auto sheet = bench.flow(body, context);
        std::vector<Open> links;
        for (const auto& open : all<Open>(sheet))
            if (open.role == base::Role::Link) links.push_back(open);
        REQUIRE(links.size() == 3);
        CHECK(links[0].key == "word/w");
        CHECK(links[1].name == "word of more");
        const auto texts = all<TextItem>(sheet);
        for (const auto& link : links) {
            INFO(language << " " << link.name);
            CHECK(link.box.width >= 16);
            CHECK(link.box.height >= 9.8F);
            CHECK(std::any_of(texts.begin(), texts.end(), [&](const auto& text) {
                const auto at = text.words.find(link.name);
                if (at == std::string::npos) return false;
                const auto boxes = text.text.boxes(at, at + link.name.size());
                return std::any_of(boxes.begin(), boxes.end(), [&](const auto& box) {
                    return link.box.contains(box.moved(text.box.x, text.box.y));
                });
            }));
        }
        const auto lines = all<layout::Line>(sheet);
        CHECK(lines.size() >= 3);
        for (const auto& line : lines) CHECK(line.dotted);
    }
}

TEST_CASE("A figure can be touched, has words for those who cannot see it, and keeps its shape",
          "[layout]") {
    FlowBench bench;
    auto context = bench.context();
    const std::string body = "![Side view.](diagram:male-pelvis#prostate)\n";
    const auto sheet = bench.flow(body, context);
    REQUIRE(all<Picture>(sheet).size() == 1);
    CHECK(all<Picture>(sheet)[0].box.height <= context.figure_height_mm + 0.1F);
    const auto figure = all<Open>(sheet)[0];
    CHECK(figure.role == base::Role::Figure);
    CHECK(figure.name == "Side view.");
    CHECK(figure.key == "figure/male-pelvis/prostate");
    context.diagrams = nullptr;
    CHECK(bench.flow(body, context).items.empty());
    CHECK(bench.flow("![x](diagram:no-such)\n", bench.context()).items.empty());
}

TEST_CASE("Questions get lines to write on, on paper only", "[layout]") {
    FlowBench bench;
    auto context = bench.context("en", 170);
    const std::string body = "## Ask your clinician\n\n- Why me?\n- What now?\n";
    const auto glass = bench.flow(body, context);
    context.target = LayoutContext::Target::paper;
    const auto paper = bench.flow(body, context);
    CHECK(all<Panel>(glass).empty());
    CHECK(all<Panel>(paper).size() == 2);
    CHECK(paper.height > glass.height + 10);
    CHECK(words(paper) == words(glass));
}

TEST_CASE("A table too narrow to read becomes cards, with the same words", "[layout]") {
    FlowBench bench;
    const std::string body =
        "| Group | What it is | How often |\n|---|---|---|\n"
        "| I | A sudden infection | Rare |\n| II | Comes back | Uncommon |\n";
    const auto wide = bench.flow(body, bench.context("en", 240));
    const auto narrow = bench.flow(body, bench.context("en", 100));
    CHECK(all<Panel>(narrow).size() == 2);
    for (const std::string cell : {"I", "A sudden infection", "Rare", "Comes back", "Uncommon"}) {
        CHECK_THAT(words(wide), Catch::Contains(cell));
        CHECK_THAT(words(narrow), Catch::Contains(cell));
    }
    CHECK_THAT(words(narrow), Catch::Contains("How often"));
}

TEST_CASE("Larger type makes a longer sheet, and an empty page an empty one", "[layout]") {
    FlowBench bench;
    const auto& page = bench.page("en", "prostatitis");
    const auto normal = layout::flow(page, bench.context());
    const auto largest = layout::flow(page, bench.context().scaled(1.5F));
    CHECK(largest.height > normal.height * 1.5F);
    CHECK(words(largest) == words(normal));
    CHECK(layout::flow({}, bench.context()).items.empty());
    CHECK(layout::flow({}, bench.context()).height == 0);
}

TEST_CASE("A count of a hundred is told in words and shown as people", "[layout]") {
    FlowBench bench;
    const std::string body =
        "> [!OF-100 x]\n> **Who has cancer**\n> - Blood: 14 [A](source:A)\n> - None: 0\n>\n"
        "> Studied: men.\n";
    for (const std::string language : {"en", "ar"}) {
        const auto sheet = bench.flow(body, bench.context(language));
        const auto people = all<layout::People>(sheet);
        REQUIRE(people.size() == 2);
        CHECK(people[0].marked == 14);
        CHECK(people[1].marked == 0);
        CHECK(people[0].box.width == people[1].box.width);
        CHECK(people[0].turned == (language == "ar"));
        CHECK(people[0].box.right() <= sheet.width);
    }
    const auto said = words(bench.flow(body, bench.context()));
    CHECK_THAT(said, Catch::Contains("14 of 100: Blood") && Catch::Contains("0 of 100: None") &&
                         Catch::Contains("Studied: men."));
}
