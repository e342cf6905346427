#include "desk/screens/new_topic.h"

#include "desk/blocks/page_groups.h"
#include "desk/route.h"
#include "desk/titles.h"

namespace desk {

using content::Msg;
using layout::ColorRole;

std::vector<Sample> NewTopicScreen::samples(const StaffSession&) {
    std::vector<Sample> all;
    all.push_back({"topic, a new one", NewTopicScreen()});
    all.push_back({"topic, keyboard", NewTopicScreen(), {"new/keys", "new/title"}});
    return all;
}

// The groups of the start screen, as the desk's own language calls them.
void NewTopicScreen::read(StaffSession& session) {
    if (read_) return;
    read_ = true;
    const std::string& own = session.said.language.tag;
    for (const auto& group : page_groups(session)) {
        order_.push_back(group.id);
        groups_[group.id] = group.title;
    }
    if (begin(session)) return;
    form_.chosen("kind") = "condition";
    if (own != "en") form_.turn("languages", own);
    rest();
}

void NewTopicScreen::languages(ui::Ui& ui, StaffSession& session) {
    line(ui, session.said(Msg::desk_t_languages), ColorRole::muted);
    ui.space(0.8F);
    std::vector<Button> all;
    for (const auto& entry : session.services.languages) {
        const std::string tag = entry.language.tag;
        if (tag == "en") continue;
        const bool on = form_.has("languages", tag);
        all.push_back({"new/language/" + tag,
                       entry.name,
                       on ? "check" : "plus",
                       [this, tag] { form_.turn("languages", tag); },
                       {.selected = on}});
    }
    toolbar(ui, all);
    for (const auto& entry : session.services.languages) {
        if (!form_.has("languages", entry.language.tag)) continue;
        ui.space(ui.theme().gap);
        form_.field(ui, {.key = "new/title/" + entry.language.tag,
                         .name = session.said(Msg::desk_t_in, {{"language", entry.name}}),
                         .language = entry.language});
    }
}

std::map<std::string, std::string> NewTopicScreen::titles(const StaffSession& session) {
    std::map<std::string, std::string> all{{"en", form_.text("new/title")}};
    for (const auto& entry : session.services.languages)
        if (form_.has("languages", entry.language.tag))
            all[entry.language.tag] = form_.text("new/title/" + entry.language.tag);
    return all;
}

bool NewTopicScreen::ready(const StaffSession& session) {
    for (const auto& [tag, title] : titles(session))
        if (title.empty()) return false;
    return !form_.chosen("group").empty();
}

void NewTopicScreen::make(StaffSession& session, Go& go) {
    editorial::NewTopic topic;
    topic.titles = titles(session);
    topic.group = form_.chosen("group");
    topic.kind = form_.chosen("kind");
    topic.today = session.services.clock.today();
    const auto path = editorial::begin_topic(session.repository, topic, session.by());
    if (!session.succeeded(path)) return;
    session.note = session.said(Msg::desk_t_made, {{"title", topic.titles["en"]}});
    start_over(session);
    go = to(WriteScreen(*path));
}

Go NewTopicScreen::draw(ui::Ui& ui, StaffSession& session, const base::Rect& box) {
    read(session);
    Go go = stay();
    ui.scroll("topic", form_.above_keys(ui, session, box), [&] {
        const float gap = ui.theme().gap;
        ui::text(ui, ui::TextLevel::title, session.said(Msg::desk_t_title));
        ui.space(gap);
        form_.field(ui, {"new/title", session.said(Msg::desk_t_english)});
        ui.space(gap);
        line(ui, session.said(Msg::desk_t_group), ColorRole::muted);
        ui.space(0.8F);
        choose(ui, {"new/group/", order_, [&](const auto& id) { return groups_.at(id); }},
               form_.chosen("group"));
        ui.space(gap);
        line(ui, session.said(Msg::desk_t_kind), ColorRole::muted);
        ui.space(0.8F);
        choose(ui,
               {"new/kind/",
                {"condition", "test", "procedure", "treatment", "anatomy", "visit", "clinic"},
                [&](const auto& kind) { return choice_word(session, Msg::desk_f_kind, kind); }},
               form_.chosen("kind"));
        if (form_.chosen("kind") == "clinic" && form_.chosen("group").empty() &&
            groups_.contains("visit"))
            form_.chosen("group") = "visit";
        ui.space(gap);
        languages(ui, session);
        ui.space(ui.theme().group);
        const bool may = session.may(editorial::Action::save);
        toolbar(ui, {{"new/go",
                      session.said(Msg::desk_t_make),
                      "plus",
                      [&] { make(session, go); },
                      {.enabled = may && ready(session), .primary = true}},
                     {"new/empty",
                      session.said(Msg::desk_form_empty),
                      "trash",
                      [&] {
                          start_over(session);
                          form_.chosen("kind") = "condition";
                      },
                      {.enabled = !form_.written().empty()}},
                     keys_button(session, "new/keys")});
    });
    return go;
}

}  // namespace desk
