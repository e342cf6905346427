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
    const bool layered = diagram.layers().size() > 1;
    std::vector<std::string> words;
    if (layered)
        for (const auto& layer : diagram.layers()) words.push_back(layer.title);
    const std::size_t layers = words.size();
    const bool compares = diagrams.contains(diagram.compare());
    if (compares) words.push_back(services.words(session)(Msg::plate_compare));
    ui::rows(ui, words, {3, {}}, [&](int i, float height) {
        const auto index = static_cast<std::size_t>(i);
        ui::ButtonStyle look;
        look.height = height;
        if (index == layers) {
            if (!ui::button(ui, "plate/compare", words[index], look)) return;
            go = {Open{PlateScreen{diagram.compare(), ""}, true}};
            return;
        }
        const auto& layer = diagram.layers()[index];
        look.selected = layer.id == session.plate.layer;
        const auto key = base::Key("layer") / (layer.id.empty() ? "base" : layer.id);
        if (ui::button(ui, key, layer.title, look)) session.plate = {"", layer.id};
    });
    if (!words.empty()) ui.space(ui.theme().gap);
    return go;
}

// The other pictures of the library, by title.
Go more_pictures(ui::Ui& ui, Services& services, const Session& session, const std::string& id) {
    Go go = stay();
    std::vector<std::string> ids, titles;
    for (const auto& [other, diagram] : services.diagrams(session.language)) {
        if (other == id) continue;
        ids.push_back(other);
        titles.push_back(diagram.title());
    }
    if (ids.empty()) return go;
    ui.space(ui.theme().gap);
    ui::text(ui, ui::TextLevel::section, services.words(session)(Msg::topic_pictures));
    ui.space(ui.theme().gap);
    ui::ButtonStyle look;
    look.icon = "picture";
    ui::rows(ui, titles, {2, look}, [&](int i, float height) {
        look.height = height;
        const auto& other = ids[static_cast<std::size_t>(i)];
        if (ui::button(ui, base::Key("picture") / other, titles[static_cast<std::size_t>(i)], look))
            go = {Open{PlateScreen{other, ""}, true}};
    });
    ui.space(ui.theme().gap);
    return go;
}

void zoom_buttons(ui::Ui& ui, Services& services, const Session& session, const base::Key& key) {
    const auto& said = services.words(session);
    const std::vector<std::string> words{said(Msg::plate_smaller), said(Msg::plate_whole),
                                         said(Msg::plate_larger)};
    ui::ButtonStyle look;
    look.icon = "minus";
    ui::rows(ui, words, {3, look}, [&](int i, float height) {
        look.height = height;
        look.icon = i == 0 ? "minus" : i == 1 ? "reset" : "plus";
        const char* name = i == 0 ? "zoom/out" : i == 1 ? "zoom/reset" : "zoom/in";
        if (!ui::button(ui, name, words[static_cast<std::size_t>(i)], look)) return;
        if (i == 1)
            ui::zoom_out_fully(ui, key);
        else
            ui::zoom_by(ui, key, i == 0 ? 1 / 1.5F : 1.5F);
    });
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
    std::vector<std::string> words;
    for (const auto* structure : list) words.push_back(structure->title);
    ui::rows(ui, words, {3, {}}, [&](int i, float height) {
        const auto& structure = *list[static_cast<std::size_t>(i)];
        ui::ButtonStyle look;
        look.height = height;
        look.selected = structure.id == session.plate.structure;
        if (ui::button(ui, base::Key("structure") / structure.id, structure.title, look))
            session.plate.structure = look.selected ? "" : structure.id;
    });
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
