// Before a page about a procedure: its warnings, what to do instead, and a press that says "read".
#include "kiosk/screens/gate.h"

#include "kiosk/bar.h"
#include "kiosk/sample.h"

namespace kiosk {

using content::Msg;

std::string GateScreen::name() const { return "gate/" + topic; }

Go GateScreen::draw(ui::Ui& ui, Services& services, Session& session) const {
    const auto& said = services.words(session);
    const PageShown* page = services.page(session.language, topic);
    if (!page) return {Back{}};
    const auto& front = page->document.front;
    ui.discreet();
    const base::Rect area = room(ui, services, session);
    Go go = stay();
    reading_column(ui, area, [&] {
        ui.scroll(base::Key(name()), {ui.x(), ui.y(), ui.width(), area.height}, [&] {
            ui::text(ui, ui::TextLevel::title, said(Msg::gate_title));
            ui::text(ui, ui::TextLevel::reading, said(Msg::gate_about, {{"title", front.title}}));
            ui.space(ui.theme().group * 0.6F);
            document::Document warnings{front, {}, {}};
            warnings.blocks.emplace_back(document::Block{
                0, document::Warning{document::Urgency::note,
                                     "instead",
                                     {{document::RunKind::plain, said(Msg::gate_instead), ""}},
                                     {{document::RunKind::plain, front.instead, ""}}}});
            const auto own = document::only_warnings(page->document).blocks;
            warnings.blocks.insert(warnings.blocks.end(), own.begin(), own.end());
            show_part(ui, services, session, {name(), warnings, page->language});
            ui.space(ui.theme().group);
            // At the end of the list: who presses it has had the warnings before their eyes.
            ui::ButtonStyle read;
            read.emphasis = ui::ButtonStyle::Emphasis::primary;
            read.icon = "check";
            ui::ButtonStyle leave;
            leave.icon = "back";
            if (ui::button(ui, "gate/read", said(Msg::gate_read), read)) {
                session.gates_read.insert(topic);
                go = {Open{TopicScreen{topic}, true}};
            }
            ui.space(ui.theme().gap);
            if (ui::button(ui, "gate/leave", said(Msg::gate_no), leave)) go = {Back{}};
        });
    });
    return go;
}

Samples GateScreen::samples(const Survey& survey) {
    Samples all;
    const auto guarded = [](const PageShown& page) {
        return page.document.front.kind == document::PageKind::procedure;
    };
    if (const auto id = survey.first(guarded)) all.push_back({"gate", GateScreen{*id}});
    if (!survey.every_page()) return all;
    for (const auto& id : survey.topics())
        if (const auto* page = survey.services.page(survey.language, id); page && guarded(*page))
            all.push_back({"gate-" + id, GateScreen{id}});
    return all;
}

}  // namespace kiosk
