// Before a page about a procedure: why not to try it, its gravest signs, and a press that says
// "read".
#include "kiosk/screens/gate.h"

#include "kiosk/bar.h"
#include "kiosk/sample.h"
#include "layout/styles.h"

namespace kiosk {

using content::Msg;

std::string GateScreen::name() const { return "gate/" + topic; }

namespace {

constexpr std::size_t most_signs = 3;

// Why not to try it, and the signs that cannot wait.
struct Reason {
    std::string title;
    bool stark = false;  // there are two colours only
};

layout::Sheet reason(const layout::LayoutContext& context, const PageShown& page,
                     const Reason& why) {
    using layout::ColorRole;
    layout::SheetBuilder builder(context);
    layout::Ink ink{ColorRole::ink, ColorRole::card, false};
    ink.balanced = true;
    builder.panel(
        {{}, ColorRole::card, ColorRole::edge, ColorRole::none, 5}, context.gap_mm * 1.5F, [&] {
            builder.open(base::Role::Note, why.title + ". " + page.document.front.instead);
            builder.text(why.title, {}, context.type.item, {ColorRole::ink, ColorRole::card, true});
            builder.text(page.document.front.instead, {}, context.type.reading, ink);
            builder.close();
            auto signs = document::warnings(page.document);
            if (signs.size() > most_signs) signs.resize(most_signs);
            for (const auto urgency : {document::Urgency::emergency, document::Urgency::same_day}) {
                std::vector<document::Runs> list;
                for (const auto& sign : signs)
                    if (sign.urgency == urgency) list.push_back(sign.sign);
                if (list.empty()) continue;
                builder.gap(context.gap_mm * 1.2F);
                layout::put_signs(builder, urgency, list, why.stark);
            }
        });
    return builder.finish();
}

}  // namespace

Go GateScreen::draw(ui::Ui& ui, Services& services, Session& session) const {
    const auto& said = services.words(session);
    const PageShown* page = services.page(session.language, topic);
    if (!page) return {Back{}};
    const auto& front = page->document.front;
    ui.discreet();
    const base::Rect area = room(ui, services, session);
    const bool stark = layout::relief_of(ui.canvas().palette()).stark;
    const auto card = [&](float larger) {
        return MadePart{name() + (larger > 1 ? "/larger" : "") + (stark ? "/stark" : ""),
                        [&, larger](const layout::LayoutContext& context) {
                            layout::LayoutContext mine = context.scaled(larger);
                            mine.language = page->language;
                            return reason(mine, *page, {said(Msg::gate_instead), stark});
                        }};
    };
    Go go = stay();
    reading_column(ui, area, [&] {
        ui.scroll(base::Key(name()), {ui.x(), ui.y(), ui.width(), area.height}, [&] {
            ui::text(ui, ui::TextLevel::title, said(Msg::gate_title));
            ui::text(ui, ui::TextLevel::reading, said(Msg::gate_about, {{"title", front.title}}));
            ui.space(ui.theme().group * 0.6F);
            // It is all there is to read here: in larger letters where those leave room for all.
            constexpr float larger = 1.25F, most = 0.6F;
            const bool room = height_of(ui, services, session, card(larger)) < area.height * most;
            show_made(ui, services, session, card(room ? larger : 1));
            ui.space(ui.theme().group);
            ui::ButtonStyle read;
            read.emphasis = ui::ButtonStyle::Emphasis::primary;
            read.icon = "check";
            ui::ButtonStyle leave;
            leave.icon = "back";
            read.height = leave.height = ui.theme().primary * (room ? 1.3F : 1.F);
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
