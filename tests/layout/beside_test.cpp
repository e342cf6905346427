#include "layout/beside.h"

#include "layout/reading.h"
#include "layout/two_languages.h"

using namespace two_languages;

namespace {

using layout::Sheet;

bool rules(const Sheet& sheet, const layout::Item& item) {
    const auto* panel = std::get_if<layout::Panel>(&item);
    return panel && panel->box.x == 0 && panel->box.width == sheet.width &&
           panel->box.height < 0.5F;
}

// What stands of each language between two rules: boxes of its things.
struct Pair {
    std::vector<base::Rect> first, second;
};

std::vector<Pair> pairs(const Sheet& sheet, const std::string& first) {
    std::vector<Pair> found(1);
    int depth = 0;  // a table's lines are inside the table
    for (const auto& item : sheet.items) {
        if (depth == 0 && rules(sheet, item)) found.emplace_back();
        if (std::holds_alternative<layout::Close>(item)) --depth;
        const auto* open = std::get_if<layout::Open>(&item);
        if (!open) continue;
        ++depth;
        auto& side = open->language.tag == first ? found.back().first : found.back().second;
        side.push_back(open->box);
    }
    return found;
}

float top(const std::vector<base::Rect>& boxes) {
    float least = 1e9F;
    for (const auto& box : boxes) least = std::min(least, box.y);
    return least;
}

float bottom(const std::vector<base::Rect>& boxes) {
    float most = 0;
    for (const auto& box : boxes) most = std::max(most, box.bottom());
    return most;
}

}  // namespace

TEST_CASE("Two columns stand beside each other only where both have room", "[layout]") {
    Bench bench;
    CHECK(layout::has_two_columns(bench.context("en", wide)));
    CHECK_FALSE(layout::has_two_columns(bench.context("en", narrow)));
    CHECK_FALSE(layout::has_two_columns(bench.context("en", wide).scaled(1.5F)));
}

TEST_CASE("Every word of both languages stands on the sheet, pair by pair", "[layout]") {
    Bench bench;
    const float width = GENERATE(wide, narrow);
    const std::string other = GENERATE(as<std::string>(), "es", "ar");
    for (const auto& id : topics) {
        INFO(id << " with " << other);
        const auto drawn = reading::drawn(bench.beside(id, "en", other, width));
        std::size_t at = 0;
        const auto count = bench.page("en", id).blocks.size();
        REQUIRE(bench.page(other, id).blocks.size() == count);
        for (std::size_t i = 0; i < count; ++i)
            for (const auto& language : {std::string("en"), other}) {
                const auto& block = bench.page(language, id).blocks[i];
                // A narrow table has its words in another order.
                const bool table = std::holds_alternative<document::Table>(block.what);
                at = reading::follow(drawn, at, table ? "" : reading::said(block), language);
            }
    }
}

TEST_CASE("Every cell of a table stands there in both languages", "[layout]") {
    Bench bench;
    const auto one = parse("| Name | Use |\n|---|---|\n| Gland | Fluid |\n| Tube | Urine |\n");
    const auto other =
        parse("| Qué | Uso |\n|---|---|\n| Glándula | Líquido |\n| Tubo | Orina |\n");
    const float width = GENERATE(wide, narrow);
    const auto first = bench.context("en", width), second = bench.context("es", width);
    const auto drawn = reading::drawn(layout::beside({one, first}, {other, second}));
    for (const std::string cell :
         {"Use", "Gland", "Fluid", "Tube", "Urine", "Uso", "Glándula", "Líquido", "Tubo", "Orina"})
        CHECK_THAT(drawn, Catch::Contains(cell + "\n"));
}

TEST_CASE("In two columns the blocks of a pair begin at the same height", "[layout]") {
    Bench bench;
    const std::string other = GENERATE(as<std::string>(), "es", "ar");
    for (const auto& id : topics) {
        const auto sheet = bench.beside(id, "en", other, wide);
        const auto found = pairs(sheet, "en");
        CHECK(found.size() == bench.page("en", id).blocks.size());
        for (std::size_t i = 0; i < found.size(); ++i) {
            INFO(other << "/" << id << ", pair " << i + 1);
            REQUIRE_FALSE(found[i].first.empty());
            REQUIRE_FALSE(found[i].second.empty());
            CHECK(top(found[i].first) == Approx(top(found[i].second)).margin(0.01));
            for (const auto& box : found[i].first) CHECK(box.right() < wide / 2);
            for (const auto& box : found[i].second) CHECK(box.x > wide / 2);
            if (i == 0) continue;
            const auto above = std::max(bottom(found[i - 1].first), bottom(found[i - 1].second));
            CHECK(top(found[i].first) > above);
        }
    }
}

TEST_CASE("In one column the second language follows the first", "[layout]") {
    Bench bench;
    for (const auto& id : topics)
        for (const auto& pair : pairs(bench.beside(id, "en", "es", narrow), "en")) {
            REQUIRE_FALSE(pair.first.empty());
            REQUIRE_FALSE(pair.second.empty());
            CHECK(bottom(pair.first) < top(pair.second));
            for (const auto& box : pair.second) CHECK(box.x < narrow / 2);
        }
}

