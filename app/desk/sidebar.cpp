#include "desk/sidebar.h"

#include <algorithm>

namespace desk {

using layout::ColorRole;

namespace {

constexpr float wide_mm = 54, edge_mm = 4, icon_mm = 5.4F;

// One place: its icon and words on the dark ground, or turned round where one is.
float place(ui::Ui& ui, const Button& one, const base::Rect& box, bool outlined) {
    const float left = box.x + edge_mm + icon_mm + 3;
    const layout::Face face{ui.theme().type.item, true, 1.25F};
    std::string key;
    const auto words = ui.set(
        {one.words, face, box.right() - 3 - left, layout::Align::start, ui.language(), {}}, &key);
    const float high = std::max(ui.theme().target + 1, words.size_mm().height + 4);
    const base::Rect cell{box.x, box.y, box.width, high};
    const bool chosen = one.state.selected;
    const ColorRole ground = chosen ? ColorRole::card : ColorRole::accent;
    const ColorRole ink = chosen ? ColorRole::accent : ColorRole::on_accent;
    ui::Node node;
    node.key = one.key;
    node.role = base::Role::Button;
    node.name = one.words;
    node.box_mm = cell;
    node.words_mm = {left, cell.y + (high - words.size_mm().height) / 2, words.size_mm().width,
                     words.size_mm().height};
    node.tappable = true;
    node.selected = chosen;
    node.color = ink;
    node.ground = ground;
    node.cap_mm = face.size_mm * layout::cap_height;
    const base::Rect inked = node.words_mm;
    const bool touched = ui.declare(std::move(node));
    if (chosen) ui.canvas().fill(cell, ground, ui.theme().radius);
    if (outlined) ui.canvas().line(cell, ColorRole::on_accent, ui.theme().radius, 0.4F);
    ui.canvas().icon({cell.x + edge_mm, cell.y + (high - icon_mm) / 2, icon_mm, icon_mm}, one.icon,
                     ink);
    ui.canvas().text(key, words, {inked.x, inked.y}, ink);
    if (touched) one.act();
    return high;
}

}  // namespace

float sidebar_width(const base::Rect& glass) {
    return glass.width > glass.height && glass.width >= 5 * wide_mm ? wide_mm : 0;
}

void sidebar(ui::Ui& ui, const Sidebar& what, const base::Rect& box) {
    ui.canvas().fill(box, ColorRole::accent, 0);
    const float inner = box.width - 2 * edge_mm;
    float y = ui.in({box.x + edge_mm, box.y + edge_mm * 1.5F, inner, 0}, [&] {
        ui::TextStyle look;
        look.color = ColorRole::on_accent;
        look.ground = ColorRole::accent;
        ui::text(ui, ui::TextLevel::item, what.name, look);
    });
    y += edge_mm;
    for (const auto& one : what.places)
        y += place(ui, one, {box.x + edge_mm / 2, y, box.width - edge_mm, 0}, false) + 1;
    float foot = box.bottom() - edge_mm - ui.theme().target * 1.8F;
    foot = std::max(foot, y);
    ui.in({box.x + edge_mm, foot - ui.theme().target, inner, 0}, [&] {
        ui::TextStyle look;
        look.color = ColorRole::on_accent;
        look.ground = ColorRole::accent;
        ui::text(ui, ui::TextLevel::small, what.who, look);
    });
    place(ui, what.out, {box.x + edge_mm / 2, foot, box.width - edge_mm, 0}, true);
}

void places_row(ui::Ui& ui, const std::vector<Button>& all) {
    struct Cell {
        layout::Text words;
        std::string key;
    };
    const float gap = 1, pad = 1.4F;
    const auto count = static_cast<float>(all.size());
    const float wide = (ui.width() - gap * (count - 1)) / count;
    const layout::Face face{ui.theme().type.small, true, 1.2F};
    std::vector<Cell> cells;
    float high = 0;
    for (const auto& one : all) {
        std::string key;
        auto words = ui.set(
            {one.words, face, wide - pad, layout::Align::centre, ui.language(), {}, true}, &key);
        high = std::max(high, words.size_mm().height);
        cells.push_back({std::move(words), std::move(key)});
    }
    high = std::max(high + icon_mm + 3 * pad, ui.theme().target);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const auto& one = all[i];
        const float x = ui.x() + static_cast<float>(i) * (wide + gap);
        const base::Rect cell{x, ui.y(), wide, high};
        const ColorRole ink = one.state.selected ? ColorRole::on_accent : ColorRole::accent;
        ui::Node node;
        node.key = one.key;
        node.role = base::Role::Button;
        node.name = one.words;
        node.box_mm = cell;
        node.words_mm = {x + pad / 2, cell.y + icon_mm + 2 * pad, wide - pad,
                         cells[i].words.size_mm().height};
        node.tappable = true;
        node.selected = one.state.selected;
        node.color = ink;
        node.ground = one.state.selected ? ColorRole::accent : ColorRole::paper;
        node.cap_mm = face.size_mm * layout::cap_height;
        const base::Rect inked = node.words_mm;
        const bool touched = ui.declare(std::move(node));
        if (one.state.selected) ui.canvas().fill(cell, ColorRole::accent, ui.theme().radius);
        ui.canvas().icon({x + (wide - icon_mm) / 2, cell.y + pad, icon_mm, icon_mm}, one.icon, ink);
        ui.canvas().text(cells[i].key, cells[i].words, {inked.x, inked.y}, ink);
        if (touched) one.act();
    }
    ui.space(high);
}

}  // namespace desk
