#include "kiosk/paper.h"

#include <algorithm>

#include "handout/letterhead.h"
#include "kiosk/page_images.h"

namespace kiosk {

using content::Msg;

std::string second_of(const Session& session) {
    if (!session.companion.empty()) return session.companion;
    return session.language == "en" ? "" : "en";
}

namespace {

// A page as a visitor wants it on paper.
struct TopicPaper {
    handout::Topic topic;
    handout::Choice choice;
};

std::optional<TopicPaper> topic_paper(Services& services, const Session& session,
                                      const std::string& topic) {
    const std::string second = session.paper.both ? second_of(session) : "";
    const PageShown* other = second.empty() ? nullptr : services.page(second, topic);
    const PageShown* page = services.page(session.language, topic);
    if (!page) return std::nullopt;
    TopicPaper made{{page->document, services.sources(page->document), page->language}, {}};
    auto& choice = made.choice;
    choice.large = session.paper.large;
    choice.whole = session.paper.whole;
    if (other && other->language.tag != page->language.tag) {
        choice.second = &other->document;
        choice.second_words = &services.edition.words(second);
        choice.second_diagrams = &services.diagrams(second);
    }
    if (choice.whole && !session.paper.left_out.empty() && !choice.second)
        for (const auto& chapter : page->parts.chapters)
            if (!session.paper.left_out.contains(chapter.slug))
                choice.chapters.push_back(chapter.slug);
    return made;
}

base::Result<handout::Leaflet> leaflet(Services& services, const Session& session,
                                       const std::string& topic) {
    const auto materials = services.materials(session);
    if (topic.empty())
        return handout::questions_leaflet(materials, session.questions, session.paper.large);
    const auto paper = topic_paper(services, session, topic);
    if (!paper) return base::fail(topic, "is not in this edition");
    return handout::topic_leaflet(materials, paper->topic, paper->choice);
}

// In the size of print that was not chosen: to be seen, and chosen with one touch.
std::vector<layout::Sheet> in_other_size(Services& services, const Session& session,
                                         const std::string& topic) {
    const auto materials = services.materials(session);
    if (topic.empty()) {
        const auto list =
            handout::questions_leaflet(materials, session.questions, !session.paper.large);
        return list ? pages_of(list->shown) : std::vector<layout::Sheet>();
    }
    auto paper = topic_paper(services, session, topic);
    if (!paper) return {};
    paper->choice.large = !paper->choice.large;
    return pages_of(handout::topic_pages(materials, paper->topic, paper->choice));
}

// The printers for this kind of paper, in the clinic's order.
std::vector<settings::PrinterRule> printers(const Services& services, const Session& session,
                                            const std::string& topic) {
    using settings::PaperKind;
    const PaperKind kind = topic.empty()         ? PaperKind::questions
                           : session.paper.large ? PaperKind::large
                                                 : PaperKind::normal;
    return settings::fitting(services.settings.printers, kind);
}

devices::Outlet outlet(const settings::PrinterRule& rule) { return {rule.queue, rule.tray}; }

PaperAsked asked_for(const Services& services, const Session& session, const std::string& topic) {
    PaperAsked asked{topic, {}};
    for (const auto& rule : printers(services, session, topic))
        asked.outlets.push_back(outlet(rule));
    return asked;
}

}  // namespace

void ask_printers(Services& services, Session& session, const std::string& topic) {
    session.asked = asked_for(services, session, topic);
    services.printer.ask(session.asked->outlets);
}

bool asked_already(const Services& services, const Session& session, const std::string& topic) {
    return session.asked == asked_for(services, session, topic);
}

std::string paper_place(Services& services, const Session& session, const std::string& topic) {
    const auto& said = services.words(session);
    const auto all = printers(services, session, topic);
    const auto now = services.printer.status().outlet;
    auto found = std::ranges::find_if(all, [&](const auto& rule) { return outlet(rule) == now; });
    if (found == all.end()) found = all.begin();
    const auto where = found == all.end() ? "" : settings::said(found->place, said.language.tag);
    return where.empty() ? said(Msg::print_ask_where) : said(Msg::print_where, {{"place", where}});
}

std::string paper_sheets(Services& services, const Session& session) {
    const auto& said = services.words(session);
    const auto now = services.printer.status();
    const int pages = session.leaflet_pages;
    const bool known = now.state != devices::PrintState::idle &&
                       now.state != devices::PrintState::asking &&
                       now.state != devices::PrintState::no_queue;
    if (pages < 2 || !known) return "";
    return now.two_sided ? said(Msg::print_two_sided, {{"n", (pages + 1) / 2}})
                         : said(Msg::print_one_sided, {{"n", pages}});
}

std::string paper_name(Services& services, const Session& session, const std::string& topic) {
    const auto& said = services.words(session);
    if (topic.empty())
        return said(Msg::print_questions, {{"n", static_cast<int>(session.questions.size())}});
    const auto* entry = services.edition.topic(session.language, topic);
    const PageShown* page = services.page(session.language, topic);
    if (entry && page && page->document.front.kind == document::PageKind::form) return entry->title;
    return said(Msg::print_topic, {{"title", entry ? entry->title : topic}});
}

void make_paper(Services& services, Session& session, const std::string& topic) {
    const auto& wish = session.paper;
    const bool list = topic.empty();
    const PaperOf of{topic,
                     services.edition.version(),
                     session.language,
                     wish.both ? second_of(session) : "",
                     wish.large,
                     wish.whole,
                     wish.left_out,
                     list ? session.questions : std::vector<std::string>()};
    if (session.leaflet_of == of) return;
    // All of it first: whoever makes it ahead may be called away.
    auto made = leaflet(services, session, topic);
    PaperPages pages{{}, {}, {}, session.paper_pages.number + 1};
    if (made)
        pages = {pages_of(made->shown), in_other_size(services, session, topic),
                 handout::with_logo(services.materials(session)), pages.number};
    session.leaflet_of = of;
    session.paper_pages = std::move(pages);
    session.paper.page = 0;
    session.leaflet = made ? std::move(made->pdf) : "";
    session.leaflet_pages = made ? made->pages : 0;
    session.leaflet_code = made ? made->code : "";
    const auto fault = made ? made->untagged : base::to_line(made.error());
    if (fault.empty()) return;
    // Not which page: the log tells nobody what a visitor wanted to read.
    const std::string sheet = list ? "a list of questions " : "a page ";
    services.notes.push_back(sheet + "for paper " + (made ? "has no tags: " : "cannot be made: ") +
                             fault);
}

bool paper_used_up(Services& services, const Session& session) {
    const int limit = services.settings.pages_a_day;
    return services.quota.left(limit, services.clock.today()) < session.leaflet_pages;
}

bool other_used_up(Services& services, const Session& session) {
    const int limit = services.settings.pages_a_day;
    return services.quota.left(limit, services.clock.today()) <
           static_cast<int>(session.paper_pages.other.size());
}

void print_paper(Services& services, const std::string& pdf, int pages) {
    services.quota.use(pages);
    services.printer.print({pdf, services.printer.status().outlet});
}

}  // namespace kiosk
