#include "layout/columns.h"

#include <numeric>

#include "document/parse.h"
#include "layout/flow.h"
#include "layout/reading.h"
#include "support/world.h"

namespace {

layout::LayoutContext paper(support::World& world, float width) {
    layout::LayoutContext made;
    made.target = layout::LayoutContext::Target::paper;
    made.fonts = &world.services().fonts;
    made.width_mm = width;
    made.gap_mm = 2.6F;
    made.type = {8.5F, 6.35F, 5.3F, 4.94F, 4.94F};
    made.language = {"en", base::Direction::left_to_right};
    return made;
}

document::Document parsed_columns(const std::string& body) {
    auto page = document::parse("+++\nid = \"a\"\n+++\n" + body).document;
    page.front.sources = {"A"};
    return page;
}

const document::Table& table(const document::Document& page) {
    return std::get<document::Table>(page.blocks.front().what);
}

}  // namespace

TEST_CASE("No word of a table is parted, however narrow the page", "[layout]") {
    support::World world;
    const auto page = parsed_columns(
        "| If this fits | What to do |\n|---|---|\n"
        "| A weak system: chemotherapy, a transplant | Not unless one decides. [A](source:A) |\n"
        "| Termina en \u00ABoxacino\u00BB (oxacin) | No |\n"
        "| Anticoagulantes o un trastorno | No, salvo del especialista. [A](source:A) |\n");
    bool side_by_side = false, alone = false;
    for (float width = 60; width < 170; width += 3.1F) {
        const auto context = paper(world, width);
        const auto widths = layout::columns_of(table(page), page.front.sources, context);
        (widths.empty() ? alone : side_by_side) = true;
        const float sum = std::accumulate(widths.begin(), widths.end(), 0.F);
        if (!widths.empty()) CHECK(sum == Approx(width).margin(0.05));
        for (const auto& item : layout::flow(page, context).items) {
            const auto* text = std::get_if<layout::TextItem>(&item);
            std::size_t at = 0;
            for (int i = 0; text && i + 1 < text->text.lines(); ++i) {
                INFO(width << ": " << text->words);
                const auto line = text->text.line_words(i);
                at += line.size();
                const bool balanced = text->text.words()[at] == '\n';
                CHECK((line.ends_with(' ') || balanced));
                at += balanced ? 1 : 0;
            }
        }
    }
    CHECK(side_by_side);
    CHECK(alone);
}

TEST_CASE("Columns share the width by what stands in them", "[layout]") {
    support::World world;
    const auto page =
        parsed_columns("| Short | Long |\n|---|---|\n| Yes | " +
                       std::string("A few words and then a few more of them, for long. ") + "|\n");
    const auto widths = layout::columns_of(table(page), page.front.sources, paper(world, 170));
    REQUIRE(widths.size() == 2);
    CHECK(widths[0] >= 7 * 4.94F);
    CHECK(widths[1] > widths[0] * 2);
}

TEST_CASE("A short list stands in two columns only where paper asks and room is saved",
          "[layout]") {
    support::World world;
    auto context = paper(world, 180);
    const auto page = parsed_columns("1. Stop.\n2. Breathe.\n3. Squeeze.\n4. Wait.\n5. Walk.\n");
    const auto one = layout::flow(page, context);
    context.short_lists = true;
    const auto two = layout::flow(page, context);
    CHECK(two.height < one.height * 0.7F);
    CHECK(reading::drawn(two) == reading::drawn(one));  // read in the same order
    const auto place = [&](const std::string& words) {
        for (const auto& item : two.items)
            if (const auto* text = std::get_if<layout::TextItem>(&item);
                text && text->words == words)
                return text->box;
        FAIL(words);
        return base::Rect{};
    };
    CHECK(place("Stop.").x == place("Squeeze.").x);
    CHECK(place("Stop.").right() <= place("Wait.").x);
    CHECK(place("Stop.").y == place("Wait.").y);
    const std::string line = "- Wait a little longer each week, as long as it suits you.\n";
    const auto long_ones = parsed_columns(line + line + line + line + line);
    const auto few = parsed_columns("- Stop.\n- Breathe.\n- Wait.\n");
    const auto narrow = paper(world, 100);
    struct Other {
        const document::Document* document;
        const layout::LayoutContext* as;
    };
    for (const auto& [document, as] :
         {Other{&long_ones, &context}, Other{&few, &context}, Other{&page, &narrow}}) {
        auto alone = *as;
        alone.short_lists = false;
        auto asked = *as;
        asked.short_lists = true;
        CHECK(layout::flow(*document, asked).height == layout::flow(*document, alone).height);
    }
}
