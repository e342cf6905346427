// Lists of topics: all of them by group, or those of one group.
#include "kiosk/screens/topics.h"

#include <set>

#include "kiosk/bar.h"
#include "kiosk/sample.h"
#include "ui/rows.h"

namespace kiosk {

using content::Msg;

std::string TopicsScreen::name() const { return group.empty() ? "topics" : "topics/" + group; }

namespace {

constexpr float card_em = 14;  // of a group's card, as on home: the title in a line or two

// What else there is, below the topics of one group.
Go other_groups(ui::Ui& ui, Services& services, const Session& session, const std::string& here) {
    Go go = stay();
    std::vector<ui::RowCard> others;
    for (const auto& group : services.edition.groups(session.language)) {
        if (group.id == here) continue;
        ui::Card card;
        card.icon = group.icon;
        card.title = group.title;
        card.beside = card.disc = true;
        others.push_back({base::Key("group") / group.id, card,
                          [&go, route = route_of(group)] { go = open(route); }});
    }
    if (others.empty()) return go;
    ui.space(ui.theme().group);
    ui::text(ui, ui::TextLevel::section, services.words(session)(Msg::topics_others));
    ui::card_rows(ui, ui.theme().type.small * card_em, others);
    ui.space(ui.theme().gap);
    return go;
}

}  // namespace

Go TopicsScreen::draw(ui::Ui& ui, Services& services, Session& session) const {
    const auto& said = services.words(session);
    Go go = stay();
    const base::Rect area = room(ui, services, session);
    std::set<std::string> shown;  // a page may stand in several groups
    ui.scroll(base::Key(name()), area, [&] {
        if (group.empty()) ui::text(ui, ui::TextLevel::title, said(Msg::topics_title));
        for (const auto& one : services.edition.groups(session.language)) {
            if (!group.empty() && one.id != group) continue;
            if (group.empty()) ui.space(ui.theme().group * 0.7F);
            ui::text(ui, group.empty() ? ui::TextLevel::section : ui::TextLevel::title, one.title);
            ui.space(ui.theme().gap);
            for (const auto& id : one.topics) {
                const auto* topic = services.edition.topic(session.language, id);
                if (!topic) continue;
                ui::Card card;
                card.icon = one.icon;
                card.title = topic->title;  // whoever looks here asked for it
                card.text = topic->summary;
                card.beside = card.disc = true;
                const base::Key key = base::Key("topic") / id;
                if (ui::card(ui, shown.insert(id).second ? key : key / one.id, card))
                    go = open(TopicScreen{id});
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
            if (ui::button(ui, "topics/pictures", said(Msg::topics_pictures), look))
                go = open(PicturesScreen{});
            ui.space(ui.theme().gap);
        }
        ui::ButtonStyle warn;
        warn.emphasis = ui::ButtonStyle::Emphasis::danger;
        warn.icon = "warning";
        warn.align = layout::Align::start;
        if (ui::button(ui, "topics/warnings", said(Msg::home_warnings), warn))
            go = open(WarningsScreen{});
        if (group.empty()) return;
        if (Go other = other_groups(ui, services, session, group);
            !std::holds_alternative<Stay>(other.what))
            go = other;
    });
    return go;
}

Samples TopicsScreen::samples(const Survey& survey) {
    Samples all{{"topics", TopicsScreen{}}};
    for (const auto& group : survey.services.edition.groups(survey.language)) {
        if (all.size() > 1 && !survey.every_page()) break;
        all.push_back(
            {all.size() > 1 ? "topics-" + group.id : "topics-group", TopicsScreen{group.id}});
    }
    return all;
}

}  // namespace kiosk
