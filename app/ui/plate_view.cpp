#include "ui/plate_view.h"

#include <algorithm>
#include <cmath>

#include "ui/rows.h"

namespace ui {

namespace {

using layout::ColorRole;
using layout::Structure;

constexpr float around_mm = 4;
constexpr float reach_mm = 6;  // a finger's slack beside thin structures

layout::TextSpec label_spec(Ui& ui, const Structure& structure, float width, bool lit) {
    const auto align = structure.side == Structure::Side::below ? layout::Align::centre
                       : (structure.side == Structure::Side::left) != ui.language().rtl()
                           ? layout::Align::end
                           : layout::Align::start;
    return {structure.title, {ui.theme().type.small, lit, 1.2F}, width, align, ui.language(), {}};
}

std::vector<const Structure*> labelled(const layout::Diagram& diagram, const layout::View& shown,
                                       Structure::Side side) {
    std::vector<const Structure*> found;
    for (const Structure& structure : diagram.structures()) {
        const bool there = structure.layer.empty() || structure.layer == shown.layer;
        const bool wanted = structure.primary || structure.id == shown.structure ||
                            (!structure.layer.empty() && structure.layer == shown.layer);
        if (there && wanted && structure.side == side) found.push_back(&structure);
    }
    return found;
}

// The widest word decides: labels break between words, never inside one.
float column_width(Ui& ui, const std::vector<const Structure*>& structures, float most) {
    float widest = 0;
    for (const Structure* structure : structures)
        widest = std::max(widest,
                          widest_word(ui, structure->title, {ui.theme().type.small, true, 1.2F}));
    return structures.empty() ? 0 : std::min(widest + 2, most);
}

base::Point on_figure(const layout::Diagram& diagram, const base::Rect& figure, base::Point at) {
    const auto& view = diagram.view();
    return {figure.x + (at.x - view.x) / view.width * figure.width,
            figure.y + (at.y - view.y) / view.height * figure.height};
}

// One column of labels. `spread` 0: each as near its anchor as the others allow; 1: evenly apart.
std::vector<Label> column_of(std::vector<Label> labels, const base::Rect& figure,
                             const base::Rect& column, float spread) {
    const float step = column.height / static_cast<float>(labels.size());
    float y = column.y;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        Label& label = labels[i];
        const float even = column.y + (static_cast<float>(i) + 0.5F) * step;
        const float wanted = label.to.y + (even - label.to.y) * spread;
        label.box.y = std::max(y, wanted - label.box.height / 2);
        y = label.box.bottom() + 2;
    }
    float floor = column.bottom();
    for (std::size_t i = labels.size(); i-- > 0;) {
        Label& label = labels[i];
        label.box.y = std::min(label.box.y, floor - label.box.height);
        floor = label.box.y - 2;
        const bool left = label.box.x < figure.x;
        label.from = {left ? label.box.right() + 1 : label.box.x - 1, label.box.centre().y};
    }
    return labels;
}

bool crossing(const std::vector<Label>& labels) {
    const auto turn = [](base::Point a, base::Point b, base::Point c) {
        return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
    };
    for (std::size_t i = 0; i < labels.size(); ++i)
        for (std::size_t j = i + 1; j < labels.size(); ++j) {
            const Label& a = labels[i];
            const Label& b = labels[j];
            if (turn(a.from, a.to, b.from) * turn(a.from, a.to, b.to) < 0 &&
                turn(b.from, b.to, a.from) * turn(b.from, b.to, a.to) < 0)
                return true;
        }
    return false;
}

// The structures labelled on one side of the figure, and where their labels have room.
struct Side {
    std::vector<const Structure*> structures;
    base::Rect box;
};

// Labels of one side: as near their anchors as can be without leaders that cross.
std::vector<Label> in_column(Ui& ui, const Plate& plate, const Side& side,
                             const base::Rect& figure) {
    const base::Rect& column = side.box;
    std::vector<Label> bare;
    for (const Structure* structure : side.structures) {
        const bool lit = structure->id == plate.shown.structure;
        const auto high = ui.set(label_spec(ui, *structure, column.width, lit)).size_mm().height;
        bare.push_back({structure,
                        {column.x, 0, column.width, high},
                        {},
                        on_figure(plate.diagram, figure, structure->anchor)});
    }
    std::vector<Label> best;
    for (const float spread : {0.F, 0.2F, 0.4F, 0.6F, 0.8F, 1.F}) {
        best = column_of(bare, figure, column, spread);
        if (!crossing(best)) break;
    }
    return best;
}

float below_height(Ui& ui, const std::vector<const Structure*>& structures, float width) {
    float high = 0;
    for (const Structure* structure : structures) {
        const float share = width / static_cast<float>(structures.size()) - 4;
        high = std::max(high, ui.set(label_spec(ui, *structure, share, true)).size_mm().height);
    }
    return structures.empty() ? 0 : high + 4;
}

std::vector<Label> in_row(Ui& ui, const Plate& plate, const Side& side, const base::Rect& figure) {
    const base::Rect& row = side.box;
    const float share = row.width / static_cast<float>(side.structures.size());
    std::vector<Label> labels;
    for (const Structure* structure : side.structures) {
        const auto high = ui.set(label_spec(ui, *structure, share - 4, true)).size_mm().height;
        // In columns of equal width, by the order of the anchors.
        float x = row.x + 2;
        const float mine = on_figure(plate.diagram, figure, structure->anchor).x;
        for (const Structure* other : side.structures)
            if (on_figure(plate.diagram, figure, other->anchor).x < mine) x += share;
        labels.push_back({structure, {x, row.y, share - 4, high}, {}, {}});
    }
    return labels;
}

void paint_labels(Ui& ui, const PlatePlan& plan, const layout::View& shown) {
    for (const Label& label : plan.labels) {
        const bool lit = label.structure->id == shown.structure;
        if (label.from == label.to) continue;
        const float thick = lit ? 0.7F : 0.35F;
        ui.canvas().leader(label.from, label.to, lit ? ColorRole::accent : ColorRole::ink, thick);
        ui.canvas().dot(label.to, lit ? ColorRole::accent : ColorRole::ink, lit ? 1.1F : 0.7F);
    }
    for (const Label& label : plan.labels) {
        const bool lit = label.structure->id == shown.structure;
        std::string key;
        const auto set = ui.set(label_spec(ui, *label.structure, label.box.width, lit), &key);
        const base::Rect box = ui.canvas().unplaced(label.box);
        if (lit) {
            // The tag is as wide as its words, which stand at one side of the column or in its
            // middle.
            const auto bare = ui.set({label.structure->title,
                                      {ui.theme().type.small, true, 1.2F},
                                      0,
                                      layout::Align::start,
                                      ui.language(),
                                      {}});
            const float wide = std::min(bare.size_mm().width, box.width);
            const auto side = label.structure->side;
            const bool at_end = (side == Structure::Side::left) != ui.language().rtl();
            const float x = side == Structure::Side::below ? box.centre().x - wide / 2
                            : at_end                       ? box.right() - wide
                                                           : box.x;
            ui.canvas().fill(base::Rect{x, box.y, wide, box.height}.inset(-1.2F), ColorRole::accent,
                             3);
        }
        ui.canvas().text(key, set, {box.x, box.y}, lit ? ColorRole::on_accent : ColorRole::ink);
        Node node;
        node.key = base::Key("label") / label.structure->id;
        node.name = label.structure->title;
        node.language = ui.language();
        node.box_mm = node.words_mm = box;
        node.color = lit ? ColorRole::on_accent : ColorRole::ink;
        node.ground = lit ? ColorRole::accent : ColorRole::card;
        node.cap_mm = ui.theme().type.small * layout::cap_height;
        node.leader_from = label.from;
        node.leader_to = label.to;
        ui.declare(std::move(node));
    }
}

// Pinch, drag and double tap move the figure; it never leaves the box.
void handle_zoom(Ui& ui, Zoom& zoom, const base::Rect& figure, const base::Rect& glass_box) {
    const Gesture& gesture = ui.gesture();
    const bool mine = glass_box.contains(gesture.start);
    if (mine && gesture.pinching)
        zoom.factor = std::clamp(zoom.factor * gesture.zoom, 1.F, largest_zoom);
    if (mine && gesture.held && gesture.dragging) zoom.shift = zoom.shift + gesture.moved;
    if (mine && gesture.tapped && gesture.twice) zoom = {};
    const float loose_x = std::max(0.F, (figure.width * zoom.factor - glass_box.width) / 2);
    const float loose_y = std::max(0.F, (figure.height * zoom.factor - glass_box.height) / 2);
    zoom.shift.x = std::clamp(zoom.shift.x, -loose_x, loose_x);
    zoom.shift.y = std::clamp(zoom.shift.y, -loose_y, loose_y);
}

base::Rect zoomed(const base::Rect& figure, const Zoom& zoom, const base::Rect& box) {
    if (zoom.factor <= 1) return figure;
    const base::Point centre = box.centre() + zoom.shift;
    const float width = figure.width * zoom.factor;
    const float height = figure.height * zoom.factor;
    return {centre.x - width / 2, centre.y - height / 2, width, height};
}

void paint_figure(Ui& ui, const base::Key& key, const Plate& plate, const base::Rect& drawn) {
    const auto& [diagram, shown] = plate;
    // Painted at one or two times its size: a plate costs tens of milliseconds, a finger does not
    // wait.
    const float detail = drawn.width > ui.glass().width_mm() ? 2 : 1;
    const float width = ui.glass().width_mm() * 0.62F * detail;
    const base::Size painted{width, width / diagram.aspect()};
    const std::string cache_key = "plate/" + key.path + "/" + shown.layer + "/" + shown.structure +
                                  "/" + std::to_string(static_cast<int>(detail));
    ui.canvas().stretched(
        cache_key, {painted, ui.canvas().unplaced(drawn)},
        {ColorRole::card, {}, [&](cairo_t* cairo) {
             plate.diagram.paint(cairo, {0, 0, painted.width, painted.height}, plate.shown);
         }});
}

}  // namespace

