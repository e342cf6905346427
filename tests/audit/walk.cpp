#include "audit/walk.h"

#include <cmath>
#include <map>
#include <set>

#include "kiosk/narrator.h"
#include "ui/focus.h"

namespace audit {

using content::Msg;
using support::World;

kiosk::Samples some_stops(World& world) {
    auto some = world.samples();
    std::erase_if(some, [](const kiosk::Sample& sample) {
        return std::holds_alternative<kiosk::AttractScreen>(sample.route);
    });
    return some;
}

void go(World& world, const kiosk::Sample& stop, const Setting& place) {
    auto& session = world.session();
    session.language = place.language;
    session.comfort.size = place.size;
    session.comfort.motion = false;
    world.enter(stop);
}

namespace {

float distance(const base::Rect& a, const base::Rect& b) {
    const float x = std::max({0.F, b.x - a.right(), a.x - b.right()});
    const float y = std::max({0.F, b.y - a.bottom(), a.y - b.bottom()});
    return std::hypot(x, y);
}

void sizes(const ui::Node& node, const Setting& place, const std::string& at, Findings& findings) {
    if (node.cap_mm == 0) return;
    findings.hold(1, node.cap_mm >= 4.8F, at);
    if (place.size == ui::TextSize::largest) findings.hold(2, node.cap_mm >= 7.33F, at);
}

void contrasts(World& world, const ui::Node& node, const std::string& at, Findings& findings) {
    if (node.color == layout::ColorRole::none || !node.enabled) return;
    for (const auto& [name, palette] : world.services().palettes)
        if (name != "print")
            findings.hold(3, layout::contrast(palette(node.color), palette(node.ground)) >= 6.995,
                          name + ": " + at);
}

void targets(const std::vector<ui::Node>& nodes, std::size_t i, const std::string& at,
             Findings& findings) {
    const auto& node = nodes[i];
    if (!node.tappable || !node.visible()) return;
    const auto word = [](const ui::Node& one) { return one.role == base::Role::Link; };
    const float high = word(node) ? 9.8F : 15.9F;  // in running text as high as its line
    findings.hold(5, node.box_mm.width >= 15.9F && node.box_mm.height >= high, at);
    for (std::size_t j = i + 1; j < nodes.size(); ++j)
        if (nodes[j].tappable && nodes[j].visible())
            findings.hold(6,
                          distance(node.visible_mm, nodes[j].visible_mm) >=
                              (word(node) || word(nodes[j]) ? 0.01F : 2.95F),
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

void look(World& world, const Setting& place, Findings& findings) {
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
void keypad(World& world, const Setting& place, Findings& findings) {
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

void reach(World& world, const Setting& place, Findings& findings) {
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

using Bar = std::map<std::string, base::Rect>;

// The bar's buttons stand where they stood on the first screen.
void bar_stays(const World& world, const Setting& place, Bar& bar, Findings& findings) {
    for (const auto& node : world.scene().nodes) {
        if (!node.key.path.starts_with("bar/")) continue;
        const auto& first = bar.emplace(node.key.path, node.box_mm).first->second;
        findings.hold(28, first == node.box_mm, place.where + ": " + node.key.path);
    }
}

Setting place_of(const kiosk::Sample& stop, World& world, ui::TextSize size) {
    const std::string& language = world.session().language;
    const auto wide = std::to_string(world.scene().glass.width_px) + " wide";
    return {language + ", " + std::string(ui::name(size)) + ", " + wide + ", " + stop.name,
            language, size, stop.name};
}

// All stops in one size of letters.
void look_at_all(World& world, const kiosk::Samples& stops, ui::TextSize size, Findings& findings) {
    Bar bar;
    for (const auto& stop : stops) {
        const bool attract = std::holds_alternative<kiosk::AttractScreen>(stop.route);
        if (attract && size != ui::TextSize::normal) continue;  // a visit begins in the normal size
        const Setting place = place_of(stop, world, size);
        go(world, stop, place);
        look(world, place, findings);
        bar_stays(world, place, bar, findings);
    }
}

void use_some(World& world, ui::TextSize size, Findings& findings) {
    for (const auto& stop : some_stops(world)) {
        const Setting place = place_of(stop, world, size);
        go(world, stop, place);
        if (size == ui::TextSize::normal || size == ui::TextSize::largest)
            reach(world, place, findings);
        go(world, stop, place);
        // Where keys are practised they only say what they are; any key answers the question.
        if (!std::holds_alternative<kiosk::PracticeScreen>(stop.route) &&
            stop.over != kiosk::Sample::Over::still_there)
            keypad(world, place, findings);
    }
}

}  // namespace

void walk(const base::Path& data, const std::string& language, Findings& findings) {
    for (const support::Glass glass : {support::Glass{1080, 1920}, support::Glass{1920, 1080}}) {
        World world(data, glass);
        world.session().language = language;
        const bool portrait = glass.height > glass.width;
        const auto stops =
            portrait ? world.samples(kiosk::Survey::Extent::every_page) : some_stops(world);
        for (int size = 0; size < ui::text_sizes; ++size) {
            look_at_all(world, stops, static_cast<ui::TextSize>(size), findings);
            use_some(world, static_cast<ui::TextSize>(size), findings);
        }
    }
}

}  // namespace audit
