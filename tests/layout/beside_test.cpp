#include "layout/beside.h"

#include <cmath>
#include <map>
#include <set>

#include "base/text.h"
#include "doc/parse.h"
#include "doc/plain.h"
#include "layout/flow.h"
#include "layout/paginate.h"
#include "support/world.h"

namespace {

using layout::Medium;
using layout::Sheet;

constexpr float wide = 300, narrow = 200;
const std::vector<std::string> topics{"prostate", "prostatitis", "prostate-massage",
                                      "warning-signs", "your-visit"};

struct Bench {
    support::World world;
    Medium medium(const std::string& language, float width) {
        auto& clinic = world.clinic();
        Medium made;
        made.fonts = &clinic.fonts;
        made.diagrams = &clinic.diagrams(language);
        made.width_mm = width;
        made.language = clinic.edition.language(language).language;
        made.labels = handout::labels(clinic.edition.words(language));
        return made;
    }
    const doc::Document& page(const std::string& language, const std::string& id) {
        return world.clinic().page(language, id)->document;
    }
    Sheet beside(const std::string& id, const std::string& one, const std::string& other,
                 float width) {
        const auto first = medium(one, width), second = medium(other, width);
        return layout::beside({page(one, id), first}, {page(other, id), second});
    }
};

doc::Document parse(const std::string& body) {
    return doc::parse("+++\nid = \"a\"\n+++\n" + body).document;
}

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
    CHECK(layout::has_two_columns(bench.medium("en", wide)));
    CHECK_FALSE(layout::has_two_columns(bench.medium("en", narrow)));
    CHECK_FALSE(layout::has_two_columns(bench.medium("en", wide).scaled(1.5F)));
}

TEST_CASE("Every word of both languages stands on the sheet, pair by pair", "[layout]") {
    Bench bench;
    const float width = GENERATE(wide, narrow);
    for (const std::string other : {"es", "ar"})
        for (const auto& id : topics) {
            std::string drawn;
            const auto sheet = bench.beside(id, "en", other, width);
            for (const auto& item : sheet.items)
                if (const auto* text = std::get_if<layout::TextItem>(&item))
                    drawn += text->words + "\n";
            std::size_t at = 0;
            const auto& english = bench.page("en", id).blocks;
            REQUIRE(bench.page(other, id).blocks.size() == english.size());
            for (std::size_t i = 0; i < english.size(); ++i)
                for (const auto& language : {std::string("en"), other}) {
                    const auto& block = bench.page(language, id).blocks[i];
                    // Drawings have no words, and a narrow table has them in another order.
                    if (std::holds_alternative<doc::Figure>(block.what) ||
                        std::holds_alternative<doc::Table>(block.what))
                        continue;
                    const auto said =
                        doc::plain(doc::Document{{}, {block}, {}}, doc::Include::everything);
                    for (const auto& piece : base::words(said, language)) {
                        const auto word = said.substr(piece.begin, piece.end - piece.begin);
                        INFO(language << "/" << id << ": " << word << " of " << said);
                        const auto found = drawn.find(word, at);
                        REQUIRE(found != std::string::npos);
                        at = found + word.size();
                    }
                }
        }
}

TEST_CASE("Every cell of a table stands there in both languages", "[layout]") {
    Bench bench;
    const auto one = parse("| Name | Use |\n|---|---|\n| Gland | Fluid |\n| Tube | Urine |\n");
    const auto other =
        parse("| Qué | Uso |\n|---|---|\n| Glándula | Líquido |\n| Tubo | Orina |\n");
    const float width = GENERATE(wide, narrow);
    const auto first = bench.medium("en", width), second = bench.medium("es", width);
    std::string drawn;
    for (const auto& item : layout::beside({one, first}, {other, second}).items)
        if (const auto* text = std::get_if<layout::TextItem>(&item)) drawn += text->words + "\n";
    for (const std::string cell :
         {"Use", "Gland", "Fluid", "Tube", "Urine", "Uso", "Glándula", "Líquido", "Tubo", "Orina"})
        CHECK_THAT(drawn, Catch::Contains(cell + "\n"));
}