PlatePlan plan_plate(Ui& ui, const Plate& plate, const base::Rect& box) {
    const auto& [diagram, shown] = plate;
    const auto left = labelled(diagram, shown, Structure::Side::left);
    const auto right = labelled(diagram, shown, Structure::Side::right);
    const auto below = labelled(diagram, shown, Structure::Side::below);
    const base::Rect inside = box.inset(around_mm);
    const float most = inside.width * 0.3F;
    const float left_width = column_width(ui, left, most);
    const float right_width = column_width(ui, right, most);
    const float low = below_height(ui, below, inside.width);
    const float between = 5;
    PlatePlan plan;
    plan.figure = layout::fitted(
        diagram.aspect(), {inside.x + left_width + (left.empty() ? 0 : between), inside.y,
                           inside.width - left_width - right_width - (left.empty() ? 0 : between) -
                               (right.empty() ? 0 : between),
                           inside.height - low});
    // On narrow glass the figure is worth more than its labels: the list beside it names all parts.
    if (plan.figure.width < inside.width * 0.5F && below.empty()) {
        plan.figure = layout::fitted(diagram.aspect(), inside);
        return plan;
    }
    const auto add = [&](const std::vector<Label>& labels) {
        plan.labels.insert(plan.labels.end(), labels.begin(), labels.end());
    };
    const base::Rect& figure = plan.figure;
    if (!left.empty())
        add(in_column(
            ui, plate,
            {left, {figure.x - between - left_width, inside.y, left_width, inside.height}},
            figure));
    if (!right.empty())
        add(in_column(ui, plate,
                      {right, {figure.right() + between, inside.y, right_width, inside.height}},
                      figure));
    if (!below.empty())
        add(in_row(ui, plate, {below, {inside.x, figure.bottom() + 2, inside.width, low}}, figure));
    return plan;
}

