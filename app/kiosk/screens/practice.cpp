// A place to try the keys: they do nothing there but say what they are.
#include "kiosk/screens/practice.h"

#include <algorithm>
#include <array>

#include "kiosk/bar.h"
#include "kiosk/sample.h"

namespace kiosk {

using content::Msg;

std::string PracticeScreen::name() const { return "practice"; }

namespace {

// What a key looks like on the keypad, by ui::name. Icons that point are turned over with the
// screen; the keypad is not.
const char* icon_of(std::string_view key, bool rtl) {
    if (rtl && (key == "left" || key == "right")) key = key == "left" ? "right" : "left";
    constexpr std::array<std::pair<std::string_view, const char*>, 12> icons{{
        {"up", "arrow-up"},
        {"down", "arrow-down"},
        {"left", "back"},
        {"right", "next"},
        {"select", "check"},
        {"back", "close"},
        {"help", "question"},
        {"louder", "louder"},
        {"quieter", "quieter"},
        {"faster", "plus"},
        {"slower", "minus"},
        {"move", "again"},
    }};
    for (const auto& [name, icon] : icons)
        if (name == key) return icon;
    return "keys";
}

// The key that was tried last, large, and what it does; before the first, the keypad. As high
// whatever it shows: nothing moves with a key.
void key_panel(ui::Ui& ui, const content::Messages& said, const std::string& key, float height) {
    using layout::ColorRole;
    const base::Rect box{ui.x(), ui.y(), ui.width(), height};
    ui.canvas().fill(box, ColorRole::accent_soft, ui.theme().radius);
    const float disc = height * 0.42F, icon = disc * 0.56F;
    const auto middle = [&](float size) {
        return base::Rect{box.centre().x - size / 2, box.y + height * 0.32F - size / 2, size, size};
    };
    ui.canvas().fill(middle(disc), ColorRole::card, disc / 2);
    ui.canvas().line(middle(disc), ColorRole::accent, disc / 2, 0.8F);
    ui.canvas().icon(middle(icon), icon_of(key, ui.language().rtl()), ColorRole::accent);
    const float pad = ui.theme().gap * 1.4F;
    ui.in({box.x + pad, box.y + height * 0.62F, box.width - 2 * pad, height * 0.38F}, [&] {
        ui::TextStyle look;
        look.role = base::Role::Alert;
        look.key = "practice/key";
        look.align = layout::Align::centre;
        look.ground = ColorRole::accent_soft;
        if (!key.empty())
            ui::text(ui, ui::TextLevel::section, said(*content::msg_from("key_" + key)), look);
    });
    ui.space(height);
}

}  // namespace

Go PracticeScreen::draw(ui::Ui& ui, Services& services, Session& session) const {
    const auto& said = services.words(session);
    Go go = stay();
    const base::Rect area = room(ui, services, session);
    reading_column(ui, area, [&] {
        ui::text(ui, ui::TextLevel::title, said(Msg::practice_title));
        ui.space(ui.theme().gap);
        ui::text(ui, ui::TextLevel::reading, said(Msg::practice_text));
        ui.space(ui.theme().group);
        const float leave = ui::height_of(ui, said(Msg::practice_leave), ui.width(), {});
        const float rest = area.bottom() - ui.y() - ui.theme().group - leave;
        const float high = std::min(rest, ui.theme().type.section * 13);
        const std::string key =
            session.practised ? std::string(ui::name(*session.practised)) : std::string();
        key_panel(ui, said, key, high);
        ui.space(ui.theme().group);
        if (ui::button(ui, "practice/leave", said(Msg::practice_leave), {})) go = {Back{}};
    });
    return go;
}

Samples PracticeScreen::samples(const Survey&) {
    return {{"practice", PracticeScreen{}},
            {"practice-key", PracticeScreen{},
             [](Session& session) { session.practised = ui::NavKey::left; }}};
}

}  // namespace kiosk
