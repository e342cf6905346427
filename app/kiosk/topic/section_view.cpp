#include "kiosk/topic/section_view.h"

#include <algorithm>

#include "document/plain.h"
#include "kiosk/page_part.h"
#include "kiosk/topic/section_text.h"

namespace kiosk {

using content::Msg;

namespace {

struct AskedHere {
    base::Key key;
    std::string question;
    bool alone = false;  // nothing around it says what a touch does
};

// One to touch, which takes it along or leaves it here.
void question_card(ui::Ui& ui, const content::Messages& said, Session& session,
                   const AskedHere& asked) {
    auto& list = session.questions;
    const auto at = std::find(list.begin(), list.end(), asked.question);
    ui::Card card;
    card.selected = at != list.end();
    card.icon = card.selected ? "check" : "plus";
    card.title = asked.question;
    if (card.selected)
        card.text = said(Msg::ask_added);
    else if (asked.alone)
        card.text = said(Msg::ask_add);
    card.beside = true;
    if (!ui::card(ui, asked.key, card)) return;
    if (card.selected)
        list.erase(at);
    else
        list.push_back(asked.question);
}

void question_cards(ui::Ui& ui, Services& services, Session& session,
                    const document::Document& part) {
    const auto& said = services.words(session);
    ui::TextStyle intro;
    intro.key = "question/intro";
    ui::text(ui, ui::TextLevel::reading, said(Msg::ask_intro), intro);
    ui.space(ui.theme().gap);
    int number = 0;
    for (const auto& question : document::questions(part)) {
        question_card(ui, said, session,
                      {base::Key("question") / std::to_string(++number), question, false});
        ui.space(ui.theme().gap);
    }
}

// Of each question of a page the part that leads to it.
std::vector<std::string> parts_that_lead(const document::Document& document) {
    std::vector<std::string> found;
    for (const auto& block : document.blocks)
        if (const auto* list = std::get_if<document::Questions>(&block.what))
            found.insert(found.end(), list->under.begin(), list->under.end());
    return found;
}

// That a part leads to, in the words of its page: where it belongs is written in English, and
// translations have the same questions in the same order.
std::string led_to(Services& services, const PageShown& page, std::size_t index) {
    const bool english = page.language.tag == "en";
    const auto* first = english ? &page : services.page("en", page.document.front.id);
    if (!first || index >= first->parts.chapters.size()) return "";
    const auto asked = document::questions(page.document);
    const auto parts = parts_that_lead(first->document);
    const auto at = std::find(parts.begin(), parts.end(), first->parts.chapters[index].title);
    const auto number = static_cast<std::size_t>(at - parts.begin());
    return at != parts.end() && parts.size() == asked.size() ? asked[number] : "";
}

// Situations with answers; a touched answer says why. One may touch them all.
void teach_back_cards(ui::Ui& ui, Session& session, const document::Document& part) {
    for (const auto& check : document::teach_backs(part)) {
        ui::TextStyle situation;
        situation.key = "check/" + check.id;
        ui::text(ui, ui::TextLevel::item, document::plain(check.question), situation);
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

Go section_end(ui::Ui& ui, Services& services, const Session& session, const SectionShown& shown) {
    Go go = stay();
    const auto& said = services.words(session);
    const auto& id = shown.sections.page().document.front.id;
    if (asks(shown.sections.chapter(shown.section).part)) {
        ui.space(ui.theme().gap);
        ui::ButtonStyle mine;
        mine.icon = "question";
        if (!session.questions.empty()) mine.badge = std::to_string(session.questions.size());
        if (ui::button(ui, "topic/questions", said(Msg::home_questions), mine))
            go = open(QuestionsScreen{});
    }
    if (shown.section + 1 < shown.sections.count()) return go;
    ui.space(ui.theme().gap);
    ui::ButtonStyle about;
    about.icon = "book";
    if (ui::button(ui, "topic/about", said(Msg::topic_words), about)) go = open(AboutScreen{id});
    return go;
}

}  // namespace

Go section_view(ui::Ui& ui, Services& services, Session& session, const SectionShown& shown) {
    const auto& page = shown.sections.page();
    const std::size_t index = shown.sections.index(shown.section);
    const auto& chapter = shown.sections.chapter(shown.section);
    ui.space(ui.theme().group * 0.6F);
    Go go = stay();
    const auto read = [&](SectionText text) {
        if (Go touched = section_text(ui, services, session, text);
            !std::holds_alternative<Stay>(touched.what))
            go = std::move(touched);
    };
    const auto any = [](const document::Document& part, bool (*wanted)(const document::Block&)) {
        return std::any_of(part.blocks.begin(), part.blocks.end(), wanted);
    };
    if (shown.section == 1 && any(page.parts.head, leads_on)) {
        read({page, "lead", [](const PageShown& one) { return only(one.parts.head, leads_on); }});
        ui.space(ui.theme().group * 0.7F);
    }
    ui::TextStyle heading;
    heading.language = page.language;
    heading.key = shown.sections.heading(shown.section).path;
    ui::text(ui, ui::TextLevel::section, chapter.title, heading);
    if (const auto* other = companion(services, session, page)) {
        heading.language = other->language;
        heading.key += "-beside";
        ui::text(ui, ui::TextLevel::item, other->parts.chapters[index].title, heading);
    }
    ui.space(ui.theme().gap * 0.6F);
    const bool words = any(chapter.part, runs_on);
    if (words)
        read({page, std::to_string(index), [index, own = page.language.tag](const PageShown& one) {
                  const auto& whole = one.parts.chapters[index].part;
                  // Questions and checks are cards to touch; beside them stand the second
                  // language's words.
                  return one.language.tag == own ? only(whole, runs_on) : whole;
              }});
    teach_back_cards(ui, session, chapter.part);
    if (asks(chapter.part)) {
        if (words) ui.space(ui.theme().gap);
        question_cards(ui, services, session, chapter.part);
    }
    const std::string question = led_to(services, page, index);
    if (!question.empty()) {
        ui.space(ui.theme().gap);
        question_card(ui, services.words(session), session,
                      {base::Key("asked") / std::to_string(index), question, true});
        ui.space(ui.theme().gap);
    }
    sources_row(ui, services, session, {page, std::to_string(index), chapter.part});
    Go last = section_end(ui, services, session, shown);
    if (!std::holds_alternative<Stay>(last.what)) go = std::move(last);
    ui.space(ui.theme().group * 0.7F);
    return go;
}

float guessed_height(const ui::Ui& ui, const SectionShown& shown) {
    constexpr float letter_em = 0.53F, loose = 1.25F;
    const auto& part = shown.sections.chapter(shown.section).part;
    const float em = ui.theme().type.reading;
    const float lines =
        static_cast<float>(document::plain(part, document::Include::everything).size()) *
        letter_em * em / ui.width();
    float high = (lines + 3) * em * 1.4F * loose;
    for (const auto& block : part.blocks) {
        high += ui.theme().gap * 1.5F;
        if (std::holds_alternative<document::Figure>(block.what)) high += em * 16;
        if (std::holds_alternative<document::OfHundred>(block.what)) high += em * 16;
        if (std::holds_alternative<document::Options>(block.what)) high += em * 16;
        if (std::holds_alternative<document::Questions>(block.what)) high += em * 12;
    }
    return high;
}

}  // namespace kiosk