float plate_height(Ui& ui, const Plate& plate, float width, float most) {
    const auto plan = plan_plate(ui, plate, {0, 0, width, most});
    float low = plan.figure.bottom();
    for (const Label& label : plan.labels)
        if (label.structure->side == Structure::Side::below)
            low = std::max(low, label.box.bottom());
    const float high = low - plan.figure.y + 2 * around_mm;
    return std::min(most, high);
}

std::optional<std::string> plate(Ui& ui, const base::Key& key, const Plate& plate,
                                 const base::Rect& box) {
    const auto& [diagram, shown] = plate;
    const base::Rect glass_box = ui.canvas().placed(box);
    ui.canvas().fill(box, ColorRole::card, ui.theme().radius);
    const PlatePlan plan = plan_plate(ui, plate, glass_box);
    Zoom& zoom = ui.memory().zooms[key.path];
    handle_zoom(ui, zoom, plan.figure, glass_box);
    const base::Rect drawn = zoomed(plan.figure, zoom, glass_box);
    Node node;
    node.key = key;
    node.role = base::Role::Image;
    node.name = diagram.alt();
    node.language = ui.language();
    node.box_mm = box;
    node.tappable = node.draggable = true;
    const bool touched = ui.declare(std::move(node));
    ui.canvas().push_clip(box.inset(0.6F));
    paint_figure(ui, key, plate, drawn);
    if (zoom.factor <= 1.01F) paint_labels(ui, plan, shown);
    ui.canvas().pop_clip();
    ui.canvas().line(box, ColorRole::edge, ui.theme().radius, 0.5F);
    if (!touched || !ui.gesture().tapped) return std::nullopt;
    const base::Point at = ui.gesture().at;
    if (zoom.factor <= 1.01F)
        for (const Label& label : plan.labels)
            if (label.box.inset(-2).contains(at)) return label.structure->id;
    const float unit = diagram.view().width / drawn.width;
    const base::Point in_drawing{diagram.view().x + (at.x - drawn.x) * unit,
                                 diagram.view().y + (at.y - drawn.y) * unit};
    const auto* found = diagram.pick(in_drawing, reach_mm * unit, shown.layer);
    return found ? found->id : "";
}

void zoom_by(Ui& ui, const base::Key& key, float factor) {
    Zoom& zoom = ui.memory().zooms[key.path];
    zoom.factor = std::clamp(zoom.factor * factor, 1.F, largest_zoom);
    zoom.shift = zoom.factor <= 1 ? base::Point{} : zoom.shift;
}

void zoom_out_fully(Ui& ui, const base::Key& key) { ui.memory().zooms[key.path] = {}; }

}  // namespace ui
