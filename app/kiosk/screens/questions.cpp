#include "kiosk/screens/questions.h"

#include <algorithm>

#include "kiosk/bar.h"
#include "kiosk/sample.h"
#include "ui/rows.h"

namespace kiosk {

using content::Msg;

std::string QuestionsScreen::name() const { return "questions"; }

namespace {

constexpr const char* universal_topic = "your-visit";

void order_buttons(ui::Ui& ui, const content::Messages& said, Session& session, std::size_t index) {
    const auto key = base::Key("mine") / std::to_string(index + 1);
    auto& list = session.questions;
    std::size_t swap_with = index;
    bool remove = false;
    const auto button = [&](const char* name, Msg word, const std::function<void()>& act) {
        ui::ButtonStyle look;
        look.icon = name;
        look.emphasis = ui::ButtonStyle::Emphasis::quiet;
        return ui::RowButton{key / name, said(word), look, act};
    };
    auto up = button("up", Msg::questions_up, [&] { swap_with = index - 1; });
    up.look.enabled = index > 0;
    auto down = button("down", Msg::questions_down, [&] { swap_with = index + 1; });
    down.look.enabled = index + 1 < list.size();
    auto gone = button("remove", Msg::questions_remove, [&] { remove = true; });
    gone.look.icon = "trash";
    ui::button_rows(ui, {3, up.look}, {up, down, gone});
    if (swap_with != index) std::swap(list[index], list[swap_with]);
    if (remove) list.erase(list.begin() + static_cast<long>(index));
}

void mine(ui::Ui& ui, const content::Messages& said, Session& session) {
    for (std::size_t i = 0; i < session.questions.size(); ++i) {
        if (i == 0 || i == 2) {
            ui.space(ui.theme().group * 0.6F);
            ui::text(ui, ui::TextLevel::section,
                     said(i == 0 ? Msg::questions_top : Msg::questions_more));
        }
        ui.space(ui.theme().gap);
        const float pad = ui.theme().gap * 1.2F;
        ui::TextStyle look;
        look.ground = layout::ColorRole::card;
        look.role = base::Role::ListItem;
        look.key = "mine/" + std::to_string(i + 1);
        const std::string question = session.questions[i];
        const float words_high =
            ui::height_of(ui, ui::TextLevel::item, question, ui.width() - 2 * pad);
        ui::ButtonStyle button;
        button.emphasis = ui::ButtonStyle::Emphasis::quiet;
        button.icon = "up";
        const float third = (ui.width() - 2 * pad - 2 * ui.theme().gap) / 3;
        float button_high = 0;
        for (const Msg word : {Msg::questions_up, Msg::questions_down, Msg::questions_remove})
            button_high = std::max(button_high, ui::height_of(ui, said(word), third, button));
        const float high = words_high + button_high + pad * 2;
        const base::Rect box{ui.x(), ui.y(), ui.width(), high};
        ui.canvas().fill(box, layout::ColorRole::card, ui.theme().radius);
        ui.canvas().line(box, layout::ColorRole::edge, ui.theme().radius, 0.5F);
        ui.in({box.x + pad, box.y + pad, box.width - 2 * pad, high}, [&] {
            ui::text(ui, ui::TextLevel::item, question, look);
            ui.space(1);
            order_buttons(ui, said, session, i);
        });
        ui.space(high);
    }
}

void suggested(ui::Ui& ui, Services& services, Session& session) {
    const PageShown* page = services.page(session.language, universal_topic);
    if (!page) return;
    const auto& said = services.words(session);
    ui.space(ui.theme().group);
    ui::text(ui, ui::TextLevel::section, said(Msg::questions_suggested));
    int number = 0;
    for (const auto& question : document::questions(page->document)) {
        ++number;
        auto& list = session.questions;
        if (std::find(list.begin(), list.end(), question) != list.end()) continue;
        ui.space(ui.theme().gap);
        ui::Card card;
        card.icon = "plus";
        card.title = question;
        card.beside = true;
        card.name = question + " " + said(Msg::ask_add);
        if (ui::card(ui, base::Key("suggested") / std::to_string(number), card))
            list.push_back(question);
    }
}

}  // namespace

Go QuestionsScreen::draw(ui::Ui& ui, Services& services, Session& session) const {
    const auto& said = services.words(session);
    ui.discreet();
    const base::Rect area = room(ui, services, session);
    Go go = stay();
    reading_column(ui, area, [&] {
        ui::ButtonStyle print, find;
        print.emphasis = ui::ButtonStyle::Emphasis::primary;
        print.icon = "printer";
        print.enabled = !session.questions.empty();
        find.icon = "search";
        const std::vector<ui::RowButton> foot{{"questions/find", said(Msg::questions_find), find,
                                               [&go] { go = open(TopicsScreen{}); }},
                                              {"questions/print", said(Msg::questions_print), print,
                                               [&go] { go = open(PrintScreen{""}); }}};
        const ui::RowStyle style{2, print};
        const float low =
            ui::rows_height(ui, {foot[0].words, foot[1].words}, style, ui.width()) + ui.theme().gap;
        const base::Rect list{ui.x(), ui.y(), ui.width(), area.height - low};
        ui.scroll("questions", list, [&] {
            ui::text(ui, ui::TextLevel::title, said(Msg::questions_title));
            ui.space(1);
            ui::text(ui, ui::TextLevel::reading,
                     said(session.questions.empty() ? Msg::questions_none : Msg::questions_hint));
            mine(ui, said, session);
            suggested(ui, services, session);
        });
        ui.in({list.x, list.bottom() + ui.theme().gap, list.width, low},
              [&] { ui::button_rows(ui, style, foot); });
    });
    return go;
}

Samples QuestionsScreen::samples(const Survey& survey) {
    Samples all{{"questions-none", QuestionsScreen{}},
                {"questions", QuestionsScreen{}, [](Session& session) {
                     session.questions = {"One?", "Two?", "Three?"};
                 }}};
    const PageShown* page = survey.services.page(survey.language, universal_topic);
    if (!survey.every_page() || !page) return all;
    auto asked = document::questions(page->document);
    asked.resize(std::min<std::size_t>(asked.size(), 4));
    all.push_back({"questions-chosen", QuestionsScreen{},
                   [asked](Session& session) { session.questions = asked; }});
    return all;
}

}  // namespace kiosk