TEST_CASE("A right-to-left language that comes first stands on the right", "[layout]") {
    Bench bench;
    for (const auto& id : topics)
        for (const auto& pair : pairs(bench.beside(id, "ar", "en", wide), "ar")) {
            for (const auto& box : pair.first) CHECK(box.x > wide / 2);
            for (const auto& box : pair.second) CHECK(box.right() < wide / 2);
        }
}

TEST_CASE("Paper may end only between pairs where two columns stand", "[layout]") {
    Bench bench;
    for (const auto& id : topics) {
        const auto sheet = bench.beside(id, "en", "ar", wide);
        const auto found = pairs(sheet, "en");
        std::size_t next = 0;
        for (std::size_t i = 0; i + 1 < found.size(); ++i) {
            // A heading stays with what it stands over.
            if (std::holds_alternative<document::Heading>(bench.page("en", id).blocks[i].what))
                continue;
            REQUIRE(next < sheet.cuts.size());
            const auto& cut = sheet.cuts[next++];
            CHECK(cut.end >= bottom(found[i].first));
            CHECK(cut.end >= bottom(found[i].second));
            CHECK(cut.next > cut.end);
            CHECK(cut.next <= top(found[i + 1].first) + 0.01F);
        }
        CHECK(next == sheet.cuts.size());
    }
    // In one column a long block may be cut as ever.
    std::string lines;
    for (int i = 0; i < 40; ++i) lines += "- Drink a glass of water.\n";
    const auto list = parse(lines);
    const auto first = bench.context("en", narrow), second = bench.context("es", narrow);
    CHECK(layout::beside({list, first}, {list, second}).cuts.size() > 20);
}

TEST_CASE("Nothing stands outside a sheet of two languages", "[layout]") {
    Bench bench;
    const float width = GENERATE(wide, narrow);
    for (const auto& id : topics) {
        const auto sheet = bench.beside(id, "ar", "en", width);
        CHECK(sheet.width == width);
        for (const auto& item : sheet.items)
            if (!std::holds_alternative<layout::Close>(item))
                CHECK(base::Rect{0, 0, width, sheet.height}.contains(layout::box_of(item), 0.6F));
    }
}

TEST_CASE("Blocks that the other language lacks stand alone", "[layout]") {
    Bench bench;
    const float width = GENERATE(wide, narrow);
    const auto one = parse("One.\n\nTwo.\n\nThree.\n"), other = parse("Uno.\n");
    const auto first = bench.context("en", width), second = bench.context("es", width);
    for (const bool turned : {false, true}) {
        const auto sheet = turned ? layout::beside({other, second}, {one, first})
                                  : layout::beside({one, first}, {other, second});
        std::string words;
        for (const auto& item : sheet.items)
            if (const auto* text = std::get_if<layout::TextItem>(&item)) words += text->words + " ";
        CHECK(words == (turned ? "Uno. One. Two. Three. " : "One. Uno. Two. Three. "));
        CHECK(pairs(sheet, "en").size() == 3);
    }
    const document::Document none;
    CHECK(layout::beside({none, first}, {none, second}).items.empty());
}

TEST_CASE("A sheet put into another takes its cuts along", "[layout]") {
    Sheet sheet, part;
    sheet.height = 50;
    part.height = 20;
    part.items = {layout::Panel{{1, 2, 3, 4}}, layout::Close{}};
    part.cuts = {{5, 6}};
    layout::append(sheet, part, {100, 40});
    REQUIRE(sheet.items.size() == 2);
    CHECK(layout::box_of(sheet.items[0]) == base::Rect{101, 42, 3, 4});
    REQUIRE(sheet.cuts.size() == 1);
    CHECK(sheet.cuts[0].end == 45);
    CHECK(sheet.cuts[0].next == 46);
    CHECK(sheet.height == 60);
    layout::append(sheet, part, {0, 0});
    CHECK(sheet.height == 60);  // never shorter
}

TEST_CASE("Boxes that stand beside each other end at the same height", "[layout]") {
    Bench bench;
    const auto first = bench.context("en", wide), second = bench.context("es", wide);
    const auto one = parse("> [!EMERGENCY e]\n> **Urgent**\n> Call.\n");
    const auto other = parse("> [!EMERGENCY e]\n> **Urgente**\n> " + std::string(300, 'x') + "\n");
    for (const bool turned : {false, true}) {
        const auto sheet = turned ? layout::beside({other, second}, {one, first})
                                  : layout::beside({one, first}, {other, second});
        std::vector<float> ends;
        for (const auto& item : sheet.items)
            if (const auto* panel = std::get_if<layout::Panel>(&item))
                ends.push_back(panel->box.bottom());
        REQUIRE(ends.size() == 2);
        CHECK(ends[0] == Approx(ends[1]));
    }
}
