// The languages the clinic offers, each in its own name.
#include "screens/bar.h"

namespace screens {

using library::Word;

std::string Languages::name() const { return "languages"; }

Go Languages::draw(ui::Ui& ui, Clinic& clinic, Visit& visit) const {
    const auto& said = clinic.words(visit);
    Go go = stay();
    const base::Rect area = room(ui, clinic, visit);
    reading_column(ui, area, [&] {
        ui.scroll("languages", {ui.x(), ui.y(), ui.width(), area.height}, [&] {
            ui::text(ui, ui::Style::title, said(Word::languages_title));
            for (const auto& tag : clinic.languages()) {
                const auto& entry = clinic.edition.language(tag);
                ui.space(ui.theme().gap);
                ui::Look look;
                look.selected = tag == visit.language;
                look.language = entry.language;
                look.height = ui.theme().primary;
                if (ui::button(ui, base::Key("language") / tag, entry.name, look)) {
                    visit.language = tag;
                    go = {Back{}};
                }
                const auto& own = clinic.edition.words(tag);
                if (tag == "en" || !entry.reviewer.empty()) continue;
                ui::Words muted;
                muted.tone = layout::Tone::muted;
                muted.language = entry.language;
                ui::text(ui, ui::Style::small, own(Word::languages_unreviewed), muted);
            }
        });
    });
    return go;
}

}  // namespace screens
