// Room to write on paper, and choices side by side.
#include <algorithm>

#include "document/parse.h"
#include "layout/flow.h"
#include "layout/paginate.h"
#include "support/world.h"

namespace {

using layout::Blank;
using layout::LayoutContext;

// A sheet of what is written between the front matter and the end, on glass or on paper.
struct BlanksBench {
    support::World world;
    LayoutContext context = made();

    LayoutContext made() {
        auto& services = world.services();
        LayoutContext on_paper;
        on_paper.target = LayoutContext::Target::paper;
        on_paper.fonts = &services.fonts;
        on_paper.width_mm = 170;
        on_paper.type = layout::TypeScale{24, 18, 15, 14, 12}.scaled(25.4F / 72);
        on_paper.language = services.edition.language("en").language;
        on_paper.labels = handout::labels(services.edition.words("en"));
        return on_paper;
    }
    layout::Sheet of(const std::string& body) const {
        auto page = document::parse("+++\nid = \"a\"\nkind = \"form\"\n+++\n" + body).document;
        page.front.sources = {"A", "B"};
        return layout::flow(page, context);
    }
};

template <class T>
std::vector<T> each(const layout::Sheet& sheet) {
    std::vector<T> found;
    for (const auto& item : sheet.items)
        if (const auto* one = std::get_if<T>(&item)) found.push_back(*one);
    return found;
}

std::vector<std::string> words_in(const layout::Sheet& sheet) {
    std::vector<std::string> all;
    for (const auto& text : each<layout::TextItem>(sheet)) all.push_back(text.words);
    return all;
}

bool beside(const Blank& one, const Blank& other) {
    return std::abs(one.box.bottom() - other.box.bottom()) < 0.1F;
}

}  // namespace

TEST_CASE("What a list asks to write has a line on paper, with room for a hand", "[layout]") {
    BlanksBench bench;
    const auto sheet = bench.of("- My allergies: …\n- It began at: … o’clock\n- No line here.\n");
    const auto blanks = each<Blank>(sheet);
    REQUIRE(blanks.size() == 2);
    CHECK(blanks[0].name == "My allergies");
    CHECK(blanks[0].box.width > 100);
    CHECK(blanks[1].box.bottom() - blanks[0].box.bottom() >= 8);
    CHECK(blanks[1].box.right() < 170);  // its last word stands behind the line
    CHECK(words_in(sheet) ==
          std::vector<std::string>{"My allergies:", "It began at:", "o’clock", "No line here."});
}

TEST_CASE("Several things to write share a line as long as each has room", "[layout]") {
    BlanksBench bench;
    auto blanks = each<Blank>(bench.of("- Time …, drink …, urine …, leak? …\n"));
    REQUIRE(blanks.size() == 4);
    CHECK(blanks[3].name == "leak?");
    for (const auto& one : blanks) CHECK(one.box.width >= 25);
    blanks = each<Blank>(bench.of("- It comes out on: …, at the same time of day: …, by: …\n"));
    REQUIRE(blanks.size() == 3);
    CHECK_FALSE(beside(blanks[0], blanks[2]));
    for (const auto& one : blanks) CHECK(one.box.right() <= 170.1F);
}

TEST_CASE("More room is a blank more, and a label too long for its line stands above it",
          "[layout]") {
    BlanksBench bench;
    auto blanks = each<Blank>(bench.of("- What was said: … …\n"));
    REQUIRE(blanks.size() == 2);
    CHECK(blanks[1].box.width > 169);
    CHECK(blanks[1].name == "What was said: … …");
    blanks = each<Blank>(
        bench.of("- What I have, where it is, since when, and what I have tried so far, at home "
                 "and with others, and what of it helped: …\n"));
    REQUIRE(blanks.size() == 1);
    CHECK(blanks[0].box.width > 169);
}

