#include "kiosk/screens/topic.h"

#include <fmt/format.h>

#include "kiosk/bar.h"
#include "kiosk/sample.h"
#include "kiosk/topic/page_view.h"

namespace kiosk {

using content::Msg;

// One page: where in it one is, the session knows.
std::string TopicScreen::name() const { return "topic/" + id; }

namespace {

Go gone(ui::Ui& ui, Services& services, const Session& session) {
    ui::text(ui, ui::TextLevel::title, services.words(session)(Msg::search_title));
    ui::text(ui, ui::TextLevel::reading, services.words(session)(Msg::topic_gone));
    return stay();
}

}  // namespace

Go TopicScreen::draw(ui::Ui& ui, Services& services, Session& session) const {
    const PageShown* page = services.page(session.language, id);
    Go go = stay();
    if (page && page->document.front.sensitive) ui.discreet();
    if (!page) {
        ui.in(room(ui, services, session), [&] { go = gone(ui, services, session); });
        return go;
    }
    if (services.resting(page->document.front)) return {Open{UpdatingScreen{id}, true}};
    const bool guarded = page->document.front.kind == document::PageKind::procedure &&
                         !session.gates_read.contains(id);
    if (guarded) return {Open{GateScreen{id}, true}};
    return PageView(ui, services, session, *page).draw(base::Key(name()), part);
}

namespace {

// One that has a place of its own: those that only warn are told on the front.
ChapterAt middle_of(const PageShown& page) {
    const Sections sections(page);
    const std::size_t count = page.parts.chapters.size();
    ChapterAt middle{count / 2};
    while (middle.index + 1 < count && sections.at_signs(middle)) ++middle.index;
    return middle;
}

}  // namespace

Samples TopicScreen::samples(const Survey& survey) {
    Samples all;
    const auto add = [&](const std::string& name, const TopicScreen& screen,
                         std::vector<std::string> taps = {}) {
        Sample sample{name, screen,
                      [id = screen.id](Session& session) { session.gates_read.insert(id); }};
        sample.taps = std::move(taps);
        all.push_back(std::move(sample));
    };
    // Past the end, as after an edition in which the page has become shorter: its last.
    constexpr ChapterAt last{99};
    if (const auto id = survey.first(readable)) {
        add("chapter", {*id, ChapterAt{0}});
        add("topic-contents", {*id, ChapterAt{0}}, {"topic/contents"});
    }
    if (const auto id = survey.first(warns)) {
        add("topic", {*id, Front{}});
        add("topic-warnings", {*id, AllWarnings{}});
        add("ask", {*id, last});
    }
    if (!survey.every_page()) return all;
    for (const auto& id : survey.topics()) {
        const auto* page = survey.services.page(survey.language, id);
        if (!page) continue;
        const std::string name = "topic-" + id;
        add(name, {id, Front{}});
        add(name + "-warnings", {id, AllWarnings{}});
        add(name + "-first", {id, ChapterAt{0}});
        add(name + "-middle", {id, middle_of(*page)});
        add(name + "-end", {id, last});
    }
    return all;
}

}  // namespace kiosk
