// Rules that hold over all plates of the real library, in all languages, sizes and shapes.
#include <map>

#include "layout/leaders.h"
#include "support/world.h"

using Shape = support::Glass;
using support::World;

namespace {

struct Look {
    Shape shape;
    std::string size;
};
// Portrait and landscape, the smallest glass, and the largest letters.
const std::vector<Look> looks{{{1080, 1920}, "normal"},
                              {{1920, 1080}, "normal"},
                              {{1024, 768}, "normal"},
                              {{1080, 1920}, "largest"},
                              {{1024, 768}, "largest"}};

// Each plate, with each of its parts chosen in turn, and none.
void every_plate(const std::function<void(World&, const std::string&)>& begin,
                 const std::function<void(World&, const std::string&)>& look) {
    for (const auto& [shape, size] : looks) {
        World world(World::Library::real, shape);
        world.drive().set("text-size", size);
        for (const std::string language : {"en", "es", "ar"}) {
            world.drive().set("language", language);
            for (const auto& [id, diagram] : world.services().diagrams(language)) {
                const std::string where = id + ", " + language + ", " + size + ", " +
                                          std::to_string(shape.width) + " wide";
                world.drive().press("help");  // somebody is there
                world.go(kiosk::PlateScreen{id, ""});
                world.drive().wait(0.1);
                begin(world, where);
                for (const auto& structure : diagram.structures()) {
                    world.session().plate = {structure.id, structure.layer};
                    world.drive().wait(0.05);
                    look(world, where + " with " + structure.id);
                }
            }
        }
    }
}

bool words_of_panel(const std::string& key) {
    return key == "plate/name" || key == "plate/sentence";
}

std::map<std::string, base::Rect> places(const World& world) {
    std::map<std::string, base::Rect> found;
    for (const auto& node : world.scene().nodes)
        if (!words_of_panel(node.key.path) && !node.key.path.starts_with("plate/text") &&
            node.key.path.find("/text-") == std::string::npos)
            found.emplace(node.key.path, node.box_mm);
    return found;
}

std::vector<const ui::Node*> with_leaders(const World& world) {
    std::vector<const ui::Node*> found;
    for (const auto& node : world.scene().nodes)
        if (!(node.leader_from == node.leader_to)) found.push_back(&node);
    return found;
}

}  // namespace

TEST_CASE("nothing moves on a plate when a part of it is chosen", "[house]") {
    std::map<std::string, base::Rect> before;
    std::string layer;
    every_plate(
        [&](World& world, const std::string&) {
            before = places(world);
            layer = world.session().plate.layer;
        },
        [&](World& world, const std::string& where) {
            if (world.session().plate.layer != layer) return;  // another drawing, so to say
            for (const auto& [key, box] : places(world)) {
                const auto was = before.find(key);
                INFO(where << ": " << key);
                if (was != before.end()) CHECK(box == was->second);
            }
        });
}

TEST_CASE("leaders of a plate never meet, nor run through a name, whichever part is chosen",
          "[house]") {
    every_plate([](World&, const std::string&) {},
                [](World& world, const std::string& where) {
                    const auto nodes = with_leaders(world);
                    std::vector<layout::Leader> lines;
                    for (const auto* node : nodes)
                        lines.push_back({node->leader_from, node->leader_to});
                    INFO(where);
                    CHECK(layout::tangled(lines).meetings == 0);
                    for (const auto* node : nodes)
                        for (std::size_t k = 0; k <= 20; ++k)
                            for (std::size_t i = 0; i < lines.size(); ++i) {
                                const float share = static_cast<float>(k) / 20;
                                const base::Point at{
                                    lines[i].from.x + (lines[i].to.x - lines[i].from.x) * share,
                                    lines[i].from.y + (lines[i].to.y - lines[i].from.y) * share};
                                if (nodes[i] != node) CHECK_FALSE(node->box_mm.contains(at));
                            }
                });
}

TEST_CASE("the chosen part has its name on the plate, or its number and the list", "[house]") {
    every_plate([](World&, const std::string&) {},
                [](World& world, const std::string& where) {
                    const std::string chosen = world.session().plate.structure;
                    INFO(where << "\n" << world.outline());
                    CHECK((world.shows("structure/" + chosen) || world.shows("number/" + chosen)));
                });
}
