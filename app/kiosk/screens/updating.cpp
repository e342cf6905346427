// In a page's place while it is not to be read.
#include "kiosk/screens/updating.h"

#include <algorithm>

#include "kiosk/bar.h"
#include "kiosk/sample.h"
#include "kiosk/topic/signs.h"

namespace kiosk {

using content::Msg;

std::string UpdatingScreen::name() const { return "updating/" + topic; }

// Its warnings stay whatever became of the rest; and there are other pages of its group.
Go UpdatingScreen::draw(ui::Ui& ui, Services& services, Session& session) const {
    const auto& said = services.words(session);
    const PageShown* page = services.page(session.language, topic);
    if (!page) return {Back{}};
    if (!services.resting(page->document.front)) return {Open{TopicScreen{topic}, true}};
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
            const auto signs = document::warnings(page->document);
            if (!signs.empty())
                show_made(ui, services, session, signs_told(ui, services, *page, {name(), signs}));
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
                    card.title = other->title;
                    card.beside = true;
                    if (ui::card(ui, base::Key("topic") / id, card)) go = open(TopicScreen{id});
                }
            }
            ui.space(ui.theme().group);
            ui::ButtonStyle all;
            all.icon = "list";
            if (ui::button(ui, "updating/topics", said(Msg::topics_title), all))
                go = open(TopicsScreen{});
        });
    });
    return go;
}

Samples UpdatingScreen::samples(const Survey& survey) {
    Samples all;
    if (const auto id = survey.first(warns))
        all.push_back({"updating", UpdatingScreen{*id}, {}, *id});
    return all;
}

}  // namespace kiosk
