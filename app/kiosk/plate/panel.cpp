#include "kiosk/plate/panel.h"

#include <algorithm>

#include "text/message.h"
#include "ui/plate_view.h"
#include "ui/rows.h"

namespace kiosk {

using content::Msg;
using layout::ColorRole;

namespace {

constexpr float least_em = 15;  // of the words between the buttons: else these stand below

ui::ButtonStyle step_look(bool next) {
    ui::ButtonStyle look;
    look.emphasis = ui::ButtonStyle::Emphasis::primary;
    look.icon = next ? "next" : "back";
    look.stacked = true;
    return look;
}

// Where things stand in it: words in the middle, a button at each end or both below.
struct PanelPlan {
    float pad = 0, button = 0, button_high = 0, words = 0, words_high = 0;
    bool below = false, stacked = true;
    float side() const { return pad * 1.7F; }  // beside words that stand above the buttons
    float height() const {
        return 2 * pad +
               (below ? words_high + pad + button_high : std::max(words_high, button_high));
    }
};

std::string title_of(const ui::Ui& ui, const PartPanel& panel, const layout::Structure& part) {
    if (!panel.numbered) return part.title;
    return ui::numbered_title(ui, ui::parts_of(panel.diagram, panel.layer), part);
}

float words_height(ui::Ui& ui, const PartPanel& panel, const content::Messages& said, float width) {
    const auto level = sentence_level(ui);
    const bool photograph = panel.diagram.structures().empty();
    float high =
        ui::height_of(ui, level, photograph ? panel.diagram.alt() : said(Msg::plate_choose), width);
    for (const auto& part : panel.diagram.structures())
        high = std::max(high,
                        ui::height_of(ui, ui::TextLevel::item, title_of(ui, panel, part), width) +
                            ui::height_of(ui, level, part.sentence, width));
    return high;
}

PanelPlan plan_of(ui::Ui& ui, const PartPanel& panel, const content::Messages& said, float width) {
    PanelPlan plan;
    plan.pad = ui.theme().gap;
    const bool steps = !panel.diagram.structures().empty();
    if (steps) {
        for (const bool next : {false, true})
            plan.button = std::max(
                plan.button, ui::line_width(ui, said(next ? Msg::plate_next : Msg::plate_previous),
                                            step_look(next)));
        plan.button_high = ui::height_of(ui, said(Msg::plate_next), plan.button, step_look(true));
    }
    plan.words = width - 2 * plan.pad - 2 * (steps ? plan.button + plan.pad : 0);
    plan.below = panel.flows || plan.words < ui.theme().type.reading * least_em;
    if (plan.below) {
        plan.words = width - 2 * plan.side();
        plan.button = (width - 3 * plan.pad) / 2;
        ui::ButtonStyle look = step_look(true);
        look.stacked = plan.stacked = false;
        for (const Msg word : {Msg::plate_next, Msg::plate_previous})
            plan.stacked = plan.stacked || ui::line_width(ui, said(word), look) > plan.button;
        look.stacked = plan.stacked;
        plan.button_high = ui::height_of(ui, said(Msg::plate_next), plan.button, look);
    }
    plan.words_high = words_height(ui, panel, said, plan.words);
    return plan;
}

// What it says of the part that is chosen, under its name; else what can be done.
struct PanelWords {
    std::string name, sentence;
};

PanelWords words_of(ui::Ui& ui, const PartPanel& panel, const content::Messages& said) {
    if (const auto* chosen = panel.diagram.structure(panel.chosen))
        return {title_of(ui, panel, *chosen), chosen->sentence};
    // A photograph has no parts to touch: it is told what it shows.
    const bool photograph = panel.diagram.structures().empty();
    return {"", photograph ? panel.diagram.alt() : said(Msg::plate_choose)};
}

float said_height(ui::Ui& ui, const PartPanel& panel, const content::Messages& said, float width) {
    const auto [name, sentence] = words_of(ui, panel, said);
    return ui::height_of(ui, sentence_level(ui), sentence, width) +
           (name.empty() ? 0 : ui::height_of(ui, ui::TextLevel::item, name, width));
}

void draw_panel_words(ui::Ui& ui, const PartPanel& panel, const content::Messages& said) {
    const auto [name, sentence] = words_of(ui, panel, said);
    ui::TextStyle look;
    look.color = ColorRole::on_accent;
    look.ground = ColorRole::accent;
    look.key = "plate/name";
    if (!name.empty()) ui::text(ui, ui::TextLevel::item, name, look);
    look.role = base::Role::Status;
    look.key = "plate/sentence";
    ui::text(ui, sentence_level(ui), sentence, look);
}

// The one before or after it, round and round; the first or last where none is chosen.
std::string neighbour(const PartPanel& panel, bool next) {
    const auto all = ui::parts_of(panel.diagram, panel.layer);
    const auto at = std::find_if(all.begin(), all.end(),
                                 [&](const auto* part) { return part->id == panel.chosen; });
    const auto count = static_cast<std::ptrdiff_t>(all.size());
    if (at == all.end()) return next ? all.front()->id : all.back()->id;
    const auto to = ((at - all.begin()) + (next ? 1 : -1) + count) % count;
    return all[static_cast<std::size_t>(to)]->id;
}

}  // namespace

ui::TextLevel sentence_level(const ui::Ui& ui) {
    const bool scarce = ui.theme().scale > 1.3F || ui.glass().height_mm() < 220;
    return scarce ? ui::TextLevel::small : ui::TextLevel::reading;
}

float PartPanel::height(ui::Ui& ui, const content::Messages& said, float width) const {
    return plan_of(ui, *this, said, width).height();
}

std::optional<std::string> PartPanel::draw(ui::Ui& ui, const content::Messages& said) const {
    const PanelPlan plan = plan_of(ui, *this, said, ui.width());
    const base::Rect box{ui.x(), ui.y(), ui.width(), plan.height()};
    ui.canvas().fill(box, ColorRole::accent, ui.theme().radius);
    const bool steps = !diagram.structures().empty();
    std::optional<std::string> asked;
    const auto button = [&](bool next) {
        const float low = plan.below ? box.bottom() - plan.pad - plan.button_high
                                     : box.centre().y - plan.button_high / 2;
        const float x = next ? box.right() - plan.pad - plan.button : box.x + plan.pad;
        ui::ButtonStyle look = step_look(next);
        look.stacked = plan.stacked;
        look.icon_last = !plan.stacked && next;
        look.height = plan.button_high;
        ui.in({x, low, plan.button, plan.button_high}, [&] {
            if (ui::button(ui, next ? "plate/next" : "plate/previous",
                           said(next ? Msg::plate_next : Msg::plate_previous), look))
                asked = neighbour(*this, next);
        });
    };
    const float x = plan.below || !steps ? box.x + (plan.below ? plan.side() : plan.pad)
                                         : box.x + plan.button + 2 * plan.pad;
    if (steps && !plan.below) button(false);
    // In the middle of the room the longest of them needs: the buttons stay where they are. Where
    // not all of the panel may be seen its words come first.
    const float spare = plan.words_high - said_height(ui, *this, said, plan.words);
    const float y = box.y + plan.pad + (flows ? 0 : spare / 2);
    ui.in({x, y, plan.words, plan.words_high}, [&] { draw_panel_words(ui, *this, said); });
    if (steps && plan.below) button(false);
    if (steps) button(true);
    ui.space(box.height);
    return asked;
}

}  // namespace kiosk