TEST_CASE("In two columns the blocks of a pair begin at the same height", "[layout]") {
    Bench bench;
    for (const std::string other : {"es", "ar"})
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
                const auto above =
                    std::max(bottom(found[i - 1].first), bottom(found[i - 1].second));
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
            if (std::holds_alternative<doc::Heading>(bench.page("en", id).blocks[i].what)) continue;
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
    const auto first = bench.medium("en", narrow), second = bench.medium("es", narrow);
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
    const auto first = bench.medium("en", width), second = bench.medium("es", width);
    for (const bool turned : {false, true}) {
        const auto sheet = turned ? layout::beside({other, second}, {one, first})
                                  : layout::beside({one, first}, {other, second});
        std::string words;
        for (const auto& item : sheet.items)
            if (const auto* text = std::get_if<layout::TextItem>(&item)) words += text->words + " ";
        CHECK(words == (turned ? "Uno. One. Two. Three. " : "One. Uno. Two. Three. "));
        CHECK(pairs(sheet, "en").size() == 3);
    }
    const doc::Document none;
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

TEST_CASE("On paper no heading of either language is the last thing on a page", "[layout]") {
    Bench bench;
    for (const float width : {wide, narrow})
        for (const auto& id : topics) {
            const auto sheet = bench.beside(id, "en", "es", width);
            for (float height = 240; height < 420; height += 13.7F) {
                const auto pages = layout::paginate(sheet, height);
                std::vector<base::Role> open;
                for (std::size_t p = 0; p < pages.size(); ++p) {
                    std::string last;
                    for (const auto& item : pages[p].items) {
                        if (const auto* one = std::get_if<layout::Open>(&item))
                            open.push_back(one->role);
                        if (std::holds_alternative<layout::Close>(item)) open.pop_back();
                        const auto* text = std::get_if<layout::TextItem>(&item);
                        if (!text && !std::holds_alternative<layout::Picture>(item)) continue;
                        const bool head = text && open.back() == base::Role::Heading;
                        last = head ? text->words : "";
                    }
                    INFO(id << ", page " << p + 1 << " of " << height << " mm");
                    if (p + 1 < pages.size()) CHECK(last == "");
                }
            }
        }
}

TEST_CASE("A table in two languages is parted between its rows, with both heads again",
          "[layout]") {
    Bench bench;
    const auto table = [](const std::string& what, const std::string& said) {
        std::string body = "| " + what + " | More of it |\n|---|---|\n";
        for (int i = 0; i < 24; ++i)
            body += "| " + what + " " + std::to_string(100 + i) +
                    ", of a long and careful treatment | " +
                    (i % 3 == 0 ? said + said + said : said) + " |\n";
        return parse(body);
    };
    const auto one = table("Aim", "Scores did not change. ");
    const auto other = table("Meta", "No hubo cambios en ninguna de las escalas. ");
    for (const std::string tag : {"es", "ar"}) {
        auto first = bench.medium("en", wide), second = bench.medium(tag, wide);
        first.kind = second.kind = Medium::Kind::paper;
        first.type = second.type = {8.5F, 6.35F, 5.3F, 4.94F, 4.23F};
        const auto sheet = layout::beside({one, first}, {other, second});
        for (float height = 90; height < 300; height += 11.3F) {
            const auto pages = layout::paginate(sheet, height);
            REQUIRE(pages.size() > 1);
            std::size_t rows = 0;
            std::vector<std::string> open;  // what is being read, over all pages
            for (std::size_t p = 0; p < pages.size(); ++p) {
                INFO(tag << ", page " << p + 1 << " of " << height << " mm");
                std::set<std::string> mine, others;
                for (const auto& item : pages[p].items) {
                    const auto* text = std::get_if<layout::TextItem>(&item);
                    if (const auto* begun = std::get_if<layout::Open>(&item))
                        open.push_back(begun->language.tag);
                    if (std::holds_alternative<layout::Close>(item)) open.pop_back();
                    if (!text) continue;
                    const bool translated = text->box.centre().x > wide / 2;
                    CHECK(open.back() == (translated ? tag : "en"));
                    CHECK(text->last_line - text->first_line == text->text.lines());
                    CHECK(text->box.bottom() <= height + 0.05F);
                    if (text->words.starts_with("Aim 1")) mine.insert(text->words.substr(4));
                    if (text->words.starts_with("Meta 1")) others.insert(text->words.substr(5));
                }
                CHECK(mine == others);
                rows += mine.size();
                std::vector<std::string> again;
                for (const auto& item : pages[p].repeated)
                    if (const auto* text = std::get_if<layout::TextItem>(&item))
                        again.push_back(text->words);
                CHECK(again == (p == 0 ? std::vector<std::string>{}
                                       : std::vector<std::string>{"Aim", "More of it", "Meta",
                                                                  "More of it"}));
            }
            CHECK(rows == 24);
        }
    }
}

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
        auto first = bench.medium("en", wide), second = bench.medium(tag, wide);
        first.kind = second.kind = Medium::Kind::paper;
        const auto sheet = layout::beside({first_page, first}, {second_page, second});
        CHECK(sheet.cuts.size() == 13);
        for (float height = 40; height < 140; height += 9.7F) {
            const auto pages = layout::paginate(sheet, height);
            CHECK(pages.size() > 1);
            std::vector<std::string> open;
            for (std::size_t p = 0; p < pages.size(); ++p) {
                INFO(tag << ", page " << p + 1 << " of " << height << " mm");
                std::map<std::string, long> mine, others;  // tops by number
                for (const auto& item : pages[p].items) {
                    if (const auto* begun = std::get_if<layout::Open>(&item))
                        open.push_back(begun->language.tag);
                    if (std::holds_alternative<layout::Close>(item)) open.pop_back();
                    const auto* text = std::get_if<layout::TextItem>(&item);
                    if (!text) continue;
                    const bool translated = text->words.starts_with("Beba ");
                    CHECK(open.back() == (translated ? tag : "en"));
                    CHECK(text->last_line - text->first_line == text->text.lines());
                    const auto at = text->words.find('1');
                    (translated ? others : mine)[text->words.substr(at, 3)] =
                        std::lround(text->box.y);
                }
                CHECK(mine == others);
            }
        }
    }
}

TEST_CASE("On paper a drawing stands once for both languages, described in both", "[layout]") {
    Bench bench;
    const auto one = parse("![A gland](diagram:male-pelvis#prostate)\n");
    const auto other = parse("![Una glándula](diagram:male-pelvis#prostate)\n");
    for (const float width : {wide, narrow}) {
        auto first = bench.medium("en", width), second = bench.medium("es", width);
        first.kind = second.kind = Medium::Kind::paper;
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
    auto first = bench.medium("en", narrow), second = bench.medium("es", narrow);
    first.kind = second.kind = Medium::Kind::paper;
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
    auto first = bench.medium("en", wide), second = bench.medium("es", wide);
    first.kind = second.kind = Medium::Kind::paper;
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

TEST_CASE("Boxes that stand beside each other end at the same height", "[layout]") {
    Bench bench;
    const auto first = bench.medium("en", wide), second = bench.medium("es", wide);
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
