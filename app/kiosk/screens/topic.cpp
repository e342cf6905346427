#include "kiosk/screens/topic.h"

#include "content/as_read.h"

#include <fmt/format.h>
#include <algorithm>

#include "kiosk/chapter_view.h"
#include "kiosk/page_part.h"
#include "kiosk/sample.h"
#include "layout/styles.h"
#include "text/spoken.h"
#include "ui/rows.h"

namespace kiosk {

using content::Msg;

std::string TopicScreen::name() const {
    const std::string topic = "topic/" + id;
    if (std::holds_alternative<AllWarnings>(part)) return topic + "/warnings";
    const auto* chapter = std::get_if<ChapterAt>(&part);
    return chapter ? topic + "/" + std::to_string(chapter->index + 1) : topic;
}

namespace {

const content::Group* group_of(Services& services, const Session& session, const std::string& id) {
    for (const auto& group : services.edition.groups(session.language))
        if (std::find(group.topics.begin(), group.topics.end(), id) != group.topics.end())
            return &group;
    return nullptr;
}

// What a reader must know of the page's standing: approved by nobody, translated by a machine.
void standing(ui::Ui& ui, Services& services, const Session& session, const PageShown& page) {
    const auto& said = services.words(session);
    for (const auto word : content::standing(page.document.front, page.language))
        small_label(ui, said(word));
    if (page.language.tag != session.language) small_label(ui, said(Msg::topic_english));
    const auto& tag = page.language.tag;
    if (session.listening.on && services.edition.pronunciations(tag).contains(text::well_spoken))
        small_label(ui, services.edition.words(tag)(Msg::listen_partly));
}

Go parts_list(ui::Ui& ui, Services& services, const Session& session, const PageShown& page) {
    Go go = stay();
    ui::text(ui, ui::TextLevel::section, services.words(session)(Msg::topic_contents));
    ui.space(ui.theme().gap * 0.8F);
    for (std::size_t i = 0; i < page.parts.chapters.size(); ++i) {
        const auto& chapter = page.parts.chapters[i];
        ui::Card card;
        if (asks(chapter.part))
            card.icon = "question";
        else
            card.mark = text::message("{n}", session.language, {{"n", static_cast<int>(i) + 1}});
        card.title = chapter.title;
        card.beside = true;
        const auto key = base::Key("part") / chapter.slug;
        if (ui::card(ui, key, card)) go = open(TopicScreen{page.document.front.id, ChapterAt{i}});
        ui.space(ui.theme().gap);
    }
    return go;
}

// Print, and the page's questions: what most readers want at the end.
Go foot(ui::Ui& ui, Services& services, const Session& session, const PageShown& page) {
    const auto& said = services.words(session);
    Go go = stay();
    std::optional<ChapterAt> asking;
    for (std::size_t i = 0; i < page.parts.chapters.size(); ++i)
        if (asks(page.parts.chapters[i].part)) asking = ChapterAt{i};
    ui::ButtonStyle print;
    print.icon = "printer";
    ui::ButtonStyle ask;
    ask.emphasis = ui::ButtonStyle::Emphasis::primary;
    ask.icon = "question";
    std::vector<ui::RowButton> buttons{{"topic/print", said(Msg::topic_print), print,
                                        [&] { go = open(PrintScreen{page.document.front.id}); }}};
    if (asking)
        buttons.push_back({"topic/ask", said(Msg::topic_ask), ask, [&] {
                               go = open(TopicScreen{page.document.front.id, *asking});
                           }});
    ui::button_rows(ui, {2, print}, buttons);
    return go;
}

bool moves(const Go& go) { return !std::holds_alternative<Stay>(go.what); }

// The page's warning signs at a glance; what to do about each is one touch away.
Go signs(ui::Ui& ui, Services& services, const Session& session, const PageShown& page) {
    const auto warnings = document::warnings(page.document);
    if (warnings.empty()) return stay();
    show_made(ui, services, session,
              {page.document.front.id + "/signs", [&](const layout::LayoutContext& context) {
                   layout::LayoutContext mine = context;
                   mine.language = page.language;
                   layout::SheetBuilder builder(mine);
                   for (const auto urgency :
                        {document::Urgency::emergency, document::Urgency::same_day}) {
                       std::vector<document::Runs> list;
                       for (const auto& warning : warnings)
                           if (warning.urgency == urgency) list.push_back(warning.sign);
                       if (list.empty()) continue;
                       if (builder.y() > 0) builder.gap(context.gap_mm);
                       layout::put_signs(builder, urgency, list);
                   }
                   return builder.finish();
               }});
    ui.space(ui.theme().gap);
    Go go = stay();
    ui::ButtonStyle look;
    look.icon = "warning";
    const auto& words = services.words(session)(Msg::topic_warnings);
    if (ui::button(ui, "topic/warnings", words, look))
        go = open(TopicScreen{page.document.front.id, AllWarnings{}});
    ui.space(ui.theme().group * 0.7F);
    return go;
}

// All warnings of the page in full, the most urgent first.
Go warnings_text(ui::Ui& ui, Services& services, const Session& session, const PageShown& page) {
    small_label(ui, page.document.front.title);
    ui::text(ui, ui::TextLevel::title, services.words(session)(Msg::topic_warnings));
    ui.space(ui.theme().gap);
    const auto all = [](const PageShown& one) { return document::only_warnings(one.document); };
    show_page(ui, services, session, {page, "/warnings", all});
    return stay();
}

Go front(ui::Ui& ui, Services& services, Session& session, const PageShown& page) {
    Go go = stay();
    const auto& front = page.document.front;
    if (const auto* group = group_of(services, session, front.id)) small_label(ui, group->title);
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
        document::Document rest = one.parts.head;
        std::erase_if(rest.blocks, [](const document::Block& block) {
            return std::holds_alternative<document::Warning>(block.what);
        });
        return rest;
    };
    const Go touched = show_page(ui, services, session, {page, "/front", head});
    if (moves(touched)) go = touched;
    ui.space(ui.theme().group);
    if (Go chosen = parts_list(ui, services, session, page); moves(chosen)) go = chosen;
    ui::ButtonStyle about;
    about.icon = "book";
    if (ui::button(ui, "topic/about", services.words(session)(Msg::topic_words), about))
        go = open(AboutScreen{front.id});
    return go;
}

// Nothing where the page as a whole is shown: its front, or all its warnings.
std::optional<ChapterShown> chapter_shown(const PageShown& page, const TopicPart& part) {
    const auto* chapter = std::get_if<ChapterAt>(&part);
    const std::size_t count = page.parts.chapters.size();
    if (!chapter || count == 0) return std::nullopt;
    return ChapterShown{page, std::min(chapter->index, count - 1)};
}

// "topic-prostatitis", "topic-prostatitis-warnings", "topic-prostatitis-03"
std::string sample_name(const std::string& id, const TopicPart& part) {
    if (std::holds_alternative<AllWarnings>(part)) return "topic-" + id + "-warnings";
    const auto* chapter = std::get_if<ChapterAt>(&part);
    return "topic-" + id + (chapter ? fmt::format("-{:02}", chapter->index + 1) : "");
}

Go gone(ui::Ui& ui, Services& services, const Session& session) {
    ui::text(ui, ui::TextLevel::title, services.words(session)(Msg::search_title));
    ui::text(ui, ui::TextLevel::reading, services.words(session)(Msg::topic_gone));
    return stay();
}

}  // namespace

