#include "desk/screens/sources.h"

#include <fmt/format.h>

#include <algorithm>

#include "content/source.h"
#include "content/source_fields.h"
#include "desk/route.h"
#include "editorial/carry.h"
#include "text/unicode.h"

namespace desk {

using content::Msg;
using layout::ColorRole;

namespace {

constexpr const char* sources_path = "sources.json";
constexpr std::size_t most_listed = 60, most_refused = 8;

std::vector<std::string> strings(const std::vector<std::string_view>& all) {
    return {all.begin(), all.end()};
}

}  // namespace

std::vector<Sample> SourcesScreen::samples(const StaffSession&) {
    std::vector<Sample> all;
    all.push_back({"sources", SourcesScreen()});
    all.push_back({"sources, a new one", SourcesScreen(Part::form)});
    all.push_back({"sources, from a list", SourcesScreen(Part::foreign)});
    all.push_back({"sources, keyboard", SourcesScreen(), {"sources/keys", "sources/search"}});
    return all;
}

void SourcesScreen::read(StaffSession& session) {
    if (read_) return;
    read_ = true;
    const auto newest = session.repository.newest(sources_path);
    body_ = newest ? newest->body : "[\n]\n";
    revision_ = newest ? newest->id : 0;
    waits_ = newest && (newest->state == editorial::State::draft ||
                        newest->state == editorial::State::rejected);
    base::Problems told_at_the_text;
    rows_.clear();
    for (const auto& source : content::read_sources(body_, sources_path, told_at_the_text))
        rows_.push_back({source.id, source.id + " · " + content::reference(source)});
    looked_for_.clear();
    if (begin(session)) part_ = form_.text("sources/pasted").empty() ? Part::form : Part::foreign;
    if (form_.chosen("type").empty()) {
        form_.chosen("type") = "article-journal";
        form_.chosen("read") = "no";
        rest();
    }
}

content::SourceForm SourcesScreen::filled() {
    const auto text = [&](const char* name) { return form_.text(std::string("sources/") + name); };
    return {form_.chosen("type"),
            text("title"),
            text("authors"),
            text("container"),
            text("publisher"),
            text("year"),
            text("volume"),
            "",
            text("pages"),
            text("doi"),
            text("pmid"),
            text("url"),
            {}};
}

// What would come in: asked for when something was changed, not for each frame.
void SourcesScreen::look(StaffSession& session) {
    const std::string wanted =
        fmt::format("{}/{}/{}", static_cast<int>(part_), form_.version(), file_);
    if (looked_for_ == wanted) return;
    looked_for_ = wanted;
    content::Standing standing;
    standing.evidence = form_.chosen("evidence");
    standing.read = form_.chosen("read");
    standing.today = session.services.clock.today();
    if (part_ == Part::form) {
        auto one = filled();
        one.standing = standing;
        arrivals_ = content::arrive(body_, one);
    } else {
        const auto& pasted = form_.text("sources/pasted");
        arrivals_ = pasted.empty()
                        ? base::Result<content::Arrivals>(content::Arrivals{})
                        : content::arrive(body_, pasted, file_.empty() ? "list" : file_, standing);
    }
}

void SourcesScreen::head(ui::Ui& ui, StaffSession& session, Go& go) {
    const auto& said = session.said;
    const bool author = session.may(editorial::Action::save);
    const auto part = [&](const char* key, Msg word, const char* icon, Part which) {
        return Button{key,
                      said(word),
                      icon,
                      [this, which] { part_ = which, looked_for_.clear(); },
                      {.enabled = author || which == Part::list, .selected = part_ == which}};
    };
    std::vector<Button> all{part("sources/list", Msg::desk_s_title, "book", Part::list),
                            part("sources/new", Msg::desk_s_new, "plus", Part::form),
                            part("sources/import", Msg::desk_s_import, "list", Part::foreign),
                            {"sources/submit",
                             said(Msg::desk_submit),
                             "next",
                             [&] { send(session); },
                             {.enabled = author && waits_}},
                            keys_button(session, "sources/keys")};
    if (!back_.path.empty())
        all.push_back({"sources/back", said(Msg::desk_s_back), "page", [&] {
                           go = to(WriteScreen(back_.path, {back_.line, ""}));
                       }});
    toolbar(ui, all);
    ui.space(ui.theme().gap);
}

void SourcesScreen::list(ui::Ui& ui, StaffSession& session) {
    search_.field(ui, {"sources/search", session.said(Msg::desk_search)});
    ui.space(ui.theme().gap);
    const std::string wish = text::fold(search_.text("sources/search"));
    std::size_t shown = 0;
    for (const auto& row : rows_) {
        if (!wish.empty() && text::fold(row.words).find(wish) == std::string::npos) continue;
        if (++shown > most_listed) break;
        line(ui, row.words, ColorRole::ink, "sources/one/" + row.key);
        ui.space(ui.theme().gap / 2);
    }
    if (shown == 0) line(ui, session.said(Msg::desk_none), ColorRole::muted);
}

// What evidence it is, and how much of it was read: nobody else can tell.
void SourcesScreen::standing(ui::Ui& ui, StaffSession& session) {
    choose(ui,
           {"sources/evidence/", strings(content::evidences()),
            [&](const auto& one) { return choice_word(session, Msg::desk_s_evidence, one); }},
           form_.chosen("evidence"));
    ui.space(ui.theme().gap);
    choose(ui,
           {"sources/read/",
            {content::read_names.begin(), content::read_names.end()},
            [&](const auto& one) { return choice_word(session, Msg::desk_s_read, one); }},
           form_.chosen("read"));
    ui.space(ui.theme().gap);
    if (const auto& evidence = form_.chosen("evidence"); !evidence.empty()) {
        line(ui, session.said(Msg::desk_s_tier, {{"tier", content::tier_of_evidence(evidence)}}),
             ColorRole::muted, "sources/tier");
        ui.space(ui.theme().gap);
    }
}

void SourcesScreen::form(ui::Ui& ui, StaffSession& session, Go& go) {
    struct Asked {
        const char* key;
        Msg word;
        int lines;
    };
    constexpr Asked left[] = {{"title", Msg::desk_new_title, 2},
                              {"authors", Msg::desk_s_authors, 3},
                              {"container", Msg::desk_s_container, 1},
                              {"publisher", Msg::desk_s_publisher, 1}};
    constexpr Asked right[] = {{"year", Msg::desk_s_year, 1},   {"volume", Msg::desk_s_volume, 1},
                               {"pages", Msg::desk_s_pages, 1}, {"doi", Msg::desk_s_doi, 1},
                               {"pmid", Msg::desk_s_pmid, 1},   {"url", Msg::desk_s_url, 1}};
    choose(ui,
           {"sources/type/", strings(content::source_types()),
            [&](const auto& one) { return choice_word(session, Msg::desk_s_type, one); }},
           form_.chosen("type"));
    ui.space(ui.theme().gap);
    const auto ask = [&](const Asked& one) {
        form_.field(ui, {.key = std::string("sources/") + one.key,
                         .name = session.said(one.word),
                         .lines = one.lines});
        ui.space(ui.theme().gap);
    };
    ui.columns(2, [&](int column) {
        if (column == 0)
            for (const auto& one : left) ask(one);
        else
            for (const auto& one : right) ask(one);
    });
    standing(ui, session);
    look(session);
    const bool sound = arrivals_ && !arrivals_->ids.empty();
    toolbar(ui, {{"sources/save",
                  session.said(Msg::desk_s_save),
                  "check",
                  [&] { take(session, go); },
                  {.enabled = sound, .primary = true}},
                 {"sources/empty",
                  session.said(Msg::desk_form_empty),
                  "trash",
                  [&] {
                      start_over(session);
                      read_ = false;
                  },
                  {.enabled = !form_.written().empty()}}});
    ui.space(ui.theme().gap);
    if (!form_.text("sources/title").empty()) told(ui, session);
}

void SourcesScreen::from_sticks(ui::Ui& ui, StaffSession& session) {
    if (!files_) {
        files_.emplace();
        auto sticks = devices::sticks();
        if (const base::Path own = session.services.machine.exchange; !own.empty())
            sticks.insert(sticks.begin(), {own.filename().string(), own});
        for (const auto& stick : sticks)
            for (auto& file : devices::files_on(stick.path, {".json", ".ris", ".bib"}))
                files_->push_back(std::move(file));
    }
    std::vector<Button> files;
    for (const auto& file : *files_) {
        const auto name = editorial::harmless_name_of(file.path);
        files.push_back({"sources/file/" + name, name, "stick", [&, name] {
                             const auto text = base::read_file(file.path, editorial::largest_text);
                             if (!session.succeeded(text)) return;
                             file_ = name;
                             form_.at("sources/pasted").start(text::plain_lines(*text));
                         }});
    }
    if (files.empty()) return;
    toolbar(ui, files);
    ui.space(ui.theme().gap);
}

void SourcesScreen::foreign(ui::Ui& ui, StaffSession& session, Go& go) {
    from_sticks(ui, session);
    line(ui, session.said(Msg::desk_s_paste), ColorRole::muted);
    ui.space(0.8F);
    ui::Editor::Style shape;
    shape.name = session.said(Msg::desk_s_paste);
    shape.language = base::Language{};
    shape.most = editorial::largest_text;
    const float high = ui::Editor::height(ui, shape, 6);
    form_.at("sources/pasted")
        .draw(ui, "sources/pasted", shape, {ui.x(), ui.y(), ui.width(), high});
    ui.space(high + ui.theme().gap);
    standing(ui, session);
    look(session);
    const int n = arrivals_ ? static_cast<int>(arrivals_->ids.size()) : 0;
    toolbar(ui, {{"sources/take",
                  session.said(Msg::desk_s_take, {{"n", n}}),
                  "check",
                  [&] { take(session, go); },
                  {.enabled = n > 0, .primary = true}}});
    ui.space(ui.theme().gap);
    told(ui, session);
}

// Who would come in, who stands here already, who is refused and why.
void SourcesScreen::told(ui::Ui& ui, StaffSession& session) const {
    if (!arrivals_) return line(ui, base::to_line(arrivals_.error()), ColorRole::emergency_ink);
    for (const auto& id : arrivals_->known) {
        line(ui, session.said(Msg::desk_s_known, {{"id", id}}), ColorRole::muted,
             "sources/known/" + id);
        ui.space(ui.theme().gap / 2);
    }
    std::size_t count = 0;
    for (const auto& one : arrivals_->refused) {
        if (++count > most_refused) break;
        // What to write instead is told in the words of the file, which nobody sees here.
        line(ui, one.what, ColorRole::emergency_ink, "sources/refused/" + std::to_string(count));
        ui.space(ui.theme().gap / 2);
    }
}

// Who came for a block goes back to it, and it cites the new one.
void SourcesScreen::take(StaffSession& session, Go& go) {
    const auto ids = arrivals_->ids;
    const auto saved = editorial::save(
        session.repository,
        {sources_path, session.person.name, arrivals_->list, revision_, session.now}, session.by());
    read_ = false;
    if (!session.succeeded(saved)) return;
    session.note = session.said(Msg::desk_s_kept, {{"n", static_cast<int>(ids.size())},
                                                   {"ids", fmt::format("{}", ids.front())}});
    start_over(session);
    file_.clear();
    if (!back_.path.empty()) go = to(WriteScreen(back_.path, {back_.line, ids.front()}));
}

void SourcesScreen::send(StaffSession& session) {
    if (session.succeeded(editorial::submit(session.repository, sources_path, session.by())))
        session.note =
            session.said(Msg::desk_submitted, {{"title", session.said(Msg::desk_s_title)}});
    read_ = false;
}

Go SourcesScreen::draw(ui::Ui& ui, StaffSession& session, const base::Rect& box) {
    read(session);
    Go go = stay();
    Form& typed = part_ == Part::list ? search_ : form_;
    base::Rect room = typed.above_keys(ui, session, box);
    const float top = ui.in(room, [&] { head(ui, session, go); });
    room.height = room.bottom() - top;
    room.y = top;
    ui.scroll("sources", room, [&] {
        if (part_ == Part::list) list(ui, session);
        if (part_ == Part::form) form(ui, session, go);
        if (part_ == Part::foreign) foreign(ui, session, go);
    });
    return go;
}

}  // namespace desk
