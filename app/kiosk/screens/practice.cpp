// A place to try the keys: they do nothing there but say what they are.
#include "kiosk/screens/practice.h"

#include "kiosk/bar.h"
#include "kiosk/sample.h"

namespace kiosk {

using content::Msg;

std::string PracticeScreen::name() const { return "practice"; }

namespace {

Msg key_word(ui::NavKey press) {
    switch (press) {
        case ui::NavKey::up:
        case ui::NavKey::back_tab:
            return Msg::key_up;
        case ui::NavKey::down:
        case ui::NavKey::tab:
            return Msg::key_down;
        case ui::NavKey::left:
            return Msg::key_left;
        case ui::NavKey::right:
            return Msg::key_right;
        case ui::NavKey::enter:
            return Msg::key_select;
        case ui::NavKey::back:
        case ui::NavKey::erase:
            return Msg::key_back;
        case ui::NavKey::help:
            return Msg::key_help;
        case ui::NavKey::louder:
            return Msg::key_louder;
        case ui::NavKey::quieter:
            return Msg::key_quieter;
        case ui::NavKey::faster:
            return Msg::key_faster;
        case ui::NavKey::slower:
            return Msg::key_slower;
        case ui::NavKey::move:
            return Msg::key_move;
        case ui::NavKey::staff:
        case ui::NavKey::page_up:
        case ui::NavKey::page_down:
        case ui::NavKey::first:
        case ui::NavKey::last:
            break;
    }
    return Msg::key_other;
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
        ui::TextStyle look;
        look.role = base::Role::Alert;
        look.key = "practice/key";
        if (session.practised)
            ui::text(ui, ui::TextLevel::section, said(key_word(*session.practised)), look);
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
