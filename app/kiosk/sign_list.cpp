#include "kiosk/sign_list.h"

#include <algorithm>
#include <array>

namespace kiosk {

namespace {

using layout::ColorRole;

struct Look {
    const char* icon;
    ColorRole ground, edge, words;
};
// By Urgency.
constexpr std::array<Look, 4> looks{
    {{"warning", ColorRole::emergency_soft, ColorRole::emergency, ColorRole::emergency_ink},
     {"clock", ColorRole::same_day_soft, ColorRole::same_day_edge, ColorRole::same_day_ink},
     {"mention", ColorRole::mention_soft, ColorRole::mention_edge, ColorRole::mention_ink},
     {"note", ColorRole::note_soft, ColorRole::note_edge, ColorRole::note_ink}}};

// Where its parts stand, from its left edge.
struct Measure {
    float pad, icon, dot, arrow;
    float title_x() const { return pad + icon + dot; }
    float sign_x() const { return pad + dot; }
};

Measure measure_of(const ui::Ui& ui) {
    const auto& theme = ui.theme();
    return {theme.gap, theme.type.item * 1.2F, theme.type.small * 0.8F, theme.type.item};
}

layout::TextSpec title_of(const ui::Ui& ui, const SignList& list, float width) {
    const Measure at = measure_of(ui);
    return {list.title,
            {ui.theme().type.item, true, 1.25F},
            width - at.title_x() - at.arrow - 2 * at.pad,
            layout::Align::start,
            list.language,
            {},
            true};
}

// Of the em: large letters leave few lines, which then stand nearer.
float sign_line(const ui::Ui& ui, const SignList& list) {
    return ui.theme().scale > 1.3F && !list.language.rtl() ? 1.2F : 1.32F;
}

layout::TextSpec sign_of(const ui::Ui& ui, const SignList& list, float width, std::size_t i) {
    const Measure at = measure_of(ui);
    return {list.signs[i],
            {ui.theme().type.small, false, sign_line(ui, list)},
            width - at.sign_x() - at.pad,
            layout::Align::start,
            list.language,
            {},
            true};
}

}  // namespace

float height_of(ui::Ui& ui, const SignList& list, float width) {
    const Measure at = measure_of(ui);
    float high = std::max(at.icon, ui.set(title_of(ui, list, width)).size_mm().height);
    for (std::size_t i = 0; i < list.signs.size(); ++i)
        high += ui.set(sign_of(ui, list, width, i)).size_mm().height;
    return std::max(ui.theme().target, high + 2 * at.pad);
}

bool show(ui::Ui& ui, const SignList& list, float height) {
    const Measure at = measure_of(ui);
    const Look& look = looks[static_cast<std::size_t>(list.urgency)];
    const float width = ui.width();
    const base::Rect box{ui.x(), ui.y(), width, std::max(height, height_of(ui, list, width))};
    const bool held = ui.held_over(box);
    auto& canvas = ui.canvas();
    canvas.fill(box, held ? ColorRole::card : look.ground, ui.theme().radius);
    canvas.line(box, look.edge, ui.theme().radius, held ? 1.2F : 0.5F);
    std::string key;
    const auto title = ui.set(title_of(ui, list, width), &key);
    const float head = std::max(at.icon, title.size_mm().height);
    float y = box.y + at.pad;
    canvas.icon({box.x + at.pad, y + (head - at.icon) / 2, at.icon, at.icon}, look.icon, look.edge);
    canvas.text(key, title, {box.x + at.title_x(), y + (head - title.size_mm().height) / 2},
                look.words);
    canvas.icon({box.right() - at.pad - at.arrow, y + (head - at.arrow) / 2, at.arrow, at.arrow},
                "next", look.words);
    y += head;
    ui::Node node;
    node.name = list.title;
    for (std::size_t i = 0; i < list.signs.size(); ++i) {
        const auto sign = ui.set(sign_of(ui, list, width, i), &key);
        const float em = ui.theme().type.small, line = em * sign_line(ui, list), dot = em * 0.2F;
        canvas.fill({box.x + at.pad + dot, y + (line - dot) / 2, dot, dot}, look.words, dot / 2);
        canvas.text(key, sign, {box.x + at.sign_x(), y}, look.words);
        y += sign.size_mm().height;
        node.name += ". " + list.signs[i];
    }
    node.key = list.key;
    node.role = base::Role::Button;
    node.language = list.language;
    node.box_mm = box;
    node.words_mm = {box.x + at.sign_x(), box.y + at.pad, width - at.sign_x() - at.pad,
                     y - box.y - at.pad};
    node.lone_word = title.lone_word();
    node.tappable = true;
    node.color = look.words;
    node.ground = look.ground;
    node.cap_mm = ui.theme().type.small * layout::cap_height;
    const bool chosen = ui.declare(std::move(node));
    ui.space(box.height);
    return chosen;
}

}  // namespace kiosk
