#include "kiosk/overlay.h"

#include <algorithm>
#include <cmath>

#include "kiosk/bar.h"

namespace kiosk {

using content::Msg;

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
    ui.in({x, glass.height_mm() * 0.26F, width, glass.height_mm()}, [&] {
        ui::text(ui, ui::TextLevel::title, said(Msg::still_title));
        ui.space(ui.theme().gap);
        ui::TextStyle look;
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

Samples overlay_samples() {
    return {{.name = "cover", .route = HomeScreen{}, .over = Sample::Over::cover},
            {.name = "still-there", .route = HomeScreen{}, .over = Sample::Over::still_there}};
}

}  // namespace kiosk
