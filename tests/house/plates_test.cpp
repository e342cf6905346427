// Rules that hold over all plates of the real library, in all languages, sizes and shapes.
#include <map>

#include "layout/leaders.h"
#include "layout/shapes.h"
#include "support/settings.h"
#include "ui/zoom_buttons.h"

using support::World;

namespace {

bool words_of_panel(const std::string& key) {
    return key == "plate/name" || key == "plate/sentence";
}

using Places = std::map<std::string, base::Rect>;

Places places(const World& world) {
    Places found;
    for (const auto& node : world.scene().nodes)
        if (!words_of_panel(node.key.path) && node.key.path.find("/text-") == std::string::npos)
            found.emplace(node.key.path, node.box_mm);
    return found;
}

void nothing_moved(const World& world, const Places& before) {
    for (const auto& [key, box] : places(world)) {
        const auto was = before.find(key);
        INFO(key);
        if (was != before.end()) CHECK(box == was->second);
    }
}

// Of a line, twenty places: none lies in the name of another part.
bool clear_of(const layout::Leader& line, const base::Rect& name) {
    for (int k = 0; k <= 20; ++k) {
        const float share = static_cast<float>(k) / 20;
        const base::Point at{line.from.x + (line.to.x - line.from.x) * share,
                             line.from.y + (line.to.y - line.from.y) * share};
        if (name.contains(at)) return false;
    }
    return true;
}

void leaders_are_clear(const World& world) {
    std::vector<layout::Leader> lines;
    std::vector<base::Rect> names;
    for (const auto& node : world.scene().nodes)
        if (!(node.leader_from == node.leader_to)) {
            lines.push_back({node.leader_from, node.leader_to});
            names.push_back(node.box_mm);
        }
    CHECK(layout::tangled(lines).meetings == 0);
    for (std::size_t i = 0; i < lines.size(); ++i)
        for (std::size_t k = 0; k < names.size(); ++k)
            if (i != k) CHECK(clear_of(lines[i], names[k]));
}

// Each part of a plate chosen in turn.
void choose_each(World& world, const layout::Diagram& diagram) {
    const Places before = places(world);
    const std::string layer = world.session().plate.layer;
    for (const auto& structure : diagram.structures()) {
        world.session().plate = {structure.id, structure.layer};
        world.drive().wait(0.05);
        INFO("with " << structure.id << "\n" << world.outline());
        // A part of another layer shows another drawing, so to say.
        if (structure.layer == layer) nothing_moved(world, before);
        leaders_are_clear(world);
        const bool tagged =
            world.shows("structure/" + structure.id) || world.shows("number/" + structure.id);
        CHECK(tagged);
        CHECK(world.says(structure.title));
    }
}

// Where places of the drawing come to stand, by two of its parts that do not stand alike.
struct Mapped {
    float scale = 0;
    base::Point corner{0, 0};  // of the drawing's own units
    base::Point back(base::Point at) const {
        return {(at.x - corner.x) / scale, (at.y - corner.y) / scale};
    }
};

std::optional<Mapped> mapped(const World& world, const layout::Diagram& diagram) {
    std::vector<std::pair<base::Point, base::Point>> pairs;
    for (const auto& structure : diagram.structures())
        for (const std::string kind : {"structure/", "number/"})
            if (const auto* node = world.scene().find(kind + structure.id);
                node && !(node->leader_from == node->leader_to))
                pairs.push_back({structure.anchor, node->leader_from});
    for (const auto& [drawn, seen] : pairs) {
        const float across = drawn.x - pairs[0].first.x;
        if (std::abs(across) < 0.1F * diagram.view().width) continue;
        const float scale = (seen.x - pairs[0].second.x) / across;
        return Mapped{scale, {seen.x - drawn.x * scale, seen.y - drawn.y * scale}};
    }
    return std::nullopt;
}

struct Layered {
    const layout::Diagram& diagram;
    std::string layer;
};

// What of a named part, or of one of the layer, lies below a box on the glass, 0 to 1 of the box.
float covered(const Mapped& map, const Layered& shown, const base::Rect& box) {
    constexpr int across = 24, down = 12;
    int hit = 0;
    for (int i = 0; i < across * down; ++i) {
        const base::Point at{box.x + box.width * (static_cast<float>(i % across) + 0.5F) / across,
                             box.y + box.height * (static_cast<float>(i / across) + 0.5F) / down};
        const auto* part = shown.diagram.pick(map.back(at), 0, shown.layer);
        hit += part && (part->primary || !part->layer.empty()) ? 1 : 0;
    }
    return static_cast<float>(hit) / (across * down);
}

// A name that stands in the list instead has no line to its part.
void names_stand_below(const World& world, const layout::Diagram& table) {
    const auto map = mapped(world, table);
    REQUIRE(map);
    for (const auto& structure : table.structures()) {
        const auto* tag = world.scene().find("structure/" + structure.id);
        INFO(structure.id);
        if (tag && !(tag->leader_from == tag->leader_to))
            CHECK(map->back({0, tag->words_mm.y}).y >= structure.anchor.y);
    }
}

void zoom_lies_beside(World& world, const layout::Diagram& diagram, const std::string& layer) {
    const auto map = mapped(world, diagram);
    if (!map) return;  // a way: it has no tags
    for (const std::string key : {"zoom/in", "zoom/out"}) {
        const auto* button = world.scene().find(key);
        REQUIRE(button);
        INFO(key);
        CHECK(covered(*map, {diagram, layer}, button->box_mm) <= 0.01F);
    }
}

}  // namespace

