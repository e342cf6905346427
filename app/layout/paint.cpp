#include "layout/paint.h"

#include <cairo.h>

#include <algorithm>
#include <numbers>

#include "layout/ahead/painted_ahead.h"

namespace layout {

namespace {

void set_colour(cairo_t* cairo, Colour colour) {
    cairo_set_source_rgb(cairo, colour.red, colour.green, colour.blue);
}

struct ItemPainter {
    const Painter& painter;
    cairo_t* cairo;

    void operator()(const TextItem& text) const {
        text.text.draw(cairo, {text.box.x, text.box.y}, {painter.palette, text.color},
                       {text.first_line, text.last_line});
    }
    void operator()(const Panel& panel) const;
    void operator()(const Picture& picture) const;
    void keep_place(const base::Rect& box) const;
    void operator()(const Icon& icon) const {
        painter.icons.paint(
            cairo, icon.box,
            {icon.name, painter.palette(icon.color), icon.turned && Icons::points(icon.name)});
    }
    void operator()(const Modules& modules) const;
    void operator()(const People& people) const;
    void operator()(const Line& line) const;
    void operator()(const Blank& blank) const;
    void figure(const base::Rect& box, ColorRole color, bool filled) const;
    void operator()(const Open&) const {}
    void operator()(const Close&) const {}
};

void ItemPainter::operator()(const Panel& panel) const {
    const float radius = std::min({panel.radius_mm, panel.box.width / 2, panel.box.height / 2});
    if (panel.fill != ColorRole::none) {
        rounded(cairo, panel.box, radius);
        set_colour(cairo, painter.palette(panel.fill));
        cairo_fill(cairo);
    }
    if (panel.line != ColorRole::none) {
        rounded(cairo, panel.box.inset(0.25F), radius);
        set_colour(cairo, painter.palette(panel.line));
        cairo_set_line_width(cairo, 0.5);
        cairo_stroke(cairo);
    }
    if (panel.stripe == ColorRole::none) return;
    constexpr float wide = 2.2F;
    cairo_save(cairo);
    const float x = panel.turned ? panel.box.right() - wide : panel.box.x;
    cairo_rectangle(cairo, x, panel.box.y, wide, panel.box.height);
    cairo_clip(cairo);
    rounded(cairo, panel.box, radius);
    set_colour(cairo, painter.palette(panel.stripe));
    cairo_fill(cairo);
    cairo_restore(cairo);
}

void ItemPainter::operator()(const Modules& modules) const {
    const double unit = modules.box.width / static_cast<double>(std::max(1, modules.side));
    set_colour(cairo, painter.palette(ColorRole::ink));
    for (int y = 0; y < modules.side; ++y)
        for (int x = 0; x < modules.side; ++x)
            if (modules.dark[static_cast<std::size_t>(y * modules.side + x)])
                cairo_rectangle(cairo, modules.box.x + x * unit, modules.box.y + y * unit, unit,
                                unit);
    cairo_fill(cairo);
}

// A head and shoulders. Those that do not count are outlines: told apart without any colour, too.
void ItemPainter::figure(const base::Rect& box, ColorRole color, bool filled) const {
    constexpr float line = 0.3F;
    const float head = box.width * 0.26F, middle = box.centre().x;
    const float shoulders = box.y + 2 * head + box.height * 0.06F;
    cairo_new_path(cairo);
    cairo_arc(cairo, middle, box.y + head, head - line / 2, 0, 2 * std::numbers::pi);
    cairo_close_path(cairo);
    const base::Rect body{box.x, shoulders, box.width, box.bottom() - shoulders};
    const base::Rect drawn = body.inset(line / 2);
    const double radius = drawn.width * 0.42;
    cairo_move_to(cairo, drawn.x, drawn.bottom());
    cairo_line_to(cairo, drawn.x, drawn.y + radius);
    cairo_arc(cairo, drawn.x + radius, drawn.y + radius, radius, std::numbers::pi,
              1.5 * std::numbers::pi);
    cairo_arc(cairo, drawn.right() - radius, drawn.y + radius, radius, -std::numbers::pi / 2, 0);
    cairo_line_to(cairo, drawn.right(), drawn.bottom());
    cairo_close_path(cairo);
    set_colour(cairo, painter.palette(color));
    cairo_set_line_width(cairo, line);
    if (filled) cairo_fill_preserve(cairo);
    cairo_stroke(cairo);
}

void ItemPainter::operator()(const People& people) const {
    constexpr int across = 25, down = 4;
    const float wide = people.box.width / across, high = people.box.height / down;
    for (int i = 0; i < across * down; ++i) {
        const auto column =
            static_cast<float>(people.turned ? across - 1 - i % across : i % across);
        const base::Rect cell{people.box.x + column * wide,
                              people.box.y + static_cast<float>(i / across) * high, wide, high};
        const bool marked = i < people.marked;
        figure({cell.x + wide * 0.12F, cell.y + high * 0.08F, wide * 0.76F, high * 0.84F},
               marked ? people.color : people.rest, marked);
    }
}

void ItemPainter::operator()(const Line& line) const {
    const base::Rect& box = line.box;
    cairo_new_path(cairo);
    cairo_move_to(cairo, box.x, line.rising ? box.bottom() : box.y);
    cairo_line_to(cairo, box.right(), line.rising ? box.y : box.bottom());
    // In two colours words that can be touched differ by their line alone: it is strong there.
    const bool strong = line.dotted && relief_of(painter.palette).stark;
    set_colour(cairo, painter.palette(line.color));
    cairo_set_line_width(cairo, strong ? line.wide_mm * 1.6F : line.wide_mm);
    cairo_save(cairo);
    if (line.dotted && !strong) {
        const double dots[]{0, line.wide_mm * 2.2};
        cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND);
        cairo_set_dash(cairo, dots, 2, 0);
    }
    cairo_stroke(cairo);
    cairo_restore(cairo);
}

void ItemPainter::operator()(const Blank& blank) const {
    constexpr float rule_mm = 0.3F, frame_mm = 0.25F, tick_mm = 0.4F, corner_mm = 0.6F;
    const base::Rect& box = blank.box;
    const bool tick = blank.shape == Blank::Shape::tick;
    cairo_new_path(cairo);
    set_colour(cairo, painter.palette(tick ? ColorRole::ink : ColorRole::muted));
    if (blank.shape == Blank::Shape::line) {
        cairo_rectangle(cairo, box.x, box.bottom() - rule_mm, box.width, rule_mm);
        cairo_fill(cairo);
        return;
    }
    rounded(cairo, box, tick ? corner_mm : 0);
    cairo_set_line_width(cairo, tick ? tick_mm : frame_mm);
    cairo_stroke(cairo);
}

// As large as the drawing that comes, so that nothing moves then.
void ItemPainter::keep_place(const base::Rect& box) const {
    (*this)(Panel{box, ColorRole::accent_soft, ColorRole::edge});
    const float side = std::min({box.width, box.height, 16.F});
    const base::Point middle = box.centre();
    (*this)(
        Icon{{middle.x - side / 2, middle.y - side / 2, side, side}, "picture", ColorRole::muted});
}

void ItemPainter::operator()(const Picture& picture) const {
    if (!painter.diagrams) return;
    const auto found = painter.diagrams->find(picture.drawing);
    if (found == painter.diagrams->end()) return;
    cairo_matrix_t at;
    cairo_get_matrix(cairo, &at);
    if (painter.ahead && painter.ahead->awaited(picture, at.xx)) return keep_place(picture.box);
    if (painter.ahead && painter.ahead->put(picture, cairo)) return;
    cairo_save(cairo);
    cairo_rectangle(cairo, picture.box.x, picture.box.y, picture.box.width, picture.box.height);
    cairo_clip(cairo);
    base::Rect box = picture.box;
    if (!picture.window.empty()) {
        const base::Rect& all = found->second.view();
        const float scale = box.width / picture.window.width;
        box = {box.x - (picture.window.x - all.x) * scale,
               box.y - (picture.window.y - all.y) * scale, all.width * scale, all.height * scale};
    }
    const Relief relief = relief_of(painter.palette);
    found->second.paint(cairo, box, view_of(picture, found->second),
                        relief.stark ? &relief : nullptr);
    cairo_restore(cairo);
}

}  // namespace

