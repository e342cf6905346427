// A plate of anatomy: touch a part, or its name, and it lights.
#include "kiosk/screens/plate.h"

#include <algorithm>

#include "kiosk/bar.h"
#include "kiosk/sample.h"
#include "ui/plate_view.h"
#include "ui/rows.h"

namespace kiosk {

using content::Msg;

std::string PlateScreen::first(const layout::Diagrams& diagrams) {
    return diagrams.contains("male-pelvis") ? "male-pelvis" : diagrams.begin()->first;
}

std::string PlateScreen::name() const { return "plate/" + id; }

namespace {

Go layer_buttons(ui::Ui& ui, Services& services, Session& session, const std::string& id) {
    Go go = stay();
    const auto& diagrams = services.diagrams(session.language);
    const auto& diagram = diagrams.at(id);
    std::vector<ui::RowButton> buttons;
    if (diagram.layers().size() > 1)
        for (const auto& layer : diagram.layers()) {
            ui::ButtonStyle look;
            look.selected = layer.id == session.plate.layer;
            buttons.push_back({base::Key("layer") / (layer.id.empty() ? "base" : layer.id),
                               layer.title, look, [&session, id = layer.id] {
                                   session.plate = {"", id};
                               }});
        }
    if (diagrams.contains(diagram.compare()))
        buttons.push_back(
            {"plate/compare", services.words(session)(Msg::plate_compare), {}, [&go, &diagram] {
                 go = {Open{PlateScreen{diagram.compare(), ""}, true}};
             }});
    ui::button_rows(ui, {3, {}}, buttons);
    if (!buttons.empty()) ui.space(ui.theme().gap);
    return go;
}

// The other pictures of the library, by title.
Go more_pictures(ui::Ui& ui, Services& services, const Session& session, const std::string& id) {
    Go go = stay();
    ui::ButtonStyle look;
    look.icon = "picture";
    std::vector<ui::RowButton> buttons;
    for (const auto& [other, diagram] : services.diagrams(session.language))
        if (other != id)
            buttons.push_back(
                {base::Key("picture") / other, diagram.title(), look, [&go, name = other] {
                     go = {Open{PlateScreen{name, ""}, true}};
                 }});
    if (buttons.empty()) return go;
    ui.space(ui.theme().gap);
    ui::text(ui, ui::TextLevel::section, services.words(session)(Msg::topic_pictures));
    ui.space(ui.theme().gap);
    ui::button_rows(ui, {2, look}, buttons);
    ui.space(ui.theme().gap);
    return go;
}

void zoom_buttons(ui::Ui& ui, Services& services, const Session& session, const base::Key& key) {
    const auto& said = services.words(session);
    const auto look = [](const char* icon) {
        ui::ButtonStyle made;
        made.icon = icon;
        return made;
    };
    constexpr float step = 1.5F;
    ui::button_rows(
        ui, {3, look("minus")},
        {{"zoom/out", said(Msg::plate_smaller), look("minus"),
          [&] { ui::zoom_by(ui, key, 1 / step); }},
         {"zoom/reset", said(Msg::plate_whole), look("reset"),
          [&] { ui::zoom_out_fully(ui, key); }},
         {"zoom/in", said(Msg::plate_larger), look("plus"), [&] { ui::zoom_by(ui, key, step); }}});
    ui.space(ui.theme().gap);
}

void sentence(ui::Ui& ui, Services& services, const Session& session,
              const layout::Diagram& diagram) {
    const auto* chosen = diagram.structure(session.plate.structure);
    if (chosen) ui::text(ui, ui::TextLevel::section, chosen->title);
    ui::TextStyle look;
    look.color = chosen ? layout::ColorRole::ink : layout::ColorRole::muted;
    look.role = base::Role::Status;
    look.key = "plate/sentence";
    // A photograph has no parts to touch: it is told what it shows.
    const std::string& hint =
        diagram.structures().empty() ? diagram.alt() : services.words(session)(Msg::plate_choose);
    ui::text(ui, ui::TextLevel::reading, chosen ? chosen->sentence : hint, look);
}

void structure_buttons(ui::Ui& ui, Session& session, const layout::Diagram& diagram) {
    std::vector<const layout::Structure*> list;
    for (const auto& structure : diagram.structures())
        if (structure.layer.empty() || structure.layer == session.plate.layer)
            list.push_back(&structure);
    // In the drawing's own order, as the steps of a way need it; small parts come last.
    std::stable_partition(list.begin(), list.end(), [](const auto* one) { return one->primary; });
    std::vector<ui::RowButton> buttons;
    for (const auto* structure : list) {
        ui::ButtonStyle look;
        look.selected = structure->id == session.plate.structure;
        buttons.push_back({base::Key("structure") / structure->id, structure->title, look,
                           [&session, id = look.selected ? "" : structure->id] {
                               session.plate.structure = id;
                           }});
    }
    ui::button_rows(ui, {3, {}}, buttons);
    ui.space(ui.theme().gap);
}

const layout::Structure* part_to_choose(const layout::Diagram& diagram) {
    for (const auto& structure : diagram.structures())
        if (structure.primary && structure.layer.empty()) return &structure;
    return nullptr;
}

}  // namespace

Go PlateScreen::draw(ui::Ui& ui, Services& services, Session& session) const {
    const auto& diagrams = services.diagrams(session.language);
    const auto found = diagrams.find(id);
    if (found == diagrams.end()) return {Back{}};
    const layout::Diagram& diagram = found->second;
    ui.discreet();
    // A part that belongs to a layer brings its layer along.
    if (const auto* chosen = diagram.structure(session.plate.structure);
        chosen && !chosen->layer.empty())
        session.plate.layer = chosen->layer;
    const base::Rect area = room(ui, services, session);
    const bool wide = ui.glass().landscape();
    const base::Key key = base::Key("plate") / id;
    Go go = stay();
    const float gap = ui.theme().gap;
    const float figure_width = wide ? area.width * 0.54F : area.width;
    float below = area.y;
    ui.in({area.x, area.y, figure_width, area.height}, [&] {
        ui::text(ui, ui::TextLevel::title, diagram.title());
        ui::TextStyle look;
        look.color = layout::ColorRole::muted;
        ui::text(ui, ui::TextLevel::small, diagram.hint(), look);
        ui.space(gap);
        const float rest = area.bottom() - ui.y();
        const float high =
            wide ? rest
                 : ui::plate_height(ui, {diagram, session.plate}, figure_width, rest * 0.55F);
        const base::Rect box{ui.x(), ui.y(), figure_width, high};
        const auto touched = ui::plate(ui, key, {diagram, session.plate}, box);
        if (touched) session.plate.structure = *touched;
        below = box.bottom() + gap;
    });
    base::Rect side{area.x, below, area.width, area.bottom() - below};
    if (wide)
        side = {area.x + figure_width + gap * 2, area.y, area.width - figure_width - gap * 2,
                area.height};
    ui.scroll(key / "list", side, [&] {
        sentence(ui, services, session, diagram);
        ui.space(gap);
        go = layer_buttons(ui, services, session, id);
        zoom_buttons(ui, services, session, key);
        structure_buttons(ui, session, diagram);
        const Go other = more_pictures(ui, services, session, id);
        if (!std::holds_alternative<Stay>(other.what)) go = other;
        ui::TextStyle look;
        look.color = layout::ColorRole::muted;
        ui::text(ui, ui::TextLevel::small, diagram.note(), look);
    });
    return go;
}

Samples PlateScreen::samples(const Survey& survey) {
    const auto& diagrams = survey.services.diagrams(survey.language);
    const auto view = [](const std::string& name, const std::string& id, layout::View chosen) {
        return Sample{name, PlateScreen{id, chosen.structure},
                      [chosen](Session& session) { session.plate = chosen; }};
    };
    Samples all;
    if (diagrams.empty()) return all;
    const std::string id = first(diagrams);
    all.push_back(view("plate", id, {}));
    if (const auto* part = part_to_choose(diagrams.at(id)))
        all.push_back(view("plate-part", id, {part->id, part->layer}));
    if (diagrams.contains(diagrams.at(id).compare()))
        all.push_back(view("comparison", diagrams.at(id).compare(), {}));
    if (!survey.every_page()) return all;
    for (const auto& [other, diagram] : diagrams) {
        all.push_back(view("plate-" + other, other, {}));
        if (const auto* part = part_to_choose(diagram))
            all.push_back(view("plate-" + other + "-" + part->id, other, {part->id, part->layer}));
        for (const auto& layer : diagram.layers())
            if (!layer.id.empty())
                all.push_back(view("plate-" + other + "-" + layer.id, other, {"", layer.id}));
    }
    return all;
}

}  // namespace kiosk
