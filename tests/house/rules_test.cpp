// Rules that hold over all screens, the fixture languages and all text sizes.
#include <cmath>
#include <set>

#include "layout/flow.h"
#include "support/world.h"

using support::World;

namespace {

using kiosk::Sample;

template <class Screen>
bool shows(const Sample& sample) {
    return std::holds_alternative<Screen>(sample.route);
}

const std::vector<std::string> languages{"en", "es", "ar"};
const std::vector<std::string> sizes{"normal", "larger", "largest"};

// Visits every screen in every language and size.
void everywhere(World& world, const std::function<void(const std::string&)>& look,
                const std::vector<std::string>& in_sizes = sizes) {
    for (const auto& language : languages)
        for (const auto& size : in_sizes)
            for (const auto& stop : world.samples()) {
                world.drive().set("language", language);
                world.drive().set("text-size", size);
                world.enter(stop);
                look(stop.name + ", " + language + ", " + size);
            }
}

float distance(const base::Rect& a, const base::Rect& b) {
    const float x = std::max({0.F, b.x - a.right(), a.x - b.right()});
    const float y = std::max({0.F, b.y - a.bottom(), a.y - b.bottom()});
    return std::hypot(x, y);
}

// A word within running text is as high as its line: more would lie on the next (STANDARDS.md,
// TE-01).
float least_height(const ui::Node& node) { return node.role == base::Role::Link ? 9.8F : 15.9F; }
float least_distance(const ui::Node& a, const ui::Node& b) {
    const bool word = a.role == base::Role::Link || b.role == base::Role::Link;
    return word ? 0.01F : 2.95F;
}

std::string told(const World& world, const std::string& where, const ui::Node& node) {
    return where + ": " + node.key.path + " '" + node.name + "'\n" + world.outline();
}

}  // namespace

TEST_CASE("every target is at least 16 mm and 3 mm from the next, and none overlap", "[house]") {
    for (const support::Glass glass : {support::Glass{1080, 1920}, support::Glass{1920, 1080}}) {
        World world(World::Library::fixtures, glass);
        everywhere(world, [&](const std::string& where) {
            const auto& nodes = world.scene().nodes;
            for (std::size_t i = 0; i < nodes.size(); ++i) {
                if (!nodes[i].tappable || !nodes[i].visible()) continue;
                INFO(told(world, where, nodes[i]));
                CHECK(nodes[i].box_mm.width >= 15.9F);
                CHECK(nodes[i].box_mm.height >= least_height(nodes[i]));
                for (std::size_t j = i + 1; j < nodes.size(); ++j) {
                    if (!nodes[j].tappable || !nodes[j].visible()) continue;
                    INFO("beside " << nodes[j].key.path);
                    CHECK(distance(nodes[i].visible_mm, nodes[j].visible_mm) >=
                          least_distance(nodes[i], nodes[j]));
                }
            }
        });
    }
}

TEST_CASE("words stay inside what they stand on, and on the glass", "[house]") {
    for (const support::Glass glass :
         {support::Glass{1080, 1920}, support::Glass{1920, 1080}, support::Glass{1024, 768}}) {
        World world(World::Library::fixtures, glass);
        everywhere(world, [&](const std::string& where) {
            const auto& pane = world.scene().glass;
            for (const auto& node : world.scene().nodes) {
                if (node.words_mm.empty()) continue;
                INFO(told(world, where, node));
                CHECK(node.box_mm.contains(node.words_mm, 0.6F));
                CHECK(node.box_mm.x >= -0.1F);
                CHECK(node.box_mm.right() <= pane.width_mm() + 0.1F);
                if (node.scroll.empty()) CHECK(node.box_mm.bottom() <= pane.height_mm() + 0.1F);
            }
        });
    }
}

TEST_CASE("words do not lie on other words", "[house]") {
    World world;
    everywhere(world, [&](const std::string& where) {
        const auto& nodes = world.scene().nodes;
        for (std::size_t i = 0; i < nodes.size(); ++i)
            for (std::size_t j = i + 1; j < nodes.size(); ++j) {
                if (nodes[i].words_mm.empty() || nodes[j].words_mm.empty()) continue;
                if (!nodes[i].visible() || !nodes[j].visible()) continue;
                const auto over =
                    base::intersection(base::intersection(nodes[i].words_mm, nodes[i].visible_mm),
                                       base::intersection(nodes[j].words_mm, nodes[j].visible_mm));
                INFO(told(world, where, nodes[i]) << " over " << nodes[j].key.path);
                CHECK((over.width < 0.5F || over.height < 0.5F));
            }
    });
}

TEST_CASE("capitals are 4.8 mm high at least, and 7.3 mm in the largest size", "[house]") {
    World world;
    everywhere(world, [&](const std::string& where) {
        const float least = where.ends_with("largest") ? 7.33F : 4.8F;
        for (const auto& node : world.scene().nodes) {
            if (node.cap_mm == 0) continue;
            INFO(told(world, where, node));
            CHECK(node.cap_mm >= least);
        }
    });
}