TEST_CASE("Glass shows what to note, and no line", "[layout]") {
    BlanksBench bench;
    bench.context.target = LayoutContext::Target::screen;
    const auto sheet = bench.of("- My allergies: …\n");
    CHECK(each<Blank>(sheet).empty());
    CHECK(words_in(sheet) == std::vector<std::string>{"My allergies: …"});
}

TEST_CASE("A table to fill in is a grid on paper; on glass it shows how", "[layout]") {
    BlanksBench bench;
    const std::string grid =
        "| Time | Drink | Leak |\n|---|---|---|\n| 7:10 | tea | none |\n| … | … | … |\n"
        "| Monday | … | … |\n";
    const auto paper = bench.of(grid);
    const auto cells = each<Blank>(paper);
    REQUIRE(cells.size() == 5);
    CHECK(cells[0].name == "Time 1");
    CHECK(cells[4].name == "Leak Monday");
    for (const auto& cell : cells) {
        CHECK(cell.shape == Blank::Shape::cell);
        CHECK(cell.box.height >= 7.5F);  // a line to write on has 7
    }
    bench.context.target = LayoutContext::Target::screen;
    const auto glass = bench.of(grid);
    CHECK(each<Blank>(glass).empty());
    CHECK(words_in(glass) ==
          std::vector<std::string>{"Time", "7:10", "Drink", "tea", "Leak", "none"});
}

TEST_CASE("The head of a grid stands on each page it goes on to", "[layout]") {
    BlanksBench bench;
    std::string grid = "| Time | Drink |\n|---|---|\n";
    for (int i = 0; i < 40; ++i) grid += "| … | … |\n";
    const auto pages = layout::paginate(bench.of(grid), 200);
    REQUIRE(pages.size() == 2);
    CHECK_FALSE(pages[1].repeated.empty());
    CHECK(each<Blank>(pages[0]).size() + each<Blank>(pages[1]).size() == 80);
}

namespace {

const std::string two_choices =
    "> [!OPTIONS a-test]\n> **A test: your choices**\n>\n"
    "> | What matters to me | Have the test | No test |\n> |---|---|---|\n"
    "> | What may be good? | **22** of 100 are spared. [A](source:A) | No trip. [B](source:B) |\n"
    "> | What can go wrong? | Worry. [A](source:A) | It may be missed. [B](source:B) |\n>\n"
    "> Studied: 300 men.\n";

}  // namespace

TEST_CASE("Choices stand in columns, people drawn where a number is of a hundred", "[layout]") {
    BlanksBench bench;
    const auto people = each<layout::People>(bench.of(two_choices));
    REQUIRE(people.size() == 1);
    CHECK(people[0].marked == 22);
    bench.context.target = LayoutContext::Target::screen;
    const auto glass = bench.of(two_choices);
    CHECK(each<layout::People>(glass).size() == 1);
    CHECK(each<Blank>(glass).empty());
}

TEST_CASE("One marks what matters and leans to a choice on paper, never on glass", "[layout]") {
    BlanksBench bench;
    const auto blanks = each<Blank>(bench.of(two_choices));
    const auto ticks = std::count_if(blanks.begin(), blanks.end(), [](const Blank& one) {
        return one.shape == Blank::Shape::tick;
    });
    CHECK(ticks == 2 + 3);  // a row each; two choices, and not sure
    CHECK(blanks.back().name == "My question");
}

TEST_CASE("Where columns are too narrow each choice is a card with all that matters", "[layout]") {
    BlanksBench bench;
    bench.context.target = LayoutContext::Target::screen;
    bench.context.type = bench.context.type.scaled(3);
    const auto sheet = bench.of(two_choices);
    const auto told = words_in(sheet);
    CHECK(std::count(told.begin(), told.end(), "What can go wrong?") == 2);
    const auto worry = std::find(told.begin(), told.end(), "Worry.\u00A0[1]");
    const auto second = std::find(told.begin(), told.end(), "No test");
    REQUIRE(worry != told.end());
    CHECK(worry < second);
}
