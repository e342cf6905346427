#include "desk/panel.h"

#include <algorithm>

namespace desk {

using layout::ColorRole;
using ui::TextLevel;

namespace {

constexpr float panel_pad_mm = 4, row_pad_mm = 1.6F, least_words_mm = 70;

float acts_width(ui::Ui& ui, const std::vector<Button>& acts) {
    float wide = 0;
    for (const auto& one : acts) wide += width_of(ui, one) + ui.theme().gap;
    return wide;
}

float button_height(ui::Ui& ui) {
    ui::ButtonStyle tall;
    tall.icon = "check";
    return ui::height_of(ui, "x", 60, tall);
}

// Where the words of a row stand, and whether what can be done stands beside or below them.
struct Room {
    float words = 0, high = 0;
    bool beside = true;
};

Room room_of(ui::Ui& ui, const PanelRow& row, float wide) {
    const float acts = acts_width(ui, row.acts);
    Room room;
    room.beside = wide - acts >= least_words_mm || row.acts.empty();
    room.words = room.beside ? wide - acts : wide;
    float high = ui::height_of(ui, TextLevel::item, row.title, room.words);
    for (const auto* words : {&row.mark, &row.under})
        if (!words->empty()) high += ui::height_of(ui, TextLevel::small, *words, room.words);
    const float buttons = row.acts.empty() ? 0 : button_height(ui);
    room.high = room.beside ? std::max(high, buttons) : high + ui.theme().gap + buttons;
    room.high += 2 * row_pad_mm;
    return room;
}

void draw_row(ui::Ui& ui, const PanelRow& row, const Room& room) {
    const float x = ui.x(), y = ui.y(), wide = ui.width();
    const float below = ui.in({x, y + row_pad_mm, room.words, 0}, [&] {
        ui::TextStyle look;
        look.ground = ColorRole::card;
        look.key = row.key;
        ui::text(ui, TextLevel::item, row.title, look);
        look.key.clear();
        look.color = ColorRole::emergency_ink;
        if (!row.mark.empty()) ui::text(ui, TextLevel::small, row.mark, look);
        look.color = ColorRole::muted;
        if (!row.under.empty()) ui::text(ui, TextLevel::small, row.under, look);
    });
    if (!row.acts.empty()) {
        const float acts = acts_width(ui, row.acts);
        const float top =
            room.beside ? y + (room.high - button_height(ui)) / 2 : below + ui.theme().gap;
        const float from = room.beside ? x + wide - acts + ui.theme().gap : x;
        ui.in({from, top, room.beside ? acts : wide, 0}, [&] { toolbar(ui, row.acts); });
    }
    ui.space(room.high);
}

}  // namespace

void panel(ui::Ui& ui, const Panel& what) {
    const float wide = ui.width() - 2 * panel_pad_mm;
    std::vector<Room> rooms;
    float high = 2 * panel_pad_mm + ui::height_of(ui, TextLevel::section, what.title, wide) + 1;
    if (!what.aside.empty()) high += ui::height_of(ui, TextLevel::small, what.aside, wide);
    for (const auto& row : what.rows) {
        rooms.push_back(room_of(ui, row, wide));
        high += rooms.back().high;
    }
    const bool acts = !what.acts.empty();
    float acts_high = 0;
    if (acts) {
        const float rows = std::ceil(acts_width(ui, what.acts) / std::max(1.F, wide));
        acts_high = ui.theme().gap + rows * (button_height(ui) + ui.theme().gap);
    }
    high += acts_high;
    const base::Rect box{ui.x(), ui.y(), ui.width(), high};
    ui.canvas().fill(box, ColorRole::card, ui.theme().radius);
    ui.canvas().line(box, what.grave ? ColorRole::emergency : ColorRole::edge, ui.theme().radius,
                     0.5F);
    ui.in({box.x + panel_pad_mm, box.y + panel_pad_mm, wide, high}, [&] {
        ui::TextStyle look;
        look.ground = ColorRole::card;
        look.key = what.key;
        ui::text(ui, TextLevel::section, what.title, look);
        look.key.clear();
        look.color = ColorRole::muted;
        if (!what.aside.empty()) ui::text(ui, TextLevel::small, what.aside, look);
        ui.space(1);
        for (std::size_t i = 0; i < what.rows.size(); ++i) {
            ui.canvas().fill({ui.x(), ui.y(), wide, 0.3F}, ColorRole::edge, 0);
            draw_row(ui, what.rows[i], rooms[i]);
        }
        if (!acts) return;
        ui.space(ui.theme().gap);
        toolbar(ui, what.acts);
    });
    ui.space(high + ui.theme().gap * 1.4F);
}

}  // namespace desk
