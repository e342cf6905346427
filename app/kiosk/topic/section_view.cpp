#include "kiosk/chapter_view.h"

#include <algorithm>

#include "document/plain.h"
#include "kiosk/page_part.h"

namespace kiosk {

using content::Msg;

bool asks(const document::Document& part) { return !document::questions(part).empty(); }

float foot_height(ui::Ui& ui, Services& services, const Session& session) {
    const auto& said = services.words(session);
    ui::ButtonStyle ask;
    ask.emphasis = ui::ButtonStyle::Emphasis::primary;
    ask.icon = "question";
    const float half = (ui.width() - ui.theme().gap) / 2;
    return ui::height_of(ui, said(Msg::topic_ask), half, ask) + ui.theme().gap;
}

namespace {

// Without the questions and checks: those are cards to touch.
document::Document without_questions(const document::Document& part) {
    document::Document rest = part;
    std::erase_if(rest.blocks, [](const document::Block& block) {
        return std::holds_alternative<document::Questions>(block.what) ||
               std::holds_alternative<document::TeachBack>(block.what);
    });
    return rest;
}

Go question_cards(ui::Ui& ui, Services& services, Session& session,
                  const document::Document& part) {
    const auto& said = services.words(session);
    ui::text(ui, ui::TextLevel::reading, said(Msg::ask_intro));
    ui.space(ui.theme().gap);
    int number = 0;
    for (const auto& question : document::questions(part)) {
        auto& list = session.questions;
        const auto at = std::find(list.begin(), list.end(), question);
        ui::Card card;
        card.selected = at != list.end();
        card.icon = card.selected ? "check" : "plus";
        card.title = question;
        card.text = said(card.selected ? Msg::ask_added : Msg::ask_add);
        card.beside = true;
        if (ui::card(ui, base::Key("question") / std::to_string(++number), card)) {
            if (card.selected)
                list.erase(at);
            else
                list.push_back(question);
        }
        ui.space(ui.theme().gap);
    }
    return stay();
}

// Situations with answers; a touched answer says why. One may touch them all.
void teach_back_cards(ui::Ui& ui, Session& session, const document::Document& part) {
    for (const auto& check : document::teach_backs(part)) {
        ui::text(ui, ui::TextLevel::item, document::plain(check.question));
        ui.space(ui.theme().gap * 0.6F);
        int number = 0;
        for (const auto& [answer, why] : check.answers) {
            const auto key = base::Key("check") / check.id / std::to_string(++number);
            const AnswerSeen id{part.front.id, check.id, number};
            ui::Card card;
            card.title = document::plain(answer);
            card.selected = session.answers_seen.contains(id);
            card.text = card.selected ? document::plain(why) : "";
            if (ui::card(ui, key, card)) session.answers_seen.insert(id);
            ui.space(ui.theme().gap);
        }
        ui.space(ui.theme().gap);
    }
}

}  // namespace

Go chapter_buttons(ui::Ui& ui, Services& services, const Session& session,
                   const ChapterShown& shown) {
    const auto& said = services.words(session);
    const std::size_t chapter = shown.index, last = shown.page.parts.chapters.size() - 1;
    const auto to = [&](TopicPart part) {
        return Go{Open{TopicScreen{shown.page.document.front.id, part}, true}};
    };
    Go go = stay();
    ui::ButtonStyle before, after;
    before.icon = "back";
    before.height = after.height = foot_height(ui, services, session) - ui.theme().gap;
    after.icon = chapter < last ? "next" : "list";
    after.emphasis = ui::ButtonStyle::Emphasis::primary;
    ui.columns(2, [&](int i) {
        const bool back = ui.pressed(ui.backward()) && chapter > 0;
        if (i == 0 && (ui::button(ui, "topic/previous", said(Msg::topic_previous), before) || back))
            go = to(chapter > 0 ? TopicPart{ChapterAt{chapter - 1}} : Front{});
        const bool forth = ui.pressed(ui.forward()) && chapter < last;
        const Msg word = chapter < last ? Msg::topic_next : Msg::topic_done;
        if (i == 1 && (ui::button(ui, "topic/next", said(word), after) || forth))
            go = to(chapter < last ? TopicPart{ChapterAt{chapter + 1}} : Front{});
    });
    return go;
}

Go chapter_text(ui::Ui& ui, Services& services, Session& session, const ChapterShown& shown) {
    const auto& page = shown.page;
    const std::size_t index = shown.index;
    const auto& chapter = page.parts.chapters[index];
    const auto& said = services.words(session);
    small_label(ui,
                page.document.front.title + " · " +
                    said(Msg::topic_part, {{"n", static_cast<int>(index) + 1},
                                           {"all", static_cast<int>(page.parts.chapters.size())}}));
    ui::TextStyle in_its_language;
    in_its_language.language = page.language;
    ui::text(ui, ui::TextLevel::title, chapter.title, in_its_language);
    ui.space(ui.theme().gap);
    const auto part = [index, own = page.language.tag](const PageShown& one) {
        const auto& whole = one.parts.chapters[index].part;
        // Questions and checks are cards to touch; beside them stand the second language's words.
        return one.language.tag == own ? without_questions(whole) : whole;
    };
    const auto rest = without_questions(chapter.part);
    Go go = show_page(ui, services, session, {page, "/" + std::to_string(index), part});
    teach_back_cards(ui, session, chapter.part);
    if (asks(chapter.part)) {
        if (!rest.blocks.empty()) ui.space(ui.theme().gap);
        question_cards(ui, services, session, chapter.part);
    }
    ui.space(ui.theme().group * 0.7F);
    ui::ButtonStyle about;
    about.icon = "book";
    if (ui::button(ui, "topic/about", said(Msg::topic_words), about))
        go = open(AboutScreen{page.document.front.id, ChapterAt{index}});
    if (asks(chapter.part)) {
        ui.space(ui.theme().gap);
        ui::ButtonStyle mine;
        mine.icon = "question";
        if (!session.questions.empty()) mine.badge = std::to_string(session.questions.size());
        if (ui::button(ui, "topic/questions", said(Msg::home_questions), mine))
            go = open(QuestionsScreen{});
    }
    return go;
}

}  // namespace kiosk