TEST_CASE("what makes a plate larger and smaller lies on none of its main parts", "[house]") {
    for (const auto& setting : support::settings) {
        World world(World::Library::real, setting.shape);
        world.drive().set("text-size", setting.size);
        for (const auto& [id, diagram] : world.services().diagrams("en")) {
            world.session().last_seen_s = world.clock.seconds();  // somebody is there
            for (const auto& layer : diagram.layers()) {
                world.go(kiosk::PlateScreen{id, ""});
                world.session().plate = {"", layer.id};
                world.drive().wait(0.1);
                INFO(id << " " << layer.id << ", " << told(setting));
                zoom_lies_beside(world, diagram, layer.id);
            }
        }
    }
}

TEST_CASE("the edge of a drawing is cut off only where the rest gains much by it", "[house]") {
    World world(World::Library::real);
    for (const auto& [id, diagram] : world.services().diagrams("en"))
        for (const base::Rect& room : {base::Rect{14, 60, 242, 270}, {14, 60, 242, 160}}) {
            const base::Rect figure = ui::figure_in(diagram, room);
            const float fits = layout::fitted(diagram.aspect(), room).width;
            INFO(id << " " << figure.width << " wide, whole " << fits);
            const bool whole = figure.x > room.x && figure.right() < room.right() &&
                               figure.y > room.y && figure.bottom() < room.bottom();
            CHECK((whole || figure.width > 1.15F * fits));
        }
}

// In large letters, and in some other languages' words, there is not always room for that.
TEST_CASE("the names of a table's columns stand below it, not on its lines", "[house]") {
    for (const auto& shape :
         {support::Glass{1080, 1920}, support::Glass{1920, 1080}, support::Glass{1024, 768}}) {
        World world(World::Library::real, shape);
        for (const std::string id : {"bladder-diary-sheet", "bladder-diary-example"}) {
            world.session().last_seen_s = world.clock.seconds();
            world.go(kiosk::PlateScreen{id, ""});
            world.drive().wait(0.1);
            INFO(id << ", " << shape.width << " wide");
            names_stand_below(world, world.services().diagrams("en").at(id));
        }
    }
}

TEST_CASE("the drop of a way moves along the ink of each of its steps, towards the next",
          "[house]") {
    World world(World::Library::real);
    int ways = 0;
    for (const auto& [id, diagram] : world.services().diagrams("en")) {
        const auto& steps = diagram.structures();
        for (std::size_t i = 0; i < steps.size(); ++i) {
            if (steps[i].way.empty()) continue;
            ++ways;
            INFO(id << " " << steps[i].id);
            for (const float share : {0.F, 0.3F, 0.6F, 1.F})
                CHECK(
                    diagram.ink(steps[i]).inset(-12).contains(layout::along(steps[i].way, share)));
            if (i == 0 || steps[i - 1].way.empty()) continue;
            const auto from = steps[i - 1].way.back(), to = steps[i].way.front();
            CHECK(std::hypot(from.x - to.x, from.y - to.y) < 60);  // units of a view of 840
        }
    }
    CHECK(ways == 10);
}

// In one, since it is the longest: a part that is chosen has its name on the plate, or its number.
TEST_CASE(
    "whichever part of a plate is chosen, nothing moves and no leader meets another or a name",
    "[house]") {
    for (const auto& setting : support::settings) {
        World world(World::Library::real, setting.shape);
        world.drive().set("text-size", setting.size);
        for (const std::string language : {"en", "es", "ar"}) {
            world.drive().set("language", language);
            for (const auto& [id, diagram] : world.services().diagrams(language)) {
                INFO(id << ", " << language << ", " << told(setting));
                world.session().last_seen_s = world.clock.seconds();  // somebody is there
                world.go(kiosk::PlateScreen{id, ""});
                world.drive().wait(0.1);
                choose_each(world, diagram);
            }
        }
    }
}
