// Two languages on paper: where a page may end, and what never comes apart.
#include <cmath>
#include <map>
#include <set>

#include "layout/flow.h"
#include "layout/paginate.h"
#include "layout/reading.h"
#include "layout/two_languages.h"

using layout::LayoutContext;
using namespace two_languages;

TEST_CASE("On paper no heading of either language is the last thing on a page", "[layout]") {
    Bench bench;
    for (const float width : {wide, narrow})
        for (const auto& id : topics) {
            const auto sheet = bench.beside(id, "en", "es", width);
            for (float height = 240; height < 420; height += 13.7F) {
                INFO(id << " on pages of " << height << " mm");
                reading::no_heading_ends_a_page(layout::paginate(sheet, height));
            }
        }
}

namespace {

using Tags = std::vector<std::string>;  // languages of what is being read, over all pages

// Where the text stands and in whose words: none is parted, none in the other's language.
void check_text(const layout::TextItem& text, const Tags& open, const std::string& tag) {
    CHECK(open.back() == tag);
    CHECK(text.last_line - text.first_line == text.text.lines());
}

void follow_tags(const layout::Item& item, Tags& open) {
    if (const auto* begun = std::get_if<layout::Open>(&item)) open.push_back(begun->language.tag);
    if (std::holds_alternative<layout::Close>(item)) open.pop_back();
}

// The numbers of the rows on a page, of each language.
struct RowsOfPage {
    std::set<std::string> mine, others;
};

RowsOfPage rows_of(const layout::Sheet& page, const std::string& tag, float height, Tags& open) {
    RowsOfPage found;
    for (const auto& item : page.items) {
        follow_tags(item, open);
        const auto* text = std::get_if<layout::TextItem>(&item);
        if (!text) continue;
        check_text(*text, open, text->box.centre().x > wide / 2 ? tag : "en");
        CHECK(text->box.bottom() <= height + 0.05F);
        if (text->words.starts_with("Aim 1")) found.mine.insert(text->words.substr(4));
        if (text->words.starts_with("Meta 1")) found.others.insert(text->words.substr(5));
    }
    return found;
}

std::vector<std::string> repeated_beside(const layout::Sheet& page) {
    std::vector<std::string> found;
    for (const auto& item : page.repeated)
        if (const auto* text = std::get_if<layout::TextItem>(&item)) found.push_back(text->words);
    return found;
}

document::Document long_table(const std::string& what, const std::string& said) {
    std::string body = "| " + what + " | More of it |\n|---|---|\n";
    for (int i = 0; i < 24; ++i)
        body += "| " + what + " " + std::to_string(100 + i) +
                ", of a long and careful treatment | " + (i % 3 == 0 ? said + said + said : said) +
                " |\n";
    return parse(body);
}

}  // namespace

TEST_CASE("A table in two languages is parted between its rows, with both heads again",
          "[layout]") {
    Bench bench;
    const auto one = long_table("Aim", "Scores did not change. ");
    const auto other = long_table("Meta", "No hubo cambios en ninguna de las escalas. ");
    const std::vector<std::string> heads{"Aim", "More of it", "Meta", "More of it"};
    for (const std::string tag : {"es", "ar"}) {
        auto first = bench.context("en", wide), second = bench.context(tag, wide);
        first.target = second.target = LayoutContext::Target::paper;
        first.type = second.type = {8.5F, 6.35F, 5.3F, 4.94F, 4.23F};
        const auto sheet = layout::beside({one, first}, {other, second});
        for (float height = 90; height < 300; height += 11.3F) {
            const auto pages = layout::paginate(sheet, height);
            REQUIRE(pages.size() > 1);
            std::size_t rows = 0;
            Tags open;
            for (std::size_t p = 0; p < pages.size(); ++p) {
                INFO(tag << ", page " << p + 1 << " of " << height << " mm");
                const auto found = rows_of(pages[p], tag, height, open);
                CHECK(found.mine == found.others);
                rows += found.mine.size();
                CHECK(repeated_beside(pages[p]) == (p == 0 ? std::vector<std::string>{} : heads));
            }
            CHECK(rows == 24);
        }
    }
}

namespace {

using Tops = std::map<std::string, long>;  // by an item's number

// The items on a page, of each language.
struct ListOfPage {
    Tops mine, others;
};

ListOfPage list_of(const layout::Sheet& page, const std::string& tag, Tags& open) {
    ListOfPage found;
    for (const auto& item : page.items) {
        follow_tags(item, open);
        const auto* text = std::get_if<layout::TextItem>(&item);
        if (!text) continue;
        const bool translated = text->words.starts_with("Beba ");
        check_text(*text, open, translated ? tag : "en");
        const auto at = text->words.find('1');
        (translated ? found.others : found.mine)[text->words.substr(at, 3)] =
            std::lround(text->box.y);
    }
    return found;
}

}  // namespace

