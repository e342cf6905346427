#include "kiosk/plate/player.h"

#include <algorithm>

#include "kiosk/plate/panel.h"
#include "text/message.h"
#include "ui/rows.h"

namespace kiosk {

using content::Msg;
using layout::ColorRole;

namespace {

constexpr float bar_mm = 2;  // how high the marks of the steps are

std::size_t step_shown(const layout::Diagram& diagram, const Session& session) {
    const auto& steps = diagram.structures();
    for (std::size_t i = 0; i < steps.size(); ++i)
        if (steps[i].id == session.plate.structure) return i;
    return 0;
}

// "1. The bladder fills" without its number, where that stands beside it.
std::string without_number(const std::string& title) {
    const auto digits = title.find_first_not_of("0123456789");
    if (digits == 0 || digits == std::string::npos || title[digits] != '.') return title;
    const std::string rest = title.substr(digits + 1);
    for (const std::string space : {" ", "\u00A0"})  // with or without a break
        if (rest.starts_with(space)) return rest.substr(space.size());
    return title;
}

float said_height(ui::Ui& ui, const layout::Diagram& diagram, float width) {
    float high = 0;
    for (const auto& step : diagram.structures())
        high = std::max(high, ui::height_of(ui, ui::TextLevel::item, step.title, width) +
                                  ui::height_of(ui, sentence_level(ui), step.sentence, width));
    return high;
}

// One mark a step: full where it was shown, growing while it plays.
void draw_marks(ui::Ui& ui, const Session& session, std::size_t count, std::size_t shown) {
    const float gap = ui.theme().gap * 0.6F;
    const float width =
        (ui.width() - gap * static_cast<float>(count - 1)) / static_cast<float>(count);
    const float played = WayPlayer::along(ui, session);
    const float part = session.plays_since_s < 0 && played == 0 ? 1 : played;
    for (std::size_t i = 0; i < count; ++i) {
        const base::Rect box{ui.x() + (width + gap) * static_cast<float>(i), ui.y(), width, bar_mm};
        ui.canvas().fill(box, ColorRole::card, bar_mm / 2);
        const float full = i < shown ? 1 : i == shown ? part : 0;
        ui.canvas().fill(
            {box.x, box.y, std::max(bar_mm + 1, width * full) * (full > 0 ? 1.F : 0.F), bar_mm},
            ColorRole::accent, bar_mm / 2);
    }
    ui.space(bar_mm);
}

void draw_step(ui::Ui& ui, const layout::Structure& step) {
    ui::TextStyle look;
    look.ground = ColorRole::accent_soft;
    look.color = ColorRole::accent;
    look.key = "plate/name";
    ui::text(ui, ui::TextLevel::item, step.title, look);
    look.color = ColorRole::ink;
    look.role = base::Role::Status;
    look.key = "plate/sentence";
    ui::text(ui, sentence_level(ui), step.sentence, look);
}

struct PlayerButton {
    const char* key;
    Msg word;
    ui::ButtonStyle look;
    std::function<void()> act;
};

void show_step(Session& session, const layout::Structure& step, double plays_since_s) {
    session.plate.structure = step.id;
    session.plays_since_s = plays_since_s;
}

// Play stands in the middle; where nothing moves by itself there is none.
std::vector<PlayerButton> buttons_of(ui::Ui& ui, const layout::Diagram& diagram, Session& session) {
    const auto& steps = diagram.structures();
    const std::size_t shown = step_shown(diagram, session);
    const bool plays = session.plays_since_s >= 0, moves = ui.theme().motion;
    const double now_s = ui.input().now_s;
    const auto look = [](const char* icon, bool main) {
        ui::ButtonStyle made;
        made.icon = icon;
        if (main) made.emphasis = ui::ButtonStyle::Emphasis::primary;
        return made;
    };
    PlayerButton back{"plate/previous", Msg::plate_previous, look("back", false),
                      [&session, &steps, shown] { show_step(session, steps[shown - 1], -1); }};
    back.look.enabled = shown > 0;
    PlayerButton next{"plate/next", Msg::plate_next, look("next", !moves),
                      [&session, &steps, shown] { show_step(session, steps[shown + 1], -1); }};
    next.look.enabled = shown + 1 < steps.size();
    next.look.icon_last = true;
    if (!moves) return {back, next};
    // Once all was played it begins anew; what was halted goes on.
    const float played = WayPlayer::along(ui, session);
    const bool again = played >= 1 && shown + 1 == steps.size();
    const std::size_t from = again ? 0 : shown;
    const double began_s = again ? now_s : now_s - step_s * static_cast<double>(played);
    return {back,
            {"plate/play", plays ? Msg::listen_pause : Msg::plate_play,
             look(plays ? "pause" : "play", true),
             [&session, &steps, shown, from, plays, played, began_s] {
                 show_step(session, steps[plays ? shown : from], plays ? -1 - played : began_s);
             }},
            next};
}

// Icons above the words where these have no room beside them.
bool stacks(ui::Ui& ui, const content::Messages& said, float each) {
    ui::ButtonStyle look;
    look.icon = "next";
    for (const Msg word :
         {Msg::plate_previous, Msg::plate_next, Msg::plate_play, Msg::listen_pause})
        if (ui::line_width(ui, said(word), look) > each) return true;
    return false;
}

// As high with either word of Play.
float buttons_height(ui::Ui& ui, const content::Messages& said, float width) {
    ui::ButtonStyle look;
    look.emphasis = ui::ButtonStyle::Emphasis::primary;
    look.icon = "next";
    const float each = (width - 2 * ui.theme().gap) / 3;
    look.stacked = stacks(ui, said, each);
    float high = 0;
    for (const Msg word :
         {Msg::plate_previous, Msg::plate_next, Msg::plate_play, Msg::listen_pause})
        high = std::max(high, ui::height_of(ui, said(word), each, look));
    return high;
}

// All in one row on a high glass, where each word has room; else in rows, the numbers beside them.
int cards_beside(ui::Ui& ui, const layout::Diagram& diagram, float width) {
    const auto& steps = diagram.structures();
    const auto count = static_cast<float>(steps.size());
    const float each = (width - ui.theme().gap * (count - 1)) / count - 2.6F * ui.theme().gap;
    bool fits = !ui.glass().landscape();
    for (const auto& step : steps)
        fits = fits && ui::widest_word(ui, without_number(step.title),
                                       {ui.theme().type.small, true, 1.3F}) < each;
    if (fits) return static_cast<int>(steps.size());
    return width > ui.theme().type.small * 18 ? 2 : 1;
}

ui::Card card_of_step(const ui::Ui& ui, const layout::Diagram& diagram, std::size_t i,
                      bool one_row) {
    ui::Card card;
    card.title = without_number(diagram.structures()[i].title);
    card.beside = !one_row;
    card.centred = one_row;
    card.name = diagram.structures()[i].title;
    card.mark = text::message("{n}", ui.language().tag, {{"n", static_cast<int>(i) + 1}});
    card.disc = card.accent = true;
    return card;
}

struct CardRows {
    int beside = 1;
    float high = 0;  // of a card
    float rows = 1;
    bool one_row(std::size_t count) const { return beside == static_cast<int>(count); }
};

CardRows card_rows(ui::Ui& ui, const layout::Diagram& diagram, float width) {
    const std::size_t count = diagram.structures().size();
    CardRows made{cards_beside(ui, diagram, width), 0, 1};
    const auto across = static_cast<float>(made.beside);
    const float each = (width - ui.theme().gap * (across - 1)) / across;
    for (std::size_t i = 0; i < count; ++i)
        made.high = std::max(
            made.high, ui::height_of(ui, card_of_step(ui, diagram, i, made.one_row(count)), each));
    made.rows = std::ceil(static_cast<float>(count) / across);
    return made;
}

}  // namespace

float WayPlayer::along(const ui::Ui& ui, const Session& session) {
    const double since_s = session.plays_since_s;
    if (!ui.theme().motion) return 0.5F;  // it goes from step to step, and stands in their middle
    const double share = since_s < 0 ? -1 - since_s : (ui.input().now_s - since_s) / step_s;
    return static_cast<float>(std::clamp(share, 0.0, 1.0));
}

void WayPlayer::follow(Session& session, double now_s) const {
    const auto& steps = diagram.structures();
    const std::size_t shown = step_shown(diagram, session);
    session.plate.structure = steps[shown].id;
    if (session.plays_since_s < 0 || now_s - session.plays_since_s < step_s) return;
    const bool more = shown + 1 < steps.size();
    if (more) session.plate.structure = steps[shown + 1].id;
    session.plays_since_s = more ? now_s : -2;
}

float WayPlayer::height(ui::Ui& ui, const content::Messages& said, float width) const {
    const float pad = ui.theme().gap * 1.3F;
    return said_height(ui, diagram, width - 2 * pad) + bar_mm + 2.6F * pad + ui.theme().gap +
           buttons_height(ui, said, width);
}

void WayPlayer::draw(ui::Ui& ui, const content::Messages& said, Session& session) const {
    const auto& steps = diagram.structures();
    const std::size_t shown = step_shown(diagram, session);
    const float pad = ui.theme().gap * 1.3F;
    const float high = said_height(ui, diagram, ui.width() - 2 * pad) + bar_mm + 2.6F * pad;
    const base::Rect box{ui.x(), ui.y(), ui.width(), high};
    ui.canvas().fill(box, ColorRole::accent_soft, ui.theme().radius);
    ui.canvas().line(box, ColorRole::accent, ui.theme().radius, 0.5F);
    ui.in(box.inset(pad), [&] {
        draw_marks(ui, session, steps.size(), shown);
        ui.space(pad * 0.6F);
        draw_step(ui, steps[shown]);
    });
    ui.space(high + ui.theme().gap);
    auto buttons = buttons_of(ui, diagram, session);
    const float tall = buttons_height(ui, said, ui.width());
    const bool stacked = stacks(ui, said, (ui.width() - 2 * ui.theme().gap) / 3);
    ui.columns(static_cast<int>(buttons.size()), [&](int column) {
        auto& one = buttons[static_cast<std::size_t>(column)];
        one.look.height = tall;
        one.look.stacked = stacked;
        if (ui::button(ui, one.key, said(one.word), one.look)) one.act();
    });
}

float WayPlayer::cards_height(ui::Ui& ui, float width) const {
    const CardRows all = card_rows(ui, diagram, width);
    return all.rows * (all.high + ui.theme().gap) - ui.theme().gap;
}

void WayPlayer::draw_cards(ui::Ui& ui, Session& session) const {
    const auto& steps = diagram.structures();
    const CardRows all = card_rows(ui, diagram, ui.width());
    const std::size_t shown = step_shown(diagram, session);
    const auto beside = static_cast<std::size_t>(all.beside);
    for (std::size_t first = 0; first < steps.size(); first += beside) {
        if (first > 0) ui.space(ui.theme().gap);
        ui.columns(all.beside, [&](int column) {
            const std::size_t i = first + static_cast<std::size_t>(column);
            if (i >= steps.size()) return;
            ui::Card card = card_of_step(ui, diagram, i, all.one_row(steps.size()));
            card.selected = i == shown;
            if (ui::card(ui, base::Key("structure") / steps[i].id, card, all.high))
                show_step(session, steps[i], -1);
        });
    }
}

}  // namespace kiosk