// A part of a layer is shown with its layer.
View view_of(const Picture& picture, const Diagram& drawing) {
    const Structure* lit = drawing.structure(picture.structure);
    return {picture.structure, lit ? lit->layer : ""};
}

void rounded(cairo_t* cairo, const base::Rect& box, float radius) {
    constexpr double quarter = std::numbers::pi / 2;
    if (radius < 0.05F) {
        cairo_rectangle(cairo, box.x, box.y, box.width, box.height);
        return;
    }
    cairo_new_sub_path(cairo);
    cairo_arc(cairo, box.right() - radius, box.y + radius, radius, -quarter, 0);
    cairo_arc(cairo, box.right() - radius, box.bottom() - radius, radius, 0, quarter);
    cairo_arc(cairo, box.x + radius, box.bottom() - radius, radius, quarter, 2 * quarter);
    cairo_arc(cairo, box.x + radius, box.y + radius, radius, 2 * quarter, 3 * quarter);
    cairo_close_path(cairo);
}

namespace {

// Letters reach out of their lines, in Arabic far.
float reach(const Item& item) {
    const auto* text = std::get_if<TextItem>(&item);
    return text ? text->size_mm : 0;
}

}  // namespace

void paint(const Item& item, const Painter& painter, cairo_t* cairo) {
    std::visit(ItemPainter{painter, cairo}, item);
}

void paint(const Sheet& sheet, const Painter& painter, cairo_t* cairo, float scale) {
    cairo_save(cairo);
    cairo_scale(cairo, scale, scale);
    double left = 0, top = 0, right = 0, bottom = 0;
    cairo_clip_extents(cairo, &left, &top, &right, &bottom);
    for (const auto* items : {&sheet.repeated, &sheet.items})
        for (const Item& item : *items) {
            const base::Rect box = box_of(item);
            const float out = reach(item);
            const bool seen = box.y - out < bottom && box.bottom() + out > top;
            if (seen) paint(item, painter, cairo);
        }
    cairo_restore(cairo);
}

}  // namespace layout
