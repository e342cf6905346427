#include "audit/walk.h"

#include <cmath>
#include <map>
#include <set>

#include "kiosk/narrator.h"
#include "ui/focus.h"

namespace audit {

using content::Msg;
using support::World;

std::vector<Stop> some_stops() {
    return {{"home", kiosk::Home{}},
            {"topics", kiosk::Topics{}},
            {"warnings", kiosk::Warnings{}},
            {"search", kiosk::Search{}},
            {"questions", kiosk::Questions{}},
            {"print", kiosk::Print{"prostate"}},
            {"comfort", kiosk::Comfort{}},
            {"languages", kiosk::Languages{}},
            {"practice", kiosk::Practice{}},
            {"topic", kiosk::Topic{"prostatitis", -1}},
            {"signs", kiosk::Topic{"prostatitis", -2}},
            {"part", kiosk::Topic{"prostate", 0}},
            {"questions of a topic", kiosk::Topic{"prostatitis", 99}},
            {"about", kiosk::About{"prostatitis", -1}},
            {"gate", kiosk::Gate{"prostate-massage"}},
            {"plate", kiosk::Plate{"male-pelvis", "bladder"}}};
}

std::vector<Stop> every_stop(World& world) {
    std::vector<Stop> stops = some_stops();
    stops.push_back({"attract", kiosk::Attract{}});
    auto& services = world.services();
    for (const auto& id : services.edition.drawings()) stops.push_back({id, kiosk::Plate{id, ""}});
    for (const auto& group : services.edition.groups("en"))
        for (const auto& id : group.topics) {
            const auto* page = services.page(world.session().language, id);
            const int chapters = static_cast<int>(page->book.chapters.size());
            for (int part = -2; part < chapters; ++part)
                stops.push_back({id + " " + std::to_string(part), kiosk::Topic{id, part}});
            stops.push_back({"about " + id, kiosk::About{id, -1}});
            stops.push_back({"print " + id, kiosk::Print{id}});
        }
    return stops;
}

void go(World& world, const Stop& stop, const Place& place) {
    auto& session = world.session();
    const auto comfort = session.comfort;
    session = {};
    session.language = place.language;
    session.comfort = comfort;
    session.comfort.size = place.size;
    session.comfort.motion = false;
    session.questions = {"One?", "Two?", "Three?"};
    session.started = true;
    if (const auto* topic = std::get_if<kiosk::Topic>(&stop.route))
        session.gates_read.insert(topic->id);
    if (const auto* plate = std::get_if<kiosk::Plate>(&stop.route))
        session.plate = {plate->structure, ""};
    session.way = {kiosk::Home{}, stop.route};
    world.drive().wait(0.02);
}

namespace {

float distance(const base::Rect& a, const base::Rect& b) {
    const float x = std::max({0.F, b.x - a.right(), a.x - b.right()});
    const float y = std::max({0.F, b.y - a.bottom(), a.y - b.bottom()});
    return std::hypot(x, y);
}

void sizes(const ui::Node& node, const Place& place, const std::string& at, Findings& findings) {
    if (node.cap_mm == 0) return;
    findings.hold(1, node.cap_mm >= 4.8F, at);
    if (place.size == ui::TextSize::largest) findings.hold(2, node.cap_mm >= 7.33F, at);
}

void contrasts(World& world, const ui::Node& node, const std::string& at, Findings& findings) {
    if (node.tone == layout::ColorRole::none || !node.enabled) return;
    for (const auto& [name, palette] : world.services().palettes)
        if (name != "print")
            findings.hold(3, layout::contrast(palette(node.tone), palette(node.ground)) >= 6.995,
                          name + ": " + at);
}

void targets(const std::vector<ui::Node>& nodes, std::size_t i, const std::string& at,
             Findings& findings) {
    const auto& node = nodes[i];
    if (!node.tappable || !node.visible()) return;
    findings.hold(5, node.box_mm.width >= 15.9F && node.box_mm.height >= 15.9F, at);
    for (std::size_t j = i + 1; j < nodes.size(); ++j)
        if (nodes[j].tappable && nodes[j].visible())
            findings.hold(6, distance(node.visible_mm, nodes[j].visible_mm) >= 2.95F,
                          at + " beside " + nodes[j].key.path);
}

void words(const World& world, std::size_t i, const std::string& at, Findings& findings) {
    const auto& nodes = world.scene().nodes;
    const auto& node = nodes[i];
    const auto& glass = world.scene().glass;
    findings.hold(8, node.box_mm.x >= -0.1F && node.box_mm.right() <= glass.width_mm() + 0.1F, at);
    if (node.words_mm.empty()) return;
    findings.hold(7, node.box_mm.contains(node.words_mm, 0.6F), at);
    if (node.scroll.empty())
        findings.hold(7, node.box_mm.bottom() <= glass.height_mm() + 0.1F, at + " below the glass");
    for (std::size_t j = i + 1; j < nodes.size(); ++j) {
        if (nodes[j].words_mm.empty()) continue;
        const auto over =
            base::intersection(base::intersection(node.words_mm, node.visible_mm),
                               base::intersection(nodes[j].words_mm, nodes[j].visible_mm));
        findings.hold(7, over.width < 0.5F || over.height < 0.5F,
                      at + " over " + nodes[j].key.path);
    }
}

void heard(World& world, const ui::Node& node, const std::string& at, Findings& findings) {
    if (node.cap_mm > 0)
        findings.hold(12, (ui::heard(node.role) || node.tappable) && !node.name.empty(), at);
    if (!node.tappable) return;
    const auto& said = world.services().edition.words(node.language.tag);
    const auto place = said(Msg::hear_place, {{"n", 3}, {"all", 7}});
    const auto text = kiosk::heard_as(node, said, place);
    bool whole = text.starts_with(node.name) && text.ends_with(place);
    if (node.role == base::Role::Button)
        whole = whole && text.find(said(Msg::role_button)) != std::string::npos;
    if (node.selected) whole = whole && text.find(said(Msg::state_selected)) != std::string::npos;
    if (!node.enabled) whole = whole && text.find(said(Msg::state_off)) != std::string::npos;
    findings.hold(13, whole, at + ": " + text);
}

void others(const World& world, const ui::Node& node, const std::string& at, Findings& findings) {
    if (node.role == base::Role::Figure || node.role == base::Role::Image)
        findings.hold(29, node.name.size() > 10, at);
    if (!node.draggable) return;
    const auto* down = world.scene().find(node.key / "down");
    const auto scroll = const_cast<World&>(world).session().memory.scrolls.find(node.key.path);
    const auto& scrolls = const_cast<World&>(world).session().memory.scrolls;
    if (node.role == base::Role::ScrollView && scroll != scrolls.end())
        findings.hold(23, scroll->second.furthest() < 0.5F || down, at);
    if (node.role == base::Role::Image)
        findings.hold(23, world.scene().find("zoom/in") != nullptr, at);
}

}  // namespace

void look(World& world, const Place& place, Findings& findings) {
    const auto& nodes = world.scene().nodes;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const std::string at =
            place.where + ": " + nodes[i].key.path + " '" + nodes[i].name.substr(0, 60) + "'";
        sizes(nodes[i], place, at, findings);
        contrasts(world, nodes[i], at, findings);
        targets(nodes, i, at, findings);
        words(world, i, at, findings);
        heard(world, nodes[i], at, findings);
        others(world, nodes[i], at, findings);
    }
}

