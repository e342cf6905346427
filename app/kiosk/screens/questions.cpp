#include "kiosk/screens/questions.h"

#include <algorithm>

#include "content/placeholders.h"
#include "kiosk/bar.h"
#include "kiosk/dock.h"
#include "kiosk/sample.h"
#include "kiosk/typing.h"
#include "text/direction.h"
#include "text/message.h"
#include "ui/rows.h"

namespace kiosk {

using content::Msg;

std::string QuestionsScreen::name() const { return writing ? "questions/write" : "questions"; }

namespace {

constexpr const char* universal_topic = "your-visit";

constexpr std::size_t on_top = 2;  // those to begin with

ui::ButtonStyle order_look(const char* icon) {
    ui::ButtonStyle look;
    look.icon = icon;
    look.emphasis = ui::ButtonStyle::Emphasis::quiet;
    look.stacked = true;
    return look;
}

// Where they stand: its number, its words, and what can be done with it beside them
// or, where they have no room, below.
struct QuestionParts {
    float number, pad, button;
    bool below = false;
    float words_width = 0, words = 0, buttons = 0, height = 0;
};

QuestionParts parts_of(ui::Ui& ui, const content::Messages& said, const std::string& question) {
    QuestionParts at{ui.theme().type.section * 1.7F, ui.theme().gap * 1.1F, 0};
    for (const Msg word : {Msg::questions_up, Msg::questions_remove})
        at.button = std::max(at.button, ui::line_width(ui, said(word), order_look("up")));
    const float room = ui.width() - at.number - 2 * at.pad;
    const float beside = room - 2 * at.button - 2 * ui.theme().gap;
    at.below = beside < ui.width() * 0.4F;
    at.words_width = at.below ? room : beside;
    at.words = ui::height_of(ui, ui::TextLevel::item, question, at.words_width);
    at.buttons =
        std::max(ui::height_of(ui, said(Msg::questions_up), at.button, order_look("up")),
                 ui::height_of(ui, said(Msg::questions_remove), at.button, order_look("trash")));
    at.height = (at.below ? at.words + at.buttons : std::max(at.words, at.buttons)) + 2 * at.pad;
    return at;
}

void draw_number(ui::Ui& ui, std::size_t index, const base::Rect& box, bool top) {
    using layout::ColorRole;
    const auto ground = top ? ColorRole::accent : ColorRole::accent_soft;
    ui.canvas().fill(box, ground, ui.theme().radius);
    ui.canvas().fill({box.x + box.width / 2, box.y, box.width / 2, box.height}, ground, 0);
    std::string key;
    const layout::TextSpec spec{
        text::message("{n}", ui.language().tag, {{"n", static_cast<int>(index) + 1}}),
        {ui.theme().type.section, true, 1.2F},
        box.width,
        layout::Align::centre,
        ui.language(),
        {}};
    const auto set = ui.set(spec, &key);
    ui.canvas().text(key, set, {box.x, box.centre().y - set.size_mm().height / 2},
                     top ? ColorRole::on_accent : ColorRole::accent);
}

// What a visitor wrote in Latin letters reads from its left on any screen.
std::string as_written(const ui::Ui& ui, const std::string& question) {
    const bool turned = text::runs(question) == text::Runs::from_left;
    return turned ? content::isolated(question, ui.language().rtl()) : question;
}

enum class Wish { none, up, remove };

Wish draw_question(ui::Ui& ui, const content::Messages& said, const Session& session,
                   std::size_t index) {
    const std::string question = as_written(ui, session.questions[index]);
    const QuestionParts at = parts_of(ui, said, question);
    const bool top = index < on_top;
    const base::Rect box{ui.x(), ui.y(), ui.width(), at.height};
    ui.canvas().fill(box, layout::ColorRole::card, ui.theme().radius);
    draw_number(ui, index, {box.x, box.y, at.number, box.height}, top);
    ui.canvas().line(box, top ? layout::ColorRole::accent : layout::ColorRole::edge,
                     ui.theme().radius, 0.5F);
    const float x = box.x + at.number + at.pad;
    ui::TextStyle look;
    look.ground = layout::ColorRole::card;
    look.role = base::Role::ListItem;
    look.key = "mine/" + std::to_string(index + 1);
    const float y = at.below ? box.y + at.pad : box.centre().y - at.words / 2;
    ui.in({x, y, at.words_width, at.words},
          [&] { ui::text(ui, ui::TextLevel::item, question, look); });
    const auto key = base::Key("mine") / std::to_string(index + 1);
    const float low = at.below ? y + at.words : box.centre().y - at.buttons / 2;
    const float right = box.right() - at.pad;
    Wish wish = Wish::none;
    const auto button = [&](float from, Wish means) {
        const bool up = means == Wish::up;
        ui::ButtonStyle mine = order_look(up ? "up" : "trash");
        mine.height = at.buttons;
        mine.enabled = !up || index > 0;
        ui.in({from, low, at.button, at.buttons}, [&] {
            if (ui::button(ui, key / (up ? "up" : "remove"),
                           said(up ? Msg::questions_up : Msg::questions_remove), mine))
                wish = means;
        });
    };
    button(right - 2 * at.button - ui.theme().gap, Wish::up);
    button(right - at.button, Wish::remove);
    ui.space(at.height);
    return wish;
}

void mine(ui::Ui& ui, const content::Messages& said, Session& session) {
    auto& list = session.questions;
    for (std::size_t i = 0; i < list.size(); ++i) {
        if (i == 0 || i == on_top) {
            ui.space(ui.theme().group * 0.6F);
            ui::text(ui, ui::TextLevel::section,
                     said(i == 0 ? Msg::questions_top : Msg::questions_more));
        }
        ui.space(ui.theme().gap);
        const Wish wish = draw_question(ui, said, session, i);
        if (wish == Wish::up) std::swap(list[i], list[i - 1]);
        if (wish == Wish::remove) list.erase(list.begin() + static_cast<long>(i));
    }
}

// In two columns where their words have room; those beside each other are of one height.
void suggested(ui::Ui& ui, Services& services, Session& session) {
    const PageShown* page = services.page(session.language, universal_topic);
    if (!page) return;
    const auto& said = services.words(session);
    ui.space(ui.theme().group);
    ui::text(ui, ui::TextLevel::section, said(Msg::questions_suggested));
    auto& list = session.questions;
    std::vector<ui::RowCard> cards;
    int number = 0;
    for (const auto& question : document::questions(page->document)) {
        ++number;
        if (std::find(list.begin(), list.end(), question) != list.end()) continue;
        ui::Card card;
        card.icon = "plus";
        card.title = question;
        card.beside = true;
        card.name = question + " " + said(Msg::ask_add);
        cards.push_back({base::Key("suggested") / std::to_string(number), card,
                         [&list, question] { list.push_back(question); }});
    }
    ui::card_rows(ui, 73 * ui.theme().scale, cards);
}

}  // namespace

namespace {

// With a large letter at its start, as the others have.
std::string begun_large(std::string question) {
    while (question.ends_with(' ')) question.pop_back();
    if (!question.empty() && question[0] >= 'a' && question[0] <= 'z')
        question[0] = static_cast<char>(question[0] - 'a' + 'A');
    return question;
}

// Kept with the visit, in memory alone, as all of it is.
Go write_own(ui::Ui& ui, Services& services, Session& session) {
    constexpr std::size_t longest = 100;
    const auto& said = services.words(session);
    Go go = stay();
    TypingRoom(ui, services, session)
        .draw(room(ui, services, session),
              {said(Msg::questions_write), said(Msg::questions_write_hint), "own/field", "keyboard",
               longest},
              session.own_question, [&] {
                  const auto question = begun_large(session.own_question);
                  ui::ButtonStyle add;
                  add.emphasis = ui::ButtonStyle::Emphasis::primary;
                  add.icon = "plus";
                  add.enabled = !question.empty();
                  add.stacked = ui.width() < ui::least_width(ui, said(Msg::ask_add), add);
                  if (ui::button(ui, "own/add", said(Msg::ask_add), add)) {
                      auto& list = session.questions;
                      if (std::find(list.begin(), list.end(), question) == list.end())
                          list.push_back(question);
                      session.own_question.clear();
                      go = {Back{}};
                  }
                  ui.space(ui.theme().gap);
                  ui::text(ui, ui::TextLevel::reading, said(Msg::questions_write_private));
              });
    return go;
}

}  // namespace

Go QuestionsScreen::draw(ui::Ui& ui, Services& services, Session& session) const {
    const auto& said = services.words(session);
    ui.discreet();
    if (writing) return write_own(ui, services, session);
    ui::ButtonStyle print, find, write;
    print.emphasis = ui::ButtonStyle::Emphasis::primary;
    print.icon = "printer";
    print.enabled = !session.questions.empty();
    find.icon = "search";
    write.icon = "keyboard";
    const base::Key list("questions");
    const Dock dock = with_moves(ui, said, list,
                                 {{{"questions/find", said(Msg::questions_find), find},
                                   {"questions/print", said(Msg::questions_print), print}}});
    const base::Rect all = room(ui, services, session);
    Go go = stay();
    reading_column(ui, above(ui, all, dock), [&] {
        ui::ScrollView seen(ui.x(), ui.y(), ui.width(), above(ui, all, dock).height);
        seen.buttons = false;
        ui.scroll(list, seen, [&] {
            ui::text(ui, ui::TextLevel::title, said(Msg::questions_title));
            ui.space(1);
            ui::text(ui, ui::TextLevel::reading,
                     said(session.questions.empty() ? Msg::questions_none : Msg::questions_hint));
            mine(ui, said, session);
            ui.space(ui.theme().gap * 2);
            if (ui::button(ui, "questions/write", said(Msg::questions_write), write))
                go = open(QuestionsScreen{true});
            suggested(ui, services, session);
        });
    });
    const base::Key chosen = draw_dock(ui, all, dock);
    move_list(ui, list, chosen);
    if (chosen == "questions/find") return open(TopicsScreen{});
    return chosen == "questions/print" ? open(PrintScreen{""}) : go;
}

Samples QuestionsScreen::samples(const Survey& survey) {
    Samples all{{"questions-none", QuestionsScreen{}},
                {"questions", QuestionsScreen{}, [](Session& session) {
                     session.questions = {"One?", "Two?", "Three?"};
                 }}};
    all.push_back({"questions-write", QuestionsScreen{true},
                   [](Session& session) { session.own_question = "when can i work again?"; }});
    const PageShown* page = survey.services.page(survey.language, universal_topic);
    if (!survey.every_page() || !page) return all;
    auto asked = document::questions(page->document);
    asked.resize(std::min<std::size_t>(asked.size(), 4));
    all.push_back({"questions-chosen", QuestionsScreen{},
                   [asked](Session& session) { session.questions = asked; }});
    return all;
}

}  // namespace kiosk
