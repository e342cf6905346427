// A plate of anatomy: touch a part, or its name, and it lights.
#include <algorithm>

#include "screens/bar.h"
#include "ui/plate_view.h"

namespace screens {

using library::Word;

std::string Plate::name() const { return "plate/" + id; }

namespace {

// A row of buttons of one height.
template <class Draw>
void row(ui::Ui& ui, int count, const Draw& draw) {
    ui.columns(count, draw);
    ui.space(ui.theme().gap);
}

Go layer_buttons(ui::Ui& ui, Clinic& clinic, Visit& visit, const std::string& id) {
    Go go = stay();
    const auto& diagrams = clinic.diagrams(visit.language);
    const auto& diagram = diagrams.at(id);
    const bool layered = diagram.layers().size() > 1;
    const int layers = layered ? static_cast<int>(diagram.layers().size()) : 0;
    const bool others = diagrams.size() > 1;
    if (layers + (others ? 1 : 0) == 0) return go;
    row(ui, layers + (others ? 1 : 0), [&](int i) {
        ui::Look look;
        if (i < layers) {
            const auto& layer = diagram.layers()[static_cast<std::size_t>(i)];
            look.selected = layer.id == visit.plate.layer;
            const auto key = base::Key("layer") / (layer.id.empty() ? "base" : layer.id);
            if (!ui::button(ui, key, layer.title, look)) return;
            visit.plate = {"", layer.id};
            return;
        }
        auto next = std::next(diagrams.find(id));
        if (next == diagrams.end()) next = diagrams.begin();
        const Word word = layered ? Word::plate_compare : Word::plate_back;
        if (!ui::button(ui, "plate/other", clinic.words(visit)(word), look)) return;
        visit.plate = {};
        go = {Open{Plate{next->first, ""}, true}};
    });
    return go;
}

void zoom_buttons(ui::Ui& ui, Clinic& clinic, const Visit& visit, const base::Key& key) {
    const auto& said = clinic.words(visit);
    row(ui, 3, [&](int i) {
        ui::Look look;
        look.icon = i == 0 ? "minus" : i == 1 ? "reset" : "plus";
        const Word word = i == 0   ? Word::plate_smaller
                          : i == 1 ? Word::plate_whole
                                   : Word::plate_larger;
        const char* name = i == 0 ? "zoom/out" : i == 1 ? "zoom/reset" : "zoom/in";
        if (!ui::button(ui, name, said(word), look)) return;
        if (i == 1) ui::zoom_out_fully(ui, key);
        else ui::zoom_by(ui, key, i == 0 ? 1 / 1.5F : 1.5F);
    });
}

void sentence(ui::Ui& ui, Clinic& clinic, const Visit& visit, const layout::Diagram& diagram) {
    const auto* chosen = diagram.structure(visit.plate.structure);
    if (chosen) ui::text(ui, ui::Style::section, chosen->title);
    ui::Words look;
    look.tone = chosen ? layout::Tone::ink : layout::Tone::muted;
    look.role = base::Role::Status;
    look.key = "plate/sentence";
    const std::string& hint = clinic.words(visit)(Word::plate_choose);
    ui::text(ui, ui::Style::reading, chosen ? chosen->sentence : hint, look);
}

void structure_buttons(ui::Ui& ui, Visit& visit, const layout::Diagram& diagram) {
    std::vector<const layout::Structure*> list;
    for (const auto& structure : diagram.structures())
        if (structure.layer.empty() || structure.layer == visit.plate.layer) list.push_back(&structure);
    std::stable_sort(list.begin(), list.end(),
                     [](const auto* a, const auto* b) { return a->primary > b->primary; });
    const int count = ui.width() > 200 * ui.theme().scale * 0.95F ? 3 : 2;
    const float width = (ui.width() - ui.theme().gap * static_cast<float>(count - 1)) /
                        static_cast<float>(count);
    for (std::size_t first = 0; first < list.size(); first += static_cast<std::size_t>(count)) {
        const std::size_t end = std::min(list.size(), first + static_cast<std::size_t>(count));
        ui::Look look;
        for (std::size_t i = first; i < end; ++i)
            look.height = std::max(look.height, ui::height_of(ui, list[i]->title, width, {}));
        row(ui, count, [&](int column) {
            const std::size_t i = first + static_cast<std::size_t>(column);
            if (i >= end) return;
            look.selected = list[i]->id == visit.plate.structure;
            if (ui::button(ui, base::Key("structure") / list[i]->id, list[i]->title, look))
                visit.plate.structure = look.selected ? "" : list[i]->id;
        });
    }
}

}  // namespace

Go Plate::draw(ui::Ui& ui, Clinic& clinic, Visit& visit) const {
    const auto& diagrams = clinic.diagrams(visit.language);
    const auto found = diagrams.find(id);
    if (found == diagrams.end()) return {Back{}};
    const layout::Diagram& diagram = found->second;
    const base::Rect area = room(ui, clinic, visit);
    const bool wide = ui.glass().landscape();
    const base::Key key = base::Key("plate") / id;
    Go go = stay();
    const float gap = ui.theme().gap;
    const float figure_width = wide ? area.width * 0.54F : area.width;
    float below = area.y;
    ui.in({area.x, area.y, figure_width, area.height}, [&] {
        ui::text(ui, ui::Style::title, diagram.title());
        ui::Words look;
        look.tone = layout::Tone::muted;
        ui::text(ui, ui::Style::small, diagram.hint(), look);
        ui.space(gap);
        const float rest = area.bottom() - ui.y();
        const float high = wide ? rest : std::min(figure_width / diagram.aspect(), rest * 0.5F);
        const base::Rect box{ui.x(), ui.y(), figure_width, high};
        const auto touched = ui::plate(ui, key, diagram, visit.plate, box);
        if (touched) visit.plate.structure = *touched;
        below = box.bottom() + gap;
    });
    base::Rect side{area.x, below, area.width, area.bottom() - below};
    if (wide) side = {area.x + figure_width + gap * 2, area.y, area.width - figure_width - gap * 2,
                      area.height};
    ui.scroll(key / "list", side, [&] {
        sentence(ui, clinic, visit, diagram);
        ui.space(gap);
        go = layer_buttons(ui, clinic, visit, id);
        zoom_buttons(ui, clinic, visit, key);
        structure_buttons(ui, visit, diagram);
        ui::Words look;
        look.tone = layout::Tone::muted;
        ui::text(ui, ui::Style::small, diagram.note(), look);
    });
    return go;
}

}  // namespace screens