namespace {

// Every control is reached with Tab, and the order of the keypad is the order of the eye: down the
// page, and along a line in the direction of reading.
void keypad(World& world, const Place& place, Findings& findings) {
    std::set<std::string> wanted, reached;
    for (const auto& node : world.scene().nodes)
        if (node.tappable && node.enabled && !node.key.path.ends_with("/down"))
            wanted.insert(node.key.path);
    for (std::size_t i = 0; i < wanted.size() * 2 + 20; ++i) {
        world.drive().press("tab");
        if (!reached.insert(world.session().memory.focus.path).second) break;
    }
    for (const auto& key : wanted)
        findings.hold(10, reached.contains(key), place.where + ": " + key + " is not reached");
}

void reach(World& world, const Place& place, Findings& findings) {
    constexpr float mounted = 800, highest = 1220;
    world.services().settings.mounting_height_mm = mounted;
    world.session().comfort.lowered = true;
    world.drive().wait(0.02);
    const auto& glass = world.scene().glass;
    for (const auto& node : world.scene().nodes) {
        if (!node.tappable || !node.visible()) continue;
        const float high = mounted + glass.height_mm() - node.visible_mm.centre().y;
        findings.hold(24, high <= highest && high >= 380, place.where + ": " + node.key.path);
    }
    world.session().comfort.lowered = false;
}

}  // namespace

void walk(const base::Path& data, const std::string& language, Findings& findings) {
    for (const support::Glass glass : {support::Glass{1080, 1920}, support::Glass{1920, 1080}}) {
        World world(data, glass);
        world.session().language = language;
        const auto stops = glass.height > glass.width ? every_stop(world) : some_stops();
        for (int size = 0; size < ui::text_sizes; ++size) {
            std::map<std::string, base::Rect> bar;
            for (const auto& stop : stops) {
                const bool attract = stop.name == "attract";
                if (attract && size > 0) continue;  // a visit begins in the normal size
                const auto of = static_cast<ui::TextSize>(size);
                const Place place{language + ", " + std::string(ui::name(of)) + ", " +
                                      std::to_string(glass.width) + " wide, " + stop.name,
                                  language, of, stop.name};
                go(world, stop, place);
                look(world, place, findings);
                for (const auto& node : world.scene().nodes)
                    if (node.key.path.starts_with("bar/"))
                        findings.hold(
                            28,
                            bar.emplace(node.key.path, node.box_mm).first->second == node.box_mm,
                            place.where + ": " + node.key.path);
            }
            for (const auto& stop : some_stops()) {
                const auto of = static_cast<ui::TextSize>(size);
                const Place place{language + ", " + std::string(ui::name(of)) + ", " + stop.name,
                                  language, of, stop.name};
                go(world, stop, place);
                if (size == 0 || size == 3) reach(world, place, findings);
                go(world, stop, place);
                if (stop.name != "practice") keypad(world, place, findings);
            }
        }
    }
}

}  // namespace audit
