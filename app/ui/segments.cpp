#include "ui/segments.h"

#include <algorithm>

#include "ui/rows.h"

namespace ui {

namespace {

using layout::ColorRole;

constexpr float cell_pad_mm = 2.5F,
                still_mm = 1.6F;  // still: of a cell's end, where a touch does nothing

// As large as has room for the widest word of all.
float cell_size(Ui& ui, const std::vector<Segment>& all, float width) {
    const float item = ui.theme().type.item;
    for (const auto& one : all)
        if (widest_word(ui, one.words, {item, true, 1.2F}) > width - 2 * cell_pad_mm)
            return ui.theme().type.small;
    return item;
}

struct Cell {
    base::Rect box, touched;
    bool first = false, last = false;
    float size = 0;  // of its words
};

layout::TextSpec cell_words(Ui& ui, const std::string& words, const Cell& cell) {
    return {words,
            {cell.size, true, 1.2F},
            cell.box.width - 2 * cell_pad_mm,
            layout::Align::centre,
            ui.language(),
            {},
            true};
}

// How many cells have room beside each other: all, or one.
int cells_beside(Ui& ui, const std::vector<Segment>& all, float width) {
    const float cell = width / static_cast<float>(all.size());
    for (const auto& one : all)
        if (widest_word(ui, one.words, {ui.theme().type.small, true, 1.2F}) >
            cell - 2 * cell_pad_mm)
            return 1;
    return static_cast<int>(all.size());
}

float cell_height(Ui& ui, const std::vector<Segment>& all, float width) {
    float high = ui.theme().target;
    const Cell cell{{0, 0, width, 0}, {}, false, false, cell_size(ui, all, width)};
    for (const auto& one : all)
        high = std::max(high, ui.set(cell_words(ui, one.words, cell)).size_mm().height + 4);
    return high;
}

// The outline has round corners; a filled cell has them where it ends the row.
void draw_cell(Ui& ui, const Segment& one, const Cell& cell) {
    const float radius = ui.theme().radius;
    const base::Rect& box = cell.box;
    const ColorRole fill = one.selected                 ? one.chosen
                           : ui.held_over(cell.touched) ? ColorRole::accent_soft
                                                        : ColorRole::card;
    ui.canvas().fill(box, fill, cell.first || cell.last ? radius : 0);
    const base::Rect half{cell.first ? box.centre().x : box.x, box.y, box.width / 2, box.height};
    if (cell.first != cell.last) ui.canvas().fill(half, fill, 0);
    std::string key;
    const auto set = ui.set(cell_words(ui, one.words, cell), &key);
    const bool grave = one.chosen == ColorRole::emergency;
    const ColorRole ink = !one.selected ? ColorRole::accent
                          : grave       ? ColorRole::on_emergency
                                        : ColorRole::on_accent;
    const float y = box.centre().y - set.size_mm().height / 2;
    ui.canvas().text(key, set, {box.x + cell_pad_mm, y}, ink);
    Node node;
    node.key = one.key;
    node.role = base::Role::Button;
    node.name = one.words;
    node.language = ui.language();
    node.box_mm = cell.touched;
    node.words_mm = {box.x + cell_pad_mm, y, box.width - 2 * cell_pad_mm, set.size_mm().height};
    node.lone_word = set.lone_word();
    node.tappable = true;
    node.selected = one.selected;
    node.color = ink;
    node.ground = one.selected ? one.chosen : ColorRole::card;
    node.cap_mm = cell.size * layout::cap_height;
    if (ui.declare(std::move(node))) one.act();
}

void draw_row(Ui& ui, const std::vector<Segment>& all, float high) {
    const base::Rect row{ui.x(), ui.y(), ui.width(), high};
    const float width = row.width / static_cast<float>(all.size());
    const float size = cell_size(ui, all, width);
    for (std::size_t i = 0; i < all.size(); ++i) {
        const float x = row.x + width * static_cast<float>(i);
        const base::Rect box{x, row.y, width, high};
        Cell cell{box, box, i == 0, i + 1 == all.size(), size};
        if (!cell.first) cell.touched.x += still_mm, cell.touched.width -= still_mm;
        if (!cell.last) cell.touched.width -= still_mm;
        draw_cell(ui, all[i], cell);
        if (!cell.first && !all[i].selected && !all[i - 1].selected)
            ui.canvas().fill({x - 0.25F, row.y, 0.5F, high}, ColorRole::accent, 0);
    }
    ui.canvas().line(row, ColorRole::accent, ui.theme().radius, 0.5F);
    ui.space(high);
}

}  // namespace

float segments_height(Ui& ui, const std::vector<Segment>& all, float width) {
    if (all.empty()) return 0;
    const auto rows =
        static_cast<float>(all.size()) / static_cast<float>(cells_beside(ui, all, width));
    const float cell = width / static_cast<float>(cells_beside(ui, all, width));
    return rows * (cell_height(ui, all, cell) + ui.theme().gap) - ui.theme().gap;
}

void segments(Ui& ui, const std::vector<Segment>& all) {
    if (all.empty()) return;
    const auto beside = static_cast<std::size_t>(cells_beside(ui, all, ui.width()));
    const float high = cell_height(ui, all, ui.width() / static_cast<float>(beside));
    for (std::size_t first = 0; first < all.size(); first += beside) {
        if (first > 0) ui.space(ui.theme().gap);
        draw_row(ui,
                 {all.begin() + static_cast<std::ptrdiff_t>(first),
                  all.begin() + static_cast<std::ptrdiff_t>(first + beside)},
                 high);
    }
}

}  // namespace ui