TEST_CASE("A list in two languages stands item beside item, and paper may end between them",
          "[layout]") {
    Bench bench;
    std::string one, other;
    for (int i = 0; i < 14; ++i) {
        const auto number = std::to_string(100 + i);
        one +=
            "- Drink " + number + (i % 3 == 0 ? " glasses of water on a long day out.\n" : ".\n");
        other += "- Beba " + number +
                 (i % 4 == 0 ? " vasos de agua, poco a poco y sin prisa, en casa.\n" : ".\n");
    }
    const auto first_page = parse(one), second_page = parse(other);
    for (const std::string tag : {"es", "ar"}) {
        auto first = bench.context("en", wide), second = bench.context(tag, wide);
        first.target = second.target = LayoutContext::Target::paper;
        const auto sheet = layout::beside({first_page, first}, {second_page, second});
        CHECK(sheet.cuts.size() == 13);
        for (float height = 40; height < 140; height += 9.7F) {
            const auto pages = layout::paginate(sheet, height);
            CHECK(pages.size() > 1);
            Tags open;
            for (std::size_t p = 0; p < pages.size(); ++p) {
                INFO(tag << ", page " << p + 1 << " of " << height << " mm");
                const auto found = list_of(pages[p], tag, open);
                CHECK(found.mine == found.others);
            }
        }
    }
}

TEST_CASE("On paper a drawing stands once for both languages, described in both", "[layout]") {
    Bench bench;
    const auto one = parse("![A gland](diagram:male-pelvis#prostate)\n");
    const auto other = parse("![Una glándula](diagram:male-pelvis#prostate)\n");
    for (const float width : {wide, narrow}) {
        auto first = bench.context("en", width), second = bench.context("es", width);
        first.target = second.target = LayoutContext::Target::paper;
        const auto sheet = layout::beside({one, first}, {other, second});
        const auto alone = layout::flow(one, first);
        int pictures = 0;
        std::vector<std::string> said;
        float below = 0;
        for (const auto& item : sheet.items) {
            pictures += std::holds_alternative<layout::Picture>(item) ? 1 : 0;
            const auto* open = std::get_if<layout::Open>(&item);
            if (open && open->role == base::Role::Figure)
                said.push_back(open->language.tag + " " + open->name);
            const auto* text = std::get_if<layout::TextItem>(&item);
            if (!text) continue;
            CHECK(text->box.y >= below - 0.01F);
            below = text->box.bottom();
        }
        CHECK(pictures == 1);
        CHECK(said == std::vector<std::string>{"en A gland", "es Una glándula"});
        CHECK(below < sheet.height);
        CHECK(sheet.height > alone.height);
        CHECK(sheet.height < alone.height * 1.3F);
    }
}

TEST_CASE("Where both languages take one column, long blocks may be apart and warnings never",
          "[layout]") {
    Bench bench;
    auto first = bench.context("en", narrow), second = bench.context("es", narrow);
    first.target = second.target = LayoutContext::Target::paper;
    std::string many;
    for (int i = 0; i < 60; ++i) many += "very ";
    const auto claim = parse("> [!CLAIM unproven]\n> It is so.\n>\n> That is " + many + "far.\n");
    const auto warning = parse("> [!EMERGENCY e]\n> **Urgent**\n> That is " + many + "near.\n");
    CHECK(layout::beside({claim, first}, {claim, second}).cuts.size() == 1);
    CHECK(layout::beside({warning, first}, {warning, second}).cuts.empty());
}

TEST_CASE("A table that one language has no room for stands as cards in both, row beside row",
          "[layout]") {
    Bench bench;
    const auto one = parse("| If | Do |\n|---|---|\n| Yes | Go |\n| No | Stay |\n");
    const auto other = parse(
        "| Si | Haga |\n|---|---|\n| Anticoagulantes-anticoagulantesyotrascosasmuylargas | "
        "Anticoagulantesyotrascosas |\n| No | Quédese |\n");
    auto first = bench.context("en", wide), second = bench.context("es", wide);
    first.target = second.target = LayoutContext::Target::paper;
    const auto sheet = layout::beside({one, first}, {other, second});
    std::vector<float> grounds;  // tops of what stands behind a row
    for (const auto& item : sheet.items)
        if (const auto* panel = std::get_if<layout::Panel>(&item))
            if (panel->box.height > 5) grounds.push_back(panel->box.y);
    REQUIRE(grounds.size() == 4);
    CHECK(grounds[0] == Approx(grounds[1]));
    CHECK(grounds[2] == Approx(grounds[3]));
    CHECK(sheet.cuts.size() == 1);
}
