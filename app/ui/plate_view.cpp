#include "ui/plate_view.h"

#include <algorithm>
#include <cmath>

#include "layout/shapes.h"
#include "text/message.h"
#include "ui/plate_tags.h"
#include "ui/zoom_buttons.h"

namespace ui {

namespace {

using layout::ColorRole;
using layout::Structure;

constexpr float reach_mm = 6;         // a finger's slack beside thin structures
constexpr float painted_most = 1600;  // px across, of a drawing that is shown larger

base::Rect zoomed(const base::Rect& figure, const Zoom& zoom, const base::Rect& card) {
    const base::Point centre = card.centre();
    return {centre.x + (figure.x - centre.x) * zoom.factor + zoom.shift.x,
            centre.y + (figure.y - centre.y) * zoom.factor + zoom.shift.y,
            figure.width * zoom.factor, figure.height * zoom.factor};
}

// It never leaves the card where it is larger, and stands in its middle where it is not.
void keep_in(Zoom& zoom, const base::Rect& figure, const base::Rect& card) {
    if (zoom.factor <= 1) zoom = {};
    if (zoom.factor <= 1) return;
    const base::Rect now = zoomed(figure, zoom, card);
    const auto moved = [](float at, float size, float low, float room) {
        if (size <= room) return low + (room - size) / 2 - at;
        return std::clamp(at, low + room - size, low) - at;
    };
    zoom.shift.x += moved(now.x, now.width, card.x, card.width);
    zoom.shift.y += moved(now.y, now.height, card.y, card.height);
}

// Where the chosen part changes, or is first shown larger, it comes to the middle.
void bring(Zoom& zoom, const Plate& plate, const base::Rect& figure, const base::Rect& card) {
    const auto* chosen = plate.diagram.structure(plate.shown.structure);
    if (zoom.factor <= 1 || zoom.at == plate.shown.structure) return;
    zoom.at = plate.shown.structure;
    if (!chosen) return;
    zoom.shift = {};
    const PlatePlace place{card, zoomed(figure, zoom, card), figure, {}};
    zoom.shift = card.centre() - place.on_glass(plate.diagram, chosen->anchor);
}

void handle_zoom(Ui& ui, Zoom& zoom, const base::Rect& card) {
    const Gesture& gesture = ui.gesture();
    if (!card.contains(gesture.start)) return;
    if (gesture.pinching) grow(zoom, gesture.zoom);
    if (gesture.held && gesture.dragging) zoom.shift = zoom.shift + gesture.moved;
    if (gesture.tapped && gesture.twice) zoom = {};
}

// Painted at its size, or at one larger size for all larger ones. What does not change with the
// chosen part is painted once: it costs tens of milliseconds, a finger does not wait.
struct FigureInk {
    const base::Key& key;
    const Plate& plate;
    base::Size painted;
    base::Rect drawn;  // on the glass
};

void paint_ground(Ui& ui, const FigureInk& ink) {
    layout::View shown = ink.plate.shown;
    shown.ink = layout::View::Ink::ground;
    const std::string cache_key = "plate/" + ink.key.path + "/" + shown.layer +
                                  (shown.structure.empty() ? "/" : "/faded/") +
                                  std::to_string(static_cast<int>(ink.painted.width * 10));
    const layout::Relief relief = layout::relief_of(ui.canvas().palette());
    ui.canvas().stretched(cache_key, {ink.painted, ui.canvas().unplaced(ink.drawn)},
                          {ColorRole::card, {}, [&](cairo_t* cairo) {
                               ink.plate.diagram.paint(
                                   cairo, {0, 0, ink.painted.width, ink.painted.height}, shown,
                                   &relief);
                           }});
}

void paint_chosen(Ui& ui, const FigureInk& ink) {
    const auto& diagram = ink.plate.diagram;
    const auto* chosen = diagram.structure(ink.plate.shown.structure);
    if (!chosen) return;
    layout::View shown = ink.plate.shown;
    shown.ink = layout::View::Ink::lit;
    const base::Rect& view = diagram.view();
    const float line = 0.012F * std::max(view.width, view.height);
    const base::Rect part =
        base::intersection(view, diagram.ink(*chosen).inset(-line)).moved(-view.x, -view.y);
    if (part.empty()) return;
    const base::Rect small = part.scaled(ink.painted.width / view.width);
    const base::Rect large = part.scaled(ink.drawn.width / view.width);
    const std::string cache_key = "plate/" + ink.key.path + "/lit/" + chosen->id + "/" +
                                  std::to_string(static_cast<int>(ink.painted.width * 10));
    const layout::Relief relief = layout::relief_of(ui.canvas().palette());
    ui.canvas().stretched(
        cache_key,
        {{small.width, small.height}, ui.canvas().unplaced(large.moved(ink.drawn.x, ink.drawn.y))},
        {ColorRole::none, {small.x, small.y}, [&](cairo_t* cairo) {
             diagram.paint(cairo, {0, 0, ink.painted.width, ink.painted.height}, shown, &relief);
         }});
}

void paint_figure(Ui& ui, const base::Key& key, const Plate& plate, const PlatePlace& place) {
    const base::Rect& plain = place.plain;
    const bool close = place.figure.width > plain.width * 1.01F;
    const float px = plain.width * ui.glass().px_per_mm;
    const float detail = close ? std::clamp(painted_most / px, 1.F, 2.F) : 1;
    const FigureInk ink{key, plate, {plain.width * detail, plain.height * detail}, place.figure};
    paint_ground(ui, ink);
    paint_chosen(ui, ink);
}

// What moves at the step that is shown: a drop, on a ground of its own so that it is seen anywhere.
void paint_drop(Ui& ui, const Plate& plate, const PlatePlace& place) {
    const auto* step = plate.diagram.structure(plate.shown.structure);
    if (plate.along < 0 || !step || step->way.empty()) return;
    const base::Point at = place.on_glass(plate.diagram, layout::along(step->way, plate.along));
    constexpr float disc_mm = 13, drop_mm = 9;
    const auto around = [&](float size) {
        return ui.canvas().unplaced({at.x - size / 2, at.y - size / 2, size, size});
    };
    ui.canvas().fill(around(disc_mm), ColorRole::card, disc_mm / 2);
    ui.canvas().line(around(disc_mm), ColorRole::accent, disc_mm / 2, 0.8F);
    ui.canvas().icon(around(drop_mm), "drop-filled", ColorRole::accent);
}

// The part under a finger that was lifted there; nothing where none was, or a button took it.
std::optional<std::string> touched_part(Ui& ui, const Plate& plate, const PlatePlace& place,
                                        const PlateTags& tags) {
    const Gesture& gesture = ui.gesture();
    const base::Point at = gesture.at;
    if (!gesture.tapped || gesture.twice || gesture.stops) return std::nullopt;
    if (!place.card.contains(at) || !(gesture.slid || place.card.contains(gesture.start)))
        return std::nullopt;
    for (const auto& box : place.taken)
        if (box.inset(-1).contains(at)) return std::nullopt;
    for (const PlateTag& tag : tags.tags)
        if (tag.box.inset(-1).contains(at))
            return tag.number > 0 ? std::optional(tag.structure->id) : std::nullopt;
    const float unit = plate.diagram.view().width / place.figure.width;
    const auto* found =
        plate.diagram.pick(place.in_drawing(plate.diagram, at), reach_mm * unit, plate.shown.layer);
    return found ? found->id : "";
}

Node node_of(Ui& ui, const base::Key& key, const Plate& plate, const base::Rect& box) {
    Node node;
    node.key = key;
    node.role = base::Role::Image;
    node.name = plate.diagram.alt();
    node.language = ui.language();
    node.box_mm = box;
    node.draggable = true;
    return node;
}

PlatePlace place_of(Ui& ui, const Plate& plate, const base::Rect& box) {
    PlatePlace place{ui.canvas().placed(box), {}, {}, {}};
    const ZoomPlace zoom = zoom_place(ui, plate, box);
    place.plain = place.figure = figure_in(plate.diagram, ui.canvas().placed(zoom.room));
    for (const auto& button : {zoom.larger, zoom.smaller})
        place.taken.push_back(ui.canvas().placed(button));
    return place;
}

}  // namespace

namespace {

// A part that has a number in the drawing has it in its title: "7. Too red to see through", in
// these digits or in Arabic ones. 0: none.
int drawn_number(const std::string& title) {
    const auto end = title.find(". ");
    if (end == std::string::npos) return 0;
    int number = 0;
    for (std::size_t at = 0; at < end; ++at) {
        constexpr char arabic = '\xD9', zero = '\xA0';  // U+0660
        const bool other = title[at] == arabic && at + 1 < end;
        const int digit = other ? title[++at] - zero : title[at] - '0';
        if (digit < 0 || digit > 9) return 0;
        number = number * 10 + digit;
    }
    return number;
}

}  // namespace

// Of those that are numbered in the drawing each has its own number.
PlateParts parts_of(const layout::Diagram& diagram, const std::string& layer) {
    PlateParts parts;
    for (const Structure& structure : diagram.structures())
        if (structure.layer.empty() || structure.layer == layer) parts.push_back(&structure);
    std::stable_partition(parts.begin(), parts.end(),
                          [](const Structure* part) { return part->primary; });
    const auto numbered = [](const Structure* part) { return drawn_number(part->title) > 0; };
    if (std::ranges::all_of(parts, numbered))
        std::ranges::stable_sort(parts, {},
                                 [](const Structure* part) { return drawn_number(part->title); });
    return parts;
}

std::string numbered_title(const Ui& ui, const PlateParts& all, const Structure& part) {
    const auto at = std::find(all.begin(), all.end(), &part) - all.begin();
    const auto number =
        text::message("{n}. ", ui.language().tag, {{"n", static_cast<int>(at) + 1}});
    return part.title.starts_with(number) ? part.title : number + part.title;
}

PlateParts named_parts(const layout::Diagram& diagram, const std::string& layer) {
    PlateParts parts = parts_of(diagram, layer);
    std::erase_if(parts,
                  [](const Structure* part) { return !part->primary && part->layer.empty(); });
    return parts;
}

bool tags_fit(Ui& ui, const base::Key& key, const Plate& plate, const base::Rect& box) {
    constexpr float most_covered = 0.3F;  // of the card: more hides what it names
    constexpr float most_hidden = 0.2F;   // of a tag in large letters: a number hides less
    const bool large = ui.theme().scale > 1.3F;
    const PlatePlace place = place_of(ui, plate, box);
    const layout::View none{"", plate.shown.layer};  // whatever is chosen
    const Plate bare{plate.diagram, none, "", ""};
    const PlateTags tags = all_tags(ui, key, bare, place);
    float covered = 0;
    for (const PlateTag& tag : tags.tags) {
        covered += tag.box.width * tag.box.height;
        if (large && hidden_at(bare, place, tag.box) > most_hidden) return false;
    }
    return tags.fit && covered < most_covered * place.card.width * place.card.height;
}

std::optional<std::string> plate(Ui& ui, const base::Key& key, const Plate& plate,
                                 const base::Rect& box) {
    PlatePlace place = place_of(ui, plate, box);
    const base::Rect figure = place.figure;
    Zoom& zoom = ui.memory().zooms[key.path];
    handle_zoom(ui, zoom, place.card);
    bring(zoom, plate, figure, place.card);
    keep_in(zoom, figure, place.card);
    place.figure = zoomed(figure, zoom, place.card);
    ui.canvas().fill(box, ColorRole::card, ui.theme().radius);
    ui.declare(node_of(ui, key, plate, box));
    ui.canvas().push_clip(box.inset(0.6F));
    paint_figure(ui, key, plate, place);
    const PlateTags tags =
        zoom.factor <= 1.01F ? all_tags(ui, key, plate, place) : chosen_tag(ui, key, plate, place);
    std::optional<std::string> touched = touched_part(ui, plate, place, tags);
    const auto lit = [&](const PlateTag& tag) {
        return tag.structure->id == plate.shown.structure;
    };
    for (const bool now : {false, true})  // the chosen one above the others
        for (const PlateTag& tag : tags.tags)
            if (lit(tag) == now) draw_leader(ui, tag, now);
    for (const PlateTag& tag : tags.tags)
        if (draw_tag(ui, tag, lit(tag))) touched = tag.structure->id;
    paint_drop(ui, plate, place);
    zoom_buttons(ui, zoom, plate, zoom_place(ui, plate, box));
    ui.canvas().pop_clip();
    ui.canvas().line(box, ColorRole::edge, ui.theme().radius, 0.5F);
    // What is chosen is let go by a second touch.
    if (touched && *touched == plate.shown.structure) touched = "";
    return touched;
}

}  // namespace ui