TEST_CASE("every pair of ink and ground that is shown has a contrast of 7 to 1", "[house]") {
    World world;
    const auto& palette = world.services().palettes.at("light");
    everywhere(world,
               [&](const std::string& where) {
                   for (const auto& node : world.scene().nodes) {
                       if (node.color == layout::ColorRole::none || !node.enabled) continue;
                       INFO(told(world, where, node)
                            << layout::name(node.color) << " on " << layout::name(node.ground));
                       CHECK(layout::contrast(palette(node.color), palette(node.ground)) >= 7.0);
                   }
               },
               {"normal"});
}

TEST_CASE("the list of a topic's parts is one touch away wherever one is in it", "[house]") {
    for (const support::Glass glass : {support::Glass{1080, 1920}, support::Glass{1024, 768}}) {
        World world(World::Library::fixtures, glass);
        everywhere(world, [&](const std::string& where) {
            if (!std::holds_alternative<kiosk::TopicScreen>(world.session().way.back())) return;
            bool listed = true;
            for (const auto& node : world.scene().nodes)
                if (node.key.path.starts_with("part/")) listed = listed && node.whole();
            const auto* button = world.scene().find("topic/contents");
            INFO(where << "\n" << world.outline());
            CHECK((listed || (button && button->whole())));
        });
    }
}

TEST_CASE("keys are unique and say what they are, in every frame", "[house]") {
    World world;
    everywhere(world,
               [&](const std::string& where) {
                   std::set<std::string> keys;
                   for (const auto& node : world.scene().nodes) {
                       INFO(told(world, where, node));
                       CHECK(keys.insert(node.key.path).second);
                       const bool speaks = node.tappable || node.role == base::Role::Heading;
                       if (speaks) CHECK_FALSE(node.name.empty());
                   }
               },
               {"normal"});
}

TEST_CASE("every control is reached with the Down key, in the order of the eye", "[house]") {
    World world;
    everywhere(world,
               [&](const std::string& where) {
                   // Keys that are practised only say what they are; any key answers the question.
                   if (world.shows("practice/leave") || world.shows("still/yes")) return;
                   std::set<std::string> wanted, reached;
                   for (const auto& node : world.scene().nodes)
                       // "More" is switched off once the focus has walked to the end of its list.
                       if (node.tappable && node.enabled && !node.key.path.ends_with("/down"))
                           wanted.insert(node.key.path);
                   for (std::size_t i = 0; i < world.scene().nodes.size() * 2 + 20; ++i) {
                       world.drive().press("tab");
                       const auto& focus = world.session().memory.focus;
                       const auto* node = world.scene().find(focus);
                       INFO(where << ": " << focus.path << "\n" << world.outline());
                       REQUIRE(node);
                       CHECK(node->visible());
                       if (!reached.insert(focus.path).second) break;
                   }
                   for (const auto& key : wanted) {
                       INFO(where << ": " << key << "\n" << world.outline());
                       CHECK(reached.count(key) == 1);
                   }
               },
               {"normal"});
}

TEST_CASE("Enter on a control does what a touch does", "[house]") {
    World world;
    for (const auto& stop : world.samples()) {
        if (shows<kiosk::PracticeScreen>(stop)) continue;  // its keys only say what they are
        world.enter(stop);
        std::vector<std::string> keys;
        for (const auto& node : world.scene().nodes)
            if (node.tappable && node.enabled && !node.draggable) keys.push_back(node.key.path);
        for (const auto& key : keys) {
            const auto after = [&](bool touch) {
                world.session() = {};
                world.enter(stop);
                if (touch) {
                    world.tap(key);
                } else {
                    world.session().memory.focus = key;
                    world.session().memory.focus_shown = true;
                    world.drive().press("enter");
                }
                return world.scene().title + "/" +
                       std::to_string(world.session().questions.size()) + "/" +
                       world.session().language + "/" + world.session().plate.structure + "/" +
                       world.session().comfort.theme + "/" +
                       std::string(ui::name(world.session().comfort.size));
            };
            INFO(stop.name << ": " << key);
            CHECK(after(true) == after(false));
        }
    }
}

TEST_CASE("the bar stands at the same place on every screen", "[house]") {
    World world;
    for (const auto& size : sizes) {
        std::map<std::string, base::Rect> places;
        for (const auto& stop : world.samples()) {
            // No visit has begun, or the visitor hides: there is no bar.
            if (shows<kiosk::AttractScreen>(stop) || stop.over != Sample::Over::none) continue;
            world.session() = {};
            world.drive().set("text-size", size);
            world.enter(stop);
            for (const char* key :
                 {"bar/home", "bar/back", "bar/language", "bar/hide", "bar/start-over"}) {
                const auto* node = world.scene().find(key);
                INFO(stop.name << " " << size << "\n" << world.outline());
                REQUIRE(node);
                const auto known = places.emplace(key, node->box_mm).first;
                CHECK(known->second == node->box_mm);
            }
        }
    }
}

TEST_CASE("every screen comes to rest within a second of frames", "[house]") {
    World world;
    for (const auto& stop : world.samples()) {
        world.session() = {};
        world.drive().wait(1);
        const int before = world.drive().frames();
        world.enter(stop);
        INFO(stop.name);
        CHECK(world.drive().frames() - before < 60);
        CHECK(world.drive().kiosk().due_in(world.clock.seconds()) > 0);
    }
}
