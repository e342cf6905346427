#include "shell/outline.h"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

namespace shell {

namespace {

using Json = nlohmann::ordered_json;

double rounded(float value) { return std::round(value * 10.0) / 10.0; }

Json box_json(const base::Rect& box) {
    return {rounded(box.x), rounded(box.y), rounded(box.width), rounded(box.height)};
}

std::string hex(layout::Colour colour) {
    const auto part = [](float c) { return static_cast<int>(std::lround(c * 255)); };
    return fmt::format("#{:02X}{:02X}{:02X}", part(colour.red), part(colour.green),
                       part(colour.blue));
}

}  // namespace

std::string outline_json(const ui::Scene& scene, const layout::Palette& palette) {
    Json nodes = Json::array();
    for (const auto& node : scene.nodes) {
        Json one;
        one["key"] = node.key.path;
        one["role"] = base::name(node.role);
        one["name"] = node.name;
        one["language"] = node.language.tag;
        one["mm"] = box_json(node.box_mm);
        one["px"] = box_json(node.box_mm.scaled(scene.glass.px_per_mm));
        one["visible"] = node.visible();
        one["whole"] = node.whole();
        one["enabled"] = node.enabled;
        one["focused"] = node.focused;
        one["selected"] = node.selected;
        if (node.color != layout::ColorRole::none) {
            one["ink"] = hex(palette(node.color));
            one["ground"] = hex(palette(node.ground));
        }
        if (node.cap_mm > 0) one["cap_mm"] = std::round(node.cap_mm * 100.0) / 100.0;
        Json actions = Json::array();
        if (node.tappable) actions.push_back("tap");
        if (node.draggable) actions.push_back("drag");
        one["actions"] = actions;
        nodes.push_back(std::move(one));
    }
    Json whole;
    whole["ok"] = true;
    whole["title"] = scene.title;
    whole["nodes"] = std::move(nodes);
    // A name of a file on a stick need not be UTF-8: what is not is shown as a mark.
    return whole.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string outline_text(const ui::Scene& scene) {
    std::string text = "screen: " + scene.title + "\n";
    for (const auto& node : scene.nodes) {
        std::string state;
        if (!node.enabled) state += " (off)";
        if (node.selected) state += " (chosen)";
        if (node.focused) state += " (focus)";
        if (!node.visible()) state += " (below)";
        text += fmt::format("{}{} [{}]{} {}\n", node.tappable ? "* " : "  ", base::name(node.role),
                            node.key.path, state, node.name);
    }
    return text;
}

}  // namespace shell
