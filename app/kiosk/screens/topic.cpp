// A topic: its front (warnings first, key facts, the list of parts) and its parts, one a screen.
#include <algorithm>

#include "document/plain.h"
#include "kiosk/bar.h"
#include "layout/styles.h"

namespace kiosk {

using content::Msg;

std::string Topic::name() const {
    if (chapter == -2) return "topic/" + id + "/warnings";
    return "topic/" + id + (chapter < 0 ? "" : "/" + std::to_string(chapter + 1));
}

namespace {

const content::Group* group_of(Services& services, const Session& session, const std::string& id) {
    for (const auto& group : services.edition.groups(session.language))
        if (std::find(group.topics.begin(), group.topics.end(), id) != group.topics.end())
            return &group;
    return nullptr;
}

void muted(ui::Ui& ui, const std::string& words) {
    ui::TextStyle look;
    look.tone = layout::ColorRole::muted;
    look.role = base::Role::Label;
    ui::text(ui, ui::TextLevel::small, words, look);
}

// What a reader must know of the page's standing: approved by nobody, translated by a machine.
void standing(ui::Ui& ui, Services& services, const Session& session, const PageShown& page) {
    const auto& said = services.words(session);
    if (page.document.front.review.status != "approved") muted(ui, said(Msg::topic_sample));
    const auto& entry = services.edition.language(page.language.tag);
    if (page.language.tag != session.language)
        muted(ui, said(Msg::topic_english));
    else if (page.language.tag != "en" && entry.reviewer.empty())
        muted(ui, said(Msg::topic_machine));
}

constexpr int warnings_part = -2;

bool asks(const document::Document& part) { return !document::questions(part).empty(); }

// Without the questions and checks: those are cards to touch.
document::Document without_questions(const document::Document& part) {
    document::Document rest = part;
    std::erase_if(rest.blocks, [](const document::Block& block) {
        return std::holds_alternative<document::Questions>(block.what) ||
               std::holds_alternative<document::TeachBack>(block.what);
    });
    return rest;
}

// The same page in the second language a visitor wants beside; nothing where it does not exist or
// is cut otherwise.
const PageShown* companion(Services& services, const Session& session, const PageShown& page) {
    if (session.companion.empty() || session.companion == page.language.tag) return nullptr;
    const PageShown* other = services.page(session.companion, page.document.front.id);
    const bool same = other && other->language.tag != page.language.tag &&
                      other->book.chapters.size() == page.book.chapters.size();
    return same ? other : nullptr;
}

// A part of a page: what its sheet is called, and what stands in it.
struct Shown {
    std::string id;
    std::function<document::Document(const PageShown&)> part;
};

// In one language, or in two beside each other.
std::string show(ui::Ui& ui, Services& services, const Session& session, const PageShown& page,
                 const Shown& shown) {
    const std::string id = page.document.front.id + shown.id;
    const auto document = shown.part(page);
    const PageShown* other = companion(services, session, page);
    if (!other) return show_part(ui, services, session, id, {document, page.language});
    const auto second = shown.part(*other);
    return show_both(ui, services, session, id,
                     {{document, page.language}, {second, other->language}});
}

Go parts_list(ui::Ui& ui, Services& services, const Session& session, const PageShown& page) {
    Go go = stay();
    ui::text(ui, ui::TextLevel::section, services.words(session)(Msg::topic_contents));
    ui.space(ui.theme().gap * 0.8F);
    for (std::size_t i = 0; i < page.book.chapters.size(); ++i) {
        const auto& chapter = page.book.chapters[i];
        ui::Card card;
        if (asks(chapter.part))
            card.icon = "question";
        else
            card.mark = text::message("{n}", session.language, {{"n", static_cast<int>(i) + 1}});
        card.title = chapter.title;
        card.beside = true;
        const auto key = base::Key("part") / chapter.slug;
        if (ui::card(ui, key, card)) go = open(Topic{page.document.front.id, static_cast<int>(i)});
        ui.space(ui.theme().gap);
    }
    return go;
}

// Print, and the page's questions: what most readers want at the end.
Go foot(ui::Ui& ui, Services& services, const Session& session, const PageShown& page) {
    const auto& said = services.words(session);
    Go go = stay();
    int asking = -1;
    for (std::size_t i = 0; i < page.book.chapters.size(); ++i)
        if (asks(page.book.chapters[i].part)) asking = static_cast<int>(i);
    ui::ButtonStyle print;
    print.icon = "printer";
    ui::ButtonStyle ask;
    ask.emphasis = ui::ButtonStyle::Emphasis::primary;
    ask.icon = "question";
    const float half = (ui.width() - ui.theme().gap) / 2;
    const float high = std::max(ui::height_of(ui, said(Msg::topic_print), half, print),
                                ui::height_of(ui, said(Msg::topic_ask), half, ask));
    print.height = ask.height = high;
    ui.columns(2, [&](int i) {
        if (i == 0 && ui::button(ui, "topic/print", said(Msg::topic_print), print))
            go = open(Print{page.document.front.id});
        if (i == 1 && asking >= 0 && ui::button(ui, "topic/ask", said(Msg::topic_ask), ask))
            go = open(Topic{page.document.front.id, asking});
    });
    return go;
}

float foot_height(ui::Ui& ui, Services& services, const Session& session) {
    const auto& said = services.words(session);
    ui::ButtonStyle ask;
    ask.emphasis = ui::ButtonStyle::Emphasis::primary;
    ask.icon = "question";
    const float half = (ui.width() - ui.theme().gap) / 2;
    return ui::height_of(ui, said(Msg::topic_ask), half, ask) + ui.theme().gap;
}

bool moves(const Go& go) { return !std::holds_alternative<Stay>(go.what); }

// The page's warning signs at a glance; what to do about each is one touch away.
Go signs(ui::Ui& ui, Services& services, const Session& session, const PageShown& page) {
    const auto warnings = document::warnings(page.document);
    if (warnings.empty()) return stay();
    show_made(
        ui, services, session, page.document.front.id + "/signs",
        [&](const layout::LayoutContext& medium) {
            layout::LayoutContext mine = medium;
            mine.language = page.language;
            layout::SheetBuilder pen(mine);
            for (const auto urgency : {document::Urgency::emergency, document::Urgency::same_day}) {
                std::vector<document::Runs> list;
                for (const auto& warning : warnings)
                    if (warning.urgency == urgency) list.push_back(warning.sign);
                if (list.empty()) continue;
                if (pen.y() > 0) pen.gap(medium.gap_mm);
                layout::put_signs(pen, urgency, list);
            }
            return pen.finish();
        });
    ui.space(ui.theme().gap);
    Go go = stay();
    ui::ButtonStyle look;
    look.icon = "warning";
    const auto& words = services.words(session)(Msg::topic_warnings);
    if (ui::button(ui, "topic/warnings", words, look))
        go = open(Topic{page.document.front.id, warnings_part});
    ui.space(ui.theme().group * 0.7F);
    return go;
}

// All warnings of the page in full, the most urgent first.
Go warnings_text(ui::Ui& ui, Services& services, const Session& session, const PageShown& page) {
    muted(ui, page.document.front.title);
    ui::text(ui, ui::TextLevel::title, services.words(session)(Msg::topic_warnings));
    ui.space(ui.theme().gap);
    show(ui, services, session, page,
         {"/warnings", [](const PageShown& one) { return document::only_warnings(one.document); }});
    return stay();
}

Go front(ui::Ui& ui, Services& services, Session& session, const PageShown& page) {
    Go go = stay();
    const auto& front = page.document.front;
    if (const auto* group = group_of(services, session, front.id)) muted(ui, group->title);
    ui::TextStyle in_its_language;
    in_its_language.language = page.language;
    ui::text(ui, ui::TextLevel::title, front.title, in_its_language);
    ui.space(1.5F);
    ui::text(ui, ui::TextLevel::reading, front.summary, in_its_language);
    ui.space(1);
    standing(ui, services, session, page);
    ui.space(ui.theme().group * 0.6F);
    if (Go chosen = signs(ui, services, session, page); moves(chosen)) go = chosen;
    const auto head = [](const PageShown& one) {
        document::Document rest = one.book.head;
        std::erase_if(rest.blocks, [](const document::Block& block) {
            return std::holds_alternative<document::Warning>(block.what);
        });
        return rest;
    };
    const auto touched = show(ui, services, session, page, {"/front", head});
    if (!touched.empty()) go = follow(touched);
    ui.space(ui.theme().group);
    if (Go chosen = parts_list(ui, services, session, page); moves(chosen)) go = chosen;
    ui::ButtonStyle about;
    about.icon = "book";
    if (ui::button(ui, "topic/about", services.words(session)(Msg::topic_words), about))
        go = open(About{front.id, -1});
    return go;
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
            const std::string id = part.front.id + "/" + key.path;
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

Go chapter_buttons(ui::Ui& ui, Services& services, const Session& session,
                   const std::pair<const PageShown&, int>& place) {
    const auto& said = services.words(session);
    const auto& [page, chapter] = place;
    const std::string& id = page.document.front.id;
    const int last = static_cast<int>(page.book.chapters.size()) - 1;
    Go go = stay();
    ui::ButtonStyle before, after;
    before.icon = "back";
    before.height = after.height = foot_height(ui, services, session) - ui.theme().gap;
    after.icon = chapter < last ? "next" : "list";
    after.emphasis = ui::ButtonStyle::Emphasis::primary;
    ui.columns(2, [&](int i) {
        const bool back = ui.pressed(ui.backward()) && chapter > 0;
        if (i == 0 && (ui::button(ui, "topic/previous", said(Msg::topic_previous), before) || back))
            go = {Open{Topic{id, chapter - 1}, true}};
        const bool forth = ui.pressed(ui.forward()) && chapter < last;
        const Msg word = chapter < last ? Msg::topic_next : Msg::topic_done;
        if (i == 1 && (ui::button(ui, "topic/next", said(word), after) || forth))
            go = {Open{Topic{id, chapter < last ? chapter + 1 : -1}, true}};
    });
    return go;
}

Go chapter_text(ui::Ui& ui, Services& services, Session& session,
                const std::pair<const PageShown&, int>& place) {
    const auto& [page, number] = place;
    const auto& chapter = page.book.chapters[static_cast<std::size_t>(number)];
    const auto& said = services.words(session);
    Go go = stay();
    muted(ui, page.document.front.title + " · " +
                  said(Msg::topic_part,
                       {{"n", number + 1}, {"all", static_cast<int>(page.book.chapters.size())}}));
    ui::TextStyle in_its_language;
    in_its_language.language = page.language;
    ui::text(ui, ui::TextLevel::title, chapter.title, in_its_language);
    ui.space(ui.theme().gap);
    const auto part = [number = number, own = page.language.tag](const PageShown& one) {
        const auto& whole = one.book.chapters[static_cast<std::size_t>(number)].part;
        // Questions and checks are cards to touch; beside them stand the second language's words.
        return one.language.tag == own ? without_questions(whole) : whole;
    };
    const auto rest = without_questions(chapter.part);
    const auto touched = show(ui, services, session, page, {"/" + std::to_string(number), part});
    if (!touched.empty()) go = follow(touched);
    teach_back_cards(ui, session, chapter.part);
    if (asks(chapter.part)) {
        if (!rest.blocks.empty()) ui.space(ui.theme().gap);
        question_cards(ui, services, session, chapter.part);
    }
    ui.space(ui.theme().group * 0.7F);
    ui::ButtonStyle about;
    about.icon = "book";
    if (ui::button(ui, "topic/about", said(Msg::topic_words), about))
        go = open(About{page.document.front.id, number});
    if (asks(chapter.part)) {
        ui.space(ui.theme().gap);
        ui::ButtonStyle mine;
        mine.icon = "question";
        if (!session.questions.empty()) mine.badge = std::to_string(session.questions.size());
        if (ui::button(ui, "topic/questions", said(Msg::home_questions), mine))
            go = open(Questions{});
    }
    return go;
}

Go gone(ui::Ui& ui, Services& services, const Session& session) {
    ui::text(ui, ui::TextLevel::title, services.words(session)(Msg::search_title));
    ui::text(ui, ui::TextLevel::reading, services.words(session)(Msg::topic_gone));
    return stay();
}

}  // namespace

Go Topic::draw(ui::Ui& ui, Services& services, Session& session) const {
    const base::Rect area = room(ui, services, session);
    const PageShown* page = services.page(session.language, id);
    Go go = stay();
    if (page && page->document.front.sensitive) ui.discreet();
    if (!page) {
        ui.in(area, [&] { go = gone(ui, services, session); });
        return go;
    }
    if (services.resting(page->document.front)) return {Open{Updating{id}, true}};
    const bool guarded = page->document.front.kind == document::PageKind::procedure &&
                         !session.gates_read.contains(id);
    if (guarded) return {Open{Gate{id}, true}};
    const int last = static_cast<int>(page->book.chapters.size()) - 1;
    const int number = std::min(chapter, last);
    reading_column(ui, area, [&] {
        const float low = foot_height(ui, services, session);
        const base::Rect text{ui.x(), ui.y(), ui.width(), area.height - low};
        ui.scroll(base::Key(name()), text, [&] {
            const Go inside = number == warnings_part ? warnings_text(ui, services, session, *page)
                              : number < 0            ? front(ui, services, session, *page)
                                           : chapter_text(ui, services, session, {*page, number});
            if (moves(inside)) go = inside;
        });
        ui.in({text.x, text.bottom() + ui.theme().gap, text.width, low}, [&] {
            const Go below = number < 0 ? foot(ui, services, session, *page)
                                        : chapter_buttons(ui, services, session, {*page, number});
            if (moves(below)) go = below;
        });
    });
    return go;
}

}  // namespace kiosk
