// The first thing a passer-by sees: what this is, that it is private and free, that staff can help.
// No picture, no topic. Any touch begins a visit.
#include "kiosk/screens/attract.h"

#include "kiosk/bar.h"
#include "kiosk/sample.h"

namespace kiosk {

using content::Msg;

std::string AttractScreen::name() const { return "attract"; }

namespace {

void words(ui::Ui& ui, const content::Messages& said, const std::string& clinic_name) {
    ui::TextStyle look;
    look.color = layout::ColorRole::on_cover;
    look.ground = layout::ColorRole::cover;
    ui::text(ui, ui::TextLevel::reading, clinic_name, look);
    ui.space(ui.glass().height_mm() * (ui.glass().landscape() ? 0.04F : 0.08F));
    ui::text(ui, ui::TextLevel::poster, said(Msg::attract_title), look);
    ui.space(ui.theme().group);
    ui::text(ui, ui::TextLevel::lead, said(Msg::attract_text), look);
    ui.space(ui.theme().group * 0.7F);
    ui::text(ui, ui::TextLevel::reading, said(Msg::attract_private), look);
}

}  // namespace

Go AttractScreen::draw(ui::Ui& ui, Services& services, Session& session) const {
    const auto& said = services.words(session);
    const auto& glass = ui.glass();
    ui.canvas().fill({0, 0, glass.width_mm(), glass.height_mm()}, layout::ColorRole::cover, 0);
    Go go = stay();
    const float side = ui.theme().margin * 1.3F;
    const float width = std::min(glass.width_mm() - 2 * side, reading_width(ui));
    const float top = glass.height_mm() * (glass.landscape() ? 0.05F : 0.065F);
    ui.in({(glass.width_mm() - width) / 2, top, width, glass.height_mm()}, [&] {
        words(ui, said, services.settings.name);
        ui.space(ui.theme().group * 1.6F);
        ui::ButtonStyle start;
        start.emphasis = ui::ButtonStyle::Emphasis::cover;
        start.height = glass.landscape() ? 22 : 30;
        if (ui::button(ui, "attract/start", said(Msg::attract_start), start))
            go = open(HomeScreen{});
        ui.space(ui.theme().group);
        const auto& languages = services.languages();
        if (languages.size() < 2) return;
        ui.columns(static_cast<int>(languages.size()), [&](int i) {
            const auto& entry = services.edition.language(languages[static_cast<std::size_t>(i)]);
            ui::ButtonStyle look;
            look.emphasis = ui::ButtonStyle::Emphasis::cover;
            look.language = entry.language;
            if (!ui::button(ui, base::Key("language") / entry.language.tag, entry.name, look))
                return;
            session.language = entry.language.tag;
            go = open(HomeScreen{});
        });
    });
    const bool started = std::holds_alternative<Open>(go.what);
    if (!started && ui.gesture().tapped) go = open(HomeScreen{});
    if (!started && ui.pressed(ui::NavKey::enter) && !session.memory.focus_shown)
        go = open(HomeScreen{});
    return go;
}

Samples AttractScreen::samples(const Survey&) { return {{"attract", AttractScreen{}}}; }

}  // namespace kiosk
