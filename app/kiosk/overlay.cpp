#include "kiosk/overlay.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "kiosk/bar.h"

namespace kiosk {

using content::Msg;

namespace {

constexpr int ring_dots = 30;  // one a second, as long as it waits

// A ring that empties: time is seen to pass, not only read.
void draw_ring(ui::Ui& ui, base::Point centre, float radius, double left_s) {
    for (int i = 0; i < ring_dots; ++i) {
        const double turn = 2 * std::numbers::pi * i / ring_dots - std::numbers::pi / 2;
        const base::Point at{centre.x + radius * static_cast<float>(std::cos(turn)),
                             centre.y + radius * static_cast<float>(std::sin(turn))};
        const bool gone = ring_dots - i > std::ceil(left_s);
        ui.canvas().dot(at, gone ? layout::ColorRole::edge : layout::ColorRole::accent,
                        gone ? radius * 0.03F : radius * 0.075F);
    }
}

}  // namespace

bool draw_cover(ui::Ui& ui, const content::Messages& said) {
    const auto& glass = ui.glass();
    const base::Rect all{0, 0, glass.width_mm(), glass.height_mm()};
    ui.canvas().fill(all, layout::ColorRole::cover, 0);
    ui::Node node;
    node.key = "cover/return";
    node.role = base::Role::Button;
    node.name = said(Msg::cover_title);
    node.language = ui.language();
    node.box_mm = all;
    node.tappable = true;
    const bool touched = ui.declare(std::move(node));
    const float width = std::min(all.width * 0.8F, reading_width(ui));
    const float icon = std::min(30.F, all.height * 0.12F);
    ui.canvas().icon({(all.width - icon) / 2, all.height * 0.36F - icon * 1.5F, icon, icon}, "hide",
                     layout::ColorRole::on_cover);
    ui.in({(all.width - width) / 2, all.height * 0.36F, width, all.height}, [&] {
        ui::TextStyle look;
        look.color = layout::ColorRole::on_cover;
        look.ground = layout::ColorRole::cover;
        look.align = layout::Align::centre;
        ui::text(ui, ui::TextLevel::title, said(Msg::cover_title), look);
        ui.space(ui.theme().group);
        ui::text(ui, ui::TextLevel::reading, said(Msg::cover_text), look);
    });
    const bool key = ui.pressed(ui::NavKey::enter) || ui.pressed(ui::NavKey::back);
    return touched || key;
}

void draw_still_there(ui::Ui& ui, const content::Messages& said, double left_s) {
    const auto& glass = ui.glass();
    const float width = std::min(glass.width_mm() - 2 * ui.theme().margin, reading_width(ui));
    const float x = (glass.width_mm() - width) / 2;
    const float radius = std::min(30.F, glass.height_mm() * 0.1F);
    const float top = ui.canvas().placed({0, glass.height_mm() * 0.08F, 0, 0}).y;
    draw_ring(ui, {glass.width_mm() / 2, top + radius}, radius, left_s);
    ui.in({x, glass.height_mm() * 0.08F + 2.5F * radius, width, glass.height_mm()}, [&] {
        ui::TextStyle look;
        look.align = layout::Align::centre;
        ui::text(ui, ui::TextLevel::title, said(Msg::still_title), look);
        ui.space(ui.theme().gap);
        look.role = base::Role::Alert;
        look.key = "still/left";
        const int seconds = std::max(1, static_cast<int>(std::ceil(left_s)));
        ui::text(ui, ui::TextLevel::item, said(Msg::still_text, {{"n", seconds}}), look);
        ui.space(ui.theme().group * 1.5F);
        ui::ButtonStyle yes;
        yes.emphasis = ui::ButtonStyle::Emphasis::primary;
        yes.height = 34;
        // Any touch already counts as presence; the button is there to be found.
        ui::button(ui, "still/yes", said(Msg::still_yes), yes);
    });
}

Go draw_leaving(ui::Ui& ui, const content::Messages& said, Session& session) {
    const auto& glass = ui.glass();
    const float width = std::min(glass.width_mm() - 2 * ui.theme().margin, reading_width(ui));
    Go go = stay();
    const base::Rect box{(glass.width_mm() - width) / 2, glass.height_mm() * 0.2F, width,
                         glass.height_mm() * 0.8F};
    ui.discreet();
    ui.scroll("leaving", box, [&] {
        ui::text(ui, ui::TextLevel::title, said(Msg::leaving_title));
        ui.space(ui.theme().gap);
        ui::text(ui, ui::TextLevel::reading,
                 said(Msg::leaving_text, {{"n", static_cast<int>(session.questions.size())}}));
        ui.space(ui.theme().group);
        const auto button = [&](const char* key, Msg word, const char* icon, bool primary) {
            ui::ButtonStyle look;
            look.icon = icon;
            look.height = ui.theme().primary * 1.3F;
            if (primary) look.emphasis = ui::ButtonStyle::Emphasis::primary;
            const bool chosen = ui::button(ui, key, said(word), look);
            ui.space(ui.theme().gap * 1.4F);
            return chosen;
        };
        if (button("leaving/print", Msg::questions_print, "printer", true))
            go = open(PrintScreen{""});
        if (button("leaving/over", Msg::bar_start_over, "start-over", false)) go = {Over{}};
        const bool stays = button("leaving/stay", Msg::leaving_stay, "back", false);
        if (stays || ui.pressed(ui::NavKey::back) || std::holds_alternative<Open>(go.what))
            session.leaving = false;
    });
    return go;
}

Samples overlay_samples() {
    const auto asks = [](Session& session) { session.questions = {"One?", "Two?"}; };
    return {
        {.name = "leaving", .route = HomeScreen{}, .before = asks, .over = Sample::Over::leaving},
        {.name = "cover", .route = HomeScreen{}, .over = Sample::Over::cover},
        {.name = "still-there", .route = HomeScreen{}, .over = Sample::Over::still_there}};
}

}  // namespace kiosk
