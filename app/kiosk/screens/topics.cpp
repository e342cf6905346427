// Lists of topics: all of them by group, or those of one group.
#include <algorithm>

#include "kiosk/bar.h"

namespace kiosk {

using content::Msg;

std::string Topics::name() const { return group.empty() ? "topics" : "topics/" + group; }

Go Topics::draw(ui::Ui& ui, Services& services, Session& session) const {
    const auto& said = services.words(session);
    Go go = stay();
    const base::Rect area = room(ui, services, session);
    ui.scroll(base::Key(name()), area, [&] {
        if (group.empty()) ui::text(ui, ui::TextLevel::title, said(Msg::topics_title));
        for (const auto& one : services.edition.groups(session.language)) {
            if (!group.empty() && one.id != group) continue;
            if (group.empty()) ui.space(ui.theme().group * 0.7F);
            ui::text(ui, group.empty() ? ui::TextLevel::section : ui::TextLevel::title, one.title);
            ui.space(ui.theme().gap * 0.6F);
            for (const auto& id : one.topics) {
                const auto* topic = services.edition.topic(session.language, id);
                if (!topic) continue;
                ui::Card card;
                card.icon = one.icon;
                card.title = topic->shown_title();
                card.text = topic->sensitive ? "" : topic->summary;
                card.beside = true;
                if (ui::card(ui, base::Key("topic") / id, card)) go = open(Topic{id, -1});
                ui.space(ui.theme().gap);
            }
        }
        ui.space(ui.theme().group * 0.5F);
        const auto& pictures = services.diagrams(session.language);
        if (group.empty() && !pictures.empty()) {
            ui::ButtonStyle look;
            look.icon = "picture";
            look.align = layout::Align::start;
            look.height = ui.theme().primary;
            const bool side = pictures.contains("male-pelvis");
            if (ui::button(ui, "topics/pictures", said(Msg::topics_pictures), look))
                go = open(Plate{side ? "male-pelvis" : pictures.begin()->first, ""});
            ui.space(ui.theme().gap);
        }
        ui::ButtonStyle warn;
        warn.emphasis = ui::ButtonStyle::Emphasis::danger;
        warn.icon = "warning";
        warn.align = layout::Align::start;
        if (ui::button(ui, "topics/warnings", said(Msg::home_warnings), warn))
            go = open(Warnings{});
    });
    return go;
}

std::string Updating::name() const { return "updating/" + topic; }

// Its warnings stay whatever became of the rest; and there are other pages of its group.
Go Updating::draw(ui::Ui& ui, Services& services, Session& session) const {
    const auto& said = services.words(session);
    const PageShown* page = services.page(session.language, topic);
    if (!page) return {Back{}};
    if (!services.resting(page->document.front)) return {Open{Topic{topic, -1}, true}};
    if (page->document.front.sensitive) ui.discreet();
    Go go = stay();
    const base::Rect area = room(ui, services, session);
    reading_column(ui, area, [&] {
        ui.scroll(base::Key(name()), {ui.x(), ui.y(), ui.width(), area.height}, [&] {
            ui::TextStyle own;
            own.language = page->language;
            ui::text(ui, ui::TextLevel::title, page->document.front.title, own);
            ui.space(ui.theme().gap);
            ui::text(ui, ui::TextLevel::lead, said(Msg::topic_updating));
            ui.space(ui.theme().group);
            const auto warnings = document::only_warnings(page->document);
            if (!warnings.blocks.empty())
                show_part(ui, services, session, name(), {warnings, page->language});
            ui.space(ui.theme().group);
            bool headed = false;
            for (const auto& group : services.edition.groups(session.language)) {
                const auto& mine = group.topics;
                if (std::find(mine.begin(), mine.end(), topic) == mine.end()) continue;
                for (const auto& id : mine) {
                    const auto* other = services.edition.topic(session.language, id);
                    if (!other || id == topic) continue;
                    if (!headed) ui::text(ui, ui::TextLevel::section, said(Msg::topic_meanwhile));
                    headed = true;
                    ui.space(ui.theme().gap);
                    ui::Card card;
                    card.icon = group.icon;
                    card.title = other->shown_title();
                    card.beside = true;
                    if (ui::card(ui, base::Key("topic") / id, card)) go = open(Topic{id, -1});
                }
            }
            ui.space(ui.theme().group);
            ui::ButtonStyle all;
            all.icon = "list";
            if (ui::button(ui, "updating/topics", said(Msg::topics_title), all))
                go = open(Topics{});
        });
    });
    return go;
}

}  // namespace kiosk