Go TopicScreen::draw(ui::Ui& ui, Services& services, Session& session) const {
    const base::Rect area = room(ui, services, session);
    const PageShown* page = services.page(session.language, id);
    Go go = stay();
    if (page && page->document.front.sensitive) ui.discreet();
    if (!page) {
        ui.in(area, [&] { go = gone(ui, services, session); });
        return go;
    }
    if (services.resting(page->document.front)) return {Open{UpdatingScreen{id}, true}};
    const bool guarded = page->document.front.kind == document::PageKind::procedure &&
                         !session.gates_read.contains(id);
    if (guarded) return {Open{GateScreen{id}, true}};
    const auto chapter = chapter_shown(*page, part);
    reading_column(ui, area, [&] {
        const float low = foot_height(ui, services, session);
        const base::Rect text{ui.x(), ui.y(), ui.width(), area.height - low};
        ui.scroll(base::Key(name()), text, [&] {
            const Go inside = chapter ? chapter_text(ui, services, session, *chapter)
                              : std::holds_alternative<AllWarnings>(part)
                                  ? warnings_text(ui, services, session, *page)
                                  : front(ui, services, session, *page);
            if (moves(inside)) go = inside;
        });
        ui.in({text.x, text.bottom() + ui.theme().gap, text.width, low}, [&] {
            const Go below = chapter ? chapter_buttons(ui, services, session, *chapter)
                                     : foot(ui, services, session, *page);
            if (moves(below)) go = below;
        });
    });
    return go;
}

Samples TopicScreen::samples(const Survey& survey) {
    Samples all;
    const auto add = [&](const std::string& name, const std::string& id, const TopicPart& part) {
        all.push_back({name, TopicScreen{id, part},
                       [id](Session& session) { session.gates_read.insert(id); }});
    };
    if (const auto id = survey.first(readable)) add("chapter", *id, ChapterAt{0});
    if (const auto id = survey.first(warns)) {
        add("topic", *id, Front{});
        add("topic-warnings", *id, AllWarnings{});
        // Past the end, as after an edition in which the page has become shorter: its last.
        add("ask", *id, ChapterAt{99});
    }
    if (!survey.every_page()) return all;
    for (const auto& id : survey.topics()) {
        const auto* page = survey.services.page(survey.language, id);
        if (!page) continue;
        for (const auto& part : topic_parts(page->parts.chapters.size()))
            add(sample_name(id, part), id, part);
    }
    return all;
}

}  // namespace kiosk
