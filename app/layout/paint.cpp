#include "layout/paint.h"

#include <cairo.h>

#include <algorithm>
#include <numbers>

namespace layout {

namespace {

void set_colour(cairo_t* cairo, Colour colour) {
    cairo_set_source_rgb(cairo, colour.red, colour.green, colour.blue);
}

struct ItemPainter {
    const Painter& painter;
    cairo_t* cairo;

    void operator()(const TextItem& text) const {
        text.text.draw(cairo, {text.box.x, text.box.y}, painter.palette, text.tone, text.first_line,
                       text.last_line);
    }
    void operator()(const Panel& panel) const;
    void operator()(const Picture& picture) const;
    void operator()(const Icon& icon) const {
        painter.icons.paint(cairo, icon.box, icon.name, painter.palette(icon.tone),
                            icon.turned && Icons::points(icon.name));
    }
    void operator()(const Modules& modules) const;
    void operator()(const Open&) const {}
    void operator()(const Close&) const {}
};

void ItemPainter::operator()(const Panel& panel) const {
    const float radius = std::min({panel.radius_mm, panel.box.width / 2, panel.box.height / 2});
    if (panel.fill != Tone::none) {
        rounded(cairo, panel.box, radius);
        set_colour(cairo, painter.palette(panel.fill));
        cairo_fill(cairo);
    }
    if (panel.line != Tone::none) {
        rounded(cairo, panel.box.inset(0.25F), radius);
        set_colour(cairo, painter.palette(panel.line));
        cairo_set_line_width(cairo, 0.5);
        cairo_stroke(cairo);
    }
    if (panel.stripe == Tone::none) return;
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
    set_colour(cairo, painter.palette(Tone::ink));
    for (int y = 0; y < modules.side; ++y)
        for (int x = 0; x < modules.side; ++x)
            if (modules.dark[static_cast<std::size_t>(y * modules.side + x)])
                cairo_rectangle(cairo, modules.box.x + x * unit, modules.box.y + y * unit, unit,
                                unit);
    cairo_fill(cairo);
}

// Drawn beside and filled in as a surface: a drawing may group, and groups must not stand inside
// tags of a PDF (standards.md PD-21). A recording keeps it vectors on paper.
void ItemPainter::operator()(const Picture& picture) const {
    if (!painter.diagrams) return;
    const auto found = painter.diagrams->find(picture.drawing);
    if (found == painter.diagrams->end()) return;
    // A part of a layer is shown with its layer.
    const Structure* lit = found->second.structure(picture.structure);
    const View view{picture.structure, lit ? lit->layer : ""};
    const bool paper = cairo_surface_get_type(cairo_get_target(cairo)) == CAIRO_SURFACE_TYPE_PDF;
    if (!paper) {
        cairo_save(cairo);
        cairo_rectangle(cairo, picture.box.x, picture.box.y, picture.box.width, picture.box.height);
        cairo_clip(cairo);
        found->second.paint(cairo, picture.box, view);
        cairo_restore(cairo);
        return;
    }
    constexpr double dots_per_mm = 8;  // 200 dpi
    const base::Rect place = fitted(found->second.aspect(), picture.box);
    cairo_surface_t* image =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(place.width * dots_per_mm),
                                   static_cast<int>(place.height * dots_per_mm));
    cairo_t* inside = cairo_create(image);
    cairo_scale(inside, dots_per_mm, dots_per_mm);
    set_colour(inside, painter.palette(Tone::card));
    cairo_paint(inside);
    found->second.paint(inside, {0, 0, place.width, place.height}, view);
    cairo_destroy(inside);
    cairo_save(cairo);
    cairo_translate(cairo, place.x, place.y);
    cairo_scale(cairo, 1 / dots_per_mm, 1 / dots_per_mm);
    cairo_set_source_surface(cairo, image, 0, 0);
    cairo_rectangle(cairo, 0, 0, cairo_image_surface_get_width(image),
                    cairo_image_surface_get_height(image));
    cairo_fill(cairo);
    cairo_restore(cairo);
    cairo_surface_destroy(image);
}

}  // namespace

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

void paint(const Item& item, const Painter& painter, cairo_t* cairo) {
    std::visit(ItemPainter{painter, cairo}, item);
}

void paint(const Sheet& sheet, const Painter& painter, cairo_t* cairo) {
    double left = 0, top = 0, right = 0, bottom = 0;
    cairo_clip_extents(cairo, &left, &top, &right, &bottom);
    for (const Item& item : sheet.items) {
        const base::Rect box = box_of(item);
        const bool seen = box.y < bottom && box.bottom() > top;
        if (seen) paint(item, painter, cairo);
    }
}

}  // namespace layout
