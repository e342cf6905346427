// Lines from a drawing's parts to their names: an eye can follow each of them.
#include "layout/labelled.h"

#include <cmath>

#include "handout/parts.h"
#include "layout/flow.h"
#include "layout/leaders.h"
#include "support/world.h"

namespace {

using layout::Leader;

// The lines of a figure as they stand on paper, without the light edge around them.
std::vector<Leader> leaders_on(const layout::Sheet& sheet) {
    std::vector<Leader> found;
    for (const auto& item : sheet.items) {
        const auto* line = std::get_if<layout::Line>(&item);
        if (!line || line->color != layout::ColorRole::ink) continue;
        const auto& box = line->box;
        const float top = line->rising ? box.bottom() : box.y;
        const float low = line->rising ? box.y : box.bottom();
        found.push_back({{box.x, top}, {box.right(), low}});
    }
    return found;
}

// Another way of asking than the program's: where two lines meet, by their slopes.
bool meet(const Leader& a, const Leader& b) {
    const auto at = [](const Leader& line, float x) {
        const float wide = line.to.x - line.from.x;
        return line.from.y + (line.to.y - line.from.y) * (x - line.from.x) / wide;
    };
    const float left = std::max(a.from.x, b.from.x), right = std::min(a.to.x, b.to.x);
    const float before = at(a, left) - at(b, left), after = at(a, right) - at(b, right);
    return (before > 0) != (after > 0) || std::abs(before) < 0.3F;
}

struct Wall {
    support::World world{support::World::Library::real};

    layout::Sheet figure(const std::string& drawing, const std::string& part,
                         const handout::Look& look) {
        auto& services = world.services();
        const auto materials = services.materials(world.session());
        const auto context =
            handout::context_of(materials, handout::paper_named(services.settings.paper), look);
        document::Document page;
        page.blocks.push_back({0, document::Figure{drawing, part, "A picture.", "A caption."}});
        return layout::flow(page, context);
    }
};

int meetings(const std::vector<Leader>& lines) {
    int count = 0;
    for (std::size_t i = 0; i < lines.size(); ++i)
        for (std::size_t k = 0; k < i; ++k) count += meet(lines[i], lines[k]) ? 1 : 0;
    return count;
}

}  // namespace

TEST_CASE("No line from a part to its name crosses another, in any drawing on paper",
          "[layout][labelled]") {
    Wall wall;
    const std::string language = GENERATE("en", "es", "ar");
    wall.world.session().language = language;
    wall.world.services().settings.paper = GENERATE("A4", "Letter");
    const bool large = GENERATE(false, true), brief = GENERATE(false, true);
    const auto& told = wall.world.services().edition.language(language).language;
    std::size_t named = 0;
    for (const auto& [id, drawing] : wall.world.services().diagrams(language)) {
        std::vector<std::string> parts{""};
        for (const auto& structure : drawing.structures()) parts.push_back(structure.id);
        for (const auto& part : parts) {
            const auto lines = leaders_on(wall.figure(id, part, {told, large, brief}));
            INFO(language << " " << id << "#" << part << (large ? ", large" : ""));
            CHECK(lines.size() >= std::min<std::size_t>(2, drawing.structures().size()));
            named += lines.size();
            CHECK(meetings(lines) == 0);
        }
    }
    CHECK(named > 300);
}

TEST_CASE("Lines are tangled where they cross or run over a dot", "[layout][labelled]") {
    const Leader up{{0, 10}, {20, 0}}, down{{0, 0}, {20, 10}}, level{{0, 20}, {20, 20}};
    CHECK(layout::tangled({up, level}).meetings == 0);
    CHECK(layout::tangled({up, down}).meetings == 1);
    CHECK(layout::tangled({level, {{10, 20.5F}, {20, 30}}}).meetings == 1);
    CHECK(layout::tangled({level, {{10, 23}, {20, 30}}}).meetings == 0);
    CHECK(layout::tangled({level}).length == Approx(20));
}
