// The languages the clinic offers, each in its own name; and a second one to stand beside.
#include "kiosk/screens/languages.h"

#include "kiosk/bar.h"
#include "kiosk/sample.h"

namespace kiosk {

using content::Msg;

std::string LanguagesScreen::name() const { return "languages"; }

namespace {

bool language_button(ui::Ui& ui, const content::LanguageEntry& entry, const base::Key& key,
                     bool selected) {
    ui.space(ui.theme().gap);
    ui::ButtonStyle look;
    look.selected = selected;
    look.icon = selected ? "check" : "";
    look.language = entry.language;
    look.height = ui.theme().primary;
    return ui::button(ui, key, entry.name, look);
}

// The language of the screens; of each that nobody has read through it says so.
Go choose(ui::Ui& ui, Services& services, Session& session) {
    Go go = stay();
    const std::string now = session.language;
    for (const auto& tag : services.languages()) {
        const auto& entry = services.edition.language(tag);
        if (language_button(ui, entry, base::Key("language") / tag, tag == now)) {
            session.language = tag;
            if (session.companion == tag) session.companion.clear();
            go = {Back{}};
        }
        if (!services.edition.machine_made(tag)) continue;
        ui::TextStyle muted;
        muted.color = layout::ColorRole::muted;
        muted.language = entry.language;
        ui::text(ui, ui::TextLevel::small, services.edition.words(tag)(Msg::languages_unreviewed),
                 muted);
        ui.space(ui.theme().gap);  // it belongs to the button above it
    }
    return go;
}

// A second language to stand beside it, or none.
void choose_beside(ui::Ui& ui, Services& services, Session& session) {
    const auto& said = services.words(session);
    ui::text(ui, ui::TextLevel::section, said(Msg::languages_beside));
    ui::text(ui, ui::TextLevel::reading, said(Msg::languages_beside_text));
    const std::string now = session.companion;
    for (const auto& tag : services.languages())
        if (tag != session.language && language_button(ui, services.edition.language(tag),
                                                       base::Key("beside") / tag, tag == now))
            session.companion = tag;
    ui.space(ui.theme().gap);
    ui::ButtonStyle alone;
    alone.selected = session.companion.empty();
    alone.icon = alone.selected ? "check" : "";
    if (ui::button(ui, "beside/none", said(Msg::languages_alone), alone)) session.companion.clear();
}

}  // namespace

Go LanguagesScreen::draw(ui::Ui& ui, Services& services, Session& session) const {
    const auto& said = services.words(session);
    Go go = stay();
    const base::Rect area = room(ui, services, session);
    reading_column(ui, area, [&] {
        ui.scroll("languages", {ui.x(), ui.y(), ui.width(), area.height}, [&] {
            ui::text(ui, ui::TextLevel::title, said(Msg::languages_title));
            const bool several = services.languages().size() > 1;
            go = choose(ui, services, session);
            if (!several) return;
            ui.space(ui.theme().group);
            choose_beside(ui, services, session);
        });
    });
    return go;
}

Samples LanguagesScreen::samples(const Survey&) { return {{"languages", LanguagesScreen{}}}; }

}  // namespace kiosk
