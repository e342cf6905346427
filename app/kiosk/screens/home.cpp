// The start: what would you like to know? Neutral titles only; warning signs always in sight.
#include "kiosk/screens/home.h"

#include <algorithm>

#include "kiosk/bar.h"
#include "kiosk/sample.h"

namespace kiosk {

using content::Msg;

std::string HomeScreen::name() const { return "home"; }

namespace {

// A group of one topic opens it; others open their list.
Route route_of(const content::Group& group) {
    if (group.topics.size() == 1) return TopicScreen{group.topics[0]};
    return TopicsScreen{group.id};
}

Go groups(ui::Ui& ui, Services& services, const Session& session, int count) {
    Go go = stay();
    const auto& list = services.edition.groups(session.language);
    const float width =
        (ui.width() - ui.theme().gap * static_cast<float>(count - 1)) / static_cast<float>(count);
    for (std::size_t first = 0; first < list.size(); first += static_cast<std::size_t>(count)) {
        if (first > 0) ui.space(ui.theme().gap);
        const auto card_of = [&](std::size_t i) {
            ui::Card card;
            card.icon = list[i].icon;
            card.title = list[i].title;
            card.text = list[i].text;
            return card;
        };
        float height = 0;
        for (std::size_t i = first;
             i < std::min(list.size(), first + static_cast<std::size_t>(count)); ++i)
            height = std::max(height, ui::height_of(ui, card_of(i), width));
        ui.columns(count, [&](int column) {
            const std::size_t i = first + static_cast<std::size_t>(column);
            if (i >= list.size()) return;
            if (ui::card(ui, base::Key("group") / list[i].id, card_of(i), height))
                go = open(route_of(list[i]));
        });
    }
    return go;
}

// Two short lines side by side: the clinic and the promise.
void head(ui::Ui& ui, Services& services, const content::Messages& said) {
    ui::TextStyle look;
    look.color = layout::ColorRole::muted;
    look.role = base::Role::Label;
    ui.columns(2, [&](int i) {
        look.align = i == 0 ? layout::Align::start : layout::Align::end;
        ui::text(ui, ui::TextLevel::small,
                 i == 0 ? services.settings.name : said(Msg::home_private), look);
    });
}

// Search, and the warning signs.
Go first_things(ui::Ui& ui, const content::Messages& said) {
    Go go = stay();
    ui::ButtonStyle search;
    search.emphasis = ui::ButtonStyle::Emphasis::field;
    search.height = ui.theme().primary;
    search.icon = "search";
    search.align = layout::Align::start;
    if (ui::button(ui, "home/search", said(Msg::home_search), search)) go = open(SearchScreen{});
    ui.space(ui.theme().gap);
    ui::ButtonStyle warn;
    warn.emphasis = ui::ButtonStyle::Emphasis::danger;
    warn.icon = "warning";
    warn.align = layout::Align::start;
    if (ui::button(ui, "home/warnings", said(Msg::home_warnings), warn))
        go = open(WarningsScreen{});
    return go;
}

}  // namespace

Go HomeScreen::draw(ui::Ui& ui, Services& services, Session& session) const {
    const auto& said = services.words(session);
    Go go = stay();
    const base::Rect area = room(ui, services, session);
    const bool wide = ui.glass().landscape();
    ui.scroll("home", area, [&] {
        head(ui, services, said);
        ui.space(2);
        ui::text(ui, ui::TextLevel::title, said(Msg::home_title));
        ui.space(ui.theme().gap * 1.2F);
        if (Go chosen = first_things(ui, said); std::holds_alternative<Open>(chosen.what))
            go = chosen;
        ui.space(ui.theme().group * 0.7F);
        const bool large = ui.theme().scale > 1.3F;
        const int count = wide                                         ? (large ? 2 : 3)
                          : ui.width() < 150 * ui.theme().scale * 0.8F ? 1
                                                                       : 2;
        if (Go chosen = groups(ui, services, session, count);
            std::holds_alternative<Open>(chosen.what))
            go = chosen;
        ui.space(ui.theme().gap);
        ui::ButtonStyle ask;
        ask.emphasis = ui::ButtonStyle::Emphasis::primary;
        ask.icon = "question";
        if (!session.questions.empty()) ask.badge = std::to_string(session.questions.size());
        ui::ButtonStyle all;
        all.icon = "list";
        all.height = ui.theme().primary;
        const bool stack = large && !wide;
        const auto asked = [&] {
            if (ui::button(ui, "home/questions", said(Msg::home_questions), ask))
                go = open(QuestionsScreen{});
        };
        const auto listed = [&] {
            if (ui::button(ui, "home/topics", said(Msg::home_all), all)) go = open(TopicsScreen{});
        };
        if (stack) {
            asked();
            ui.space(ui.theme().gap);
            listed();
            return;
        }
        const float third = ui.width() * 0.32F;
        const float high =
            ui::height_of(ui, said(Msg::home_questions), ui.width() - third - ui.theme().gap, ask);
        ask.height = all.height = high;
        const base::Rect left{ui.x(), ui.y(), ui.width() - third - ui.theme().gap, high};
        ui.in(left, asked);
        ui.in({left.right() + ui.theme().gap, ui.y(), third, high}, listed);
        ui.space(high);
    });
    return go;
}

Samples HomeScreen::samples(const Survey&) {
    return {{"home", HomeScreen{}}, {"home-with-questions", HomeScreen{}, [](Session& session) {
                                         session.questions = {"One?", "Two?", "Three?"};
                                     }}};
}

}  // namespace kiosk
