// The languages the clinic offers, each in its own name; and a second one to stand beside.
#include "kiosk/screens/languages.h"

#include "kiosk/bar.h"
#include "kiosk/sample.h"
#include "ui/rows.h"

namespace kiosk {

using content::Msg;

std::string LanguagesScreen::name() const { return "languages"; }

namespace {

// The language of the screens; one that nobody has read through says so on its own button.
Go choose(ui::Ui& ui, Services& services, Session& session) {
    Go go = stay();
    std::vector<ui::RowCard> cards;
    for (const auto& tag : services.languages()) {
        const auto& entry = services.edition.language(tag);
        ui::Card card;
        card.title = entry.name;
        card.language = entry.language;
        if (services.edition.machine_made(tag))
            card.text = services.edition.words(tag)(Msg::languages_unreviewed);
        card.selected = tag == session.language;
        card.icon = card.selected ? "check" : "language";
        card.beside = true;
        cards.push_back({base::Key("language") / tag, card, [&session, &go, tag] {
                             session.language = tag;
                             if (session.companion == tag) session.companion.clear();
                             go = {Back{}};
                         }});
    }
    ui::card_rows(ui, ui.width(), cards);
    return go;
}

// A second language beside it: one control that turns it on, and off again.
void choose_beside(ui::Ui& ui, Services& services, Session& session) {
    const auto& said = services.words(session);
    ui::text(ui, ui::TextLevel::section, said(Msg::languages_beside));
    ui::text(ui, ui::TextLevel::reading, said(Msg::languages_beside_text));
    ui.space(ui.theme().gap);
    std::vector<ui::RowButton> switches;
    ui::ButtonStyle look;
    for (const auto& tag : services.languages()) {
        if (tag == session.language) continue;
        const bool on = tag == session.companion;
        look.selected = on;
        look.icon = on ? "check" : "plus";
        const std::string both = services.edition.language(session.language).name + " + " +
                                 services.edition.language(tag).name;
        switches.push_back({base::Key("beside") / tag, both, look,
                            [&session, tag, on] { session.companion = on ? "" : tag; }});
    }
    ui::button_rows(ui, {2, look}, switches);
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
