// An open block as fields, with lists to pick from; and what can be done with it.
#include <fmt/format.h>

#include <algorithm>
#include <regex>

#include "content/read_catalog.h"
#include "desk/block_editor.h"
#include "desk/blocks/form_fields.h"
#include "desk/titles.h"
#include "document/grade.h"
#include "document/names.h"
#include "document/plain.h"
#include "text/toml.h"
#include "text/unicode.h"
#include "ui/segments.h"

namespace desk {

using content::Msg;
using layout::ColorRole;
using FormKind = BlockForm::Kind;

namespace {

constexpr std::size_t most_offered = 6, most_shown = 90;

struct Adding {
    const char* key;
    Msg word;
    FormKind kind;
};
constexpr Adding addings[] = {{"write/add/text", Msg::desk_add_text, FormKind::text},
                              {"write/add/heading", Msg::desk_add_heading, FormKind::heading},
                              {"write/add/list", Msg::desk_add_list, FormKind::list},
                              {"write/add/steps", Msg::desk_add_steps, FormKind::steps},
                              {"write/add/warning", Msg::desk_warning, FormKind::warning},
                              {"write/add/claim", Msg::desk_claim, FormKind::claim},
                              {"write/add/figure", Msg::desk_figure, FormKind::figure},
                              {"write/add/table", Msg::desk_add_table, FormKind::table},
                              {"write/add/hundred", Msg::desk_add_hundred, FormKind::hundred},
                              {"write/add/options", Msg::desk_add_options, FormKind::options},
                              {"write/add/check", Msg::desk_add_check, FormKind::check},
                              {"write/add/key-facts", Msg::key_facts, FormKind::key_facts}};

// With the blank before it, wherever it stands.
void take_off(text::Edit& edit, const std::string& mark) {
    for (auto at = edit.text().find(mark); at != std::string::npos; at = edit.text().find(mark)) {
        const bool blank = at > 0 && edit.text()[at - 1] == ' ';
        edit.replace({blank ? at - 1 : at, at + mark.size()}, "");
    }
}

}  // namespace

// How hard this block is to read by itself; a few words have no grade.
void BlockEditor::grade(ui::Ui& ui, StaffSession& session, const What& what) const {
    constexpr int fewest_words = 8;
    if (what.place.language != "en") return;
    const auto block = session.repository.parsed(form_.markdown());
    const auto grade =
        document::grade(document::plain(block->document, document::Include::sentences_only));
    if (grade.words < fewest_words) return;
    line(ui,
         session.said(Msg::desk_grade, {{"grade", fmt::format("{:.1f}", grade.flesch_kincaid())}}),
         ColorRole::muted, "write/block-grade");
    ui.space(ui.theme().gap);
}

void BlockEditor::choices(ui::Ui& ui, StaffSession& session, bool& changed) {
    const Msg urgencies[] = {Msg::urgency_emergency, Msg::urgency_same_day, Msg::urgency_mention,
                             Msg::urgency_note};
    std::vector<ui::Segment> all;
    const int count = form_.kind == FormKind::warning ? 4 : form_.kind == FormKind::claim ? 5 : 0;
    for (int i = 0; i < count; ++i) {
        const Msg word = form_.kind == FormKind::warning
                             ? urgencies[i]
                             : content::verdict_word(static_cast<document::Verdict>(i));
        all.push_back({"write/choice/" + std::to_string(i), session.said(word), form_.choice == i,
                       [this, i, &changed] {
                           changed = changed || form_.choice != i;
                           form_.choice = i;
                       }});
        if (form_.kind == FormKind::warning && i == 0) all.back().chosen = ColorRole::emergency;
    }
    if (all.empty()) return;
    ui::segments(ui, all);
    ui.space(ui.theme().gap);
}

// Which drawing a figure shows, and which part of it.
void BlockEditor::drawing_name(ui::Ui& ui, const StaffSession& session) const {
    if (form_.kind != FormKind::figure) return;
    const auto cut = std::min(form_.mark.find('#'), form_.mark.size());
    const auto& all = inked_.diagrams();
    const auto drawing = all.find(form_.mark.substr(0, cut));
    if (drawing == all.end()) return;
    std::string shown = session.said(Msg::desk_whole_drawing);
    for (const auto& part : drawing->second.structures())
        if (cut < form_.mark.size() && part.id == form_.mark.substr(cut + 1)) shown = part.title;
    line(ui, drawing->second.title() + ": " + shown, ColorRole::muted, "write/drawing");
    ui.space(ui.theme().gap);
}

void BlockEditor::fields(ui::Ui& ui, StaffSession& session, const What& what) {
    bool changed = false;
    choices(ui, session, changed);
    drawing_name(ui, session);
    for (std::size_t i = 0; i < editors_.size(); ++i)
        if (ui.memory().focus == base::Key("write/field/" + std::to_string(i))) field_ = i;
    const FormFields all{"write/field/", form_, editors_,
                         words_in(session, what.place.language).language, field_};
    changed = form_fields(ui, session, all) || changed;
    const auto& page = session.repository.parsed(what.text.edit.text())->document;
    const bool on_paper = page.front.kind == document::PageKind::form;
    changed = grid_acts(ui, session, {all, on_paper}) || changed;
    cites(ui, changed);
    picker(ui, session, changed);
    grade(ui, session, what);
    acts(ui, session, what);
    if (open_ != Open::block) return;  // it was moved or taken away
    for (std::size_t i = 0; i < editors_.size(); ++i) {
        changed = changed || form_.fields[i] != editors_[i].edit.text();
        form_.fields[i] = editors_[i].edit.text();
    }
    if (changed) commit(session, what, form_.markdown());
}

// Of cells the one somebody was at last; a count has its source behind its number.
ui::Editor& BlockEditor::cited_in() {
    const auto& grid = form_.grid;
    if (grid.rows == 0) return editors_[form_.kind == FormKind::figure ? 0 : editors_.size() - 1];
    const bool behind = form_.kind == FormKind::hundred || form_.kind == FormKind::check;
    const std::size_t at = std::clamp(field_, grid.first, grid.end() - 1);
    return editors_[behind ? grid.first + (at - grid.first) / 2 * 2 + 1 : at];
}

void BlockEditor::cite(const std::string& source) {
    auto& edit = cited_in().edit;
    edit.line_end();
    edit.insert(" [" + source + "]");
}

// What it rests on, by title; a touch takes one off.
void BlockEditor::cites(ui::Ui& ui, bool& changed) {
    if (form_.kind == FormKind::raw) return;
    static const std::regex cited(R"(\[([A-Z0-9][A-Z0-9-]+)\](?!\())");
    std::vector<std::string> ids;
    for (const auto& field : editors_) {
        const std::string& words = field.edit.text();
        for (std::sregex_iterator at(words.begin(), words.end(), cited), end; at != end; ++at)
            if (std::find(ids.begin(), ids.end(), at->str(1)) == ids.end())
                ids.push_back(at->str(1));
    }
    std::vector<Button> all;
    for (const auto& id : ids) {
        const auto known = sources_.find(id);
        all.push_back({"write/cite/" + id,
                       shortened(known == sources_.end() ? id : known->second, most_shown), "minus",
                       [this, id, &changed] {
                           changed = true;
                           for (auto& field : editors_) take_off(field.edit, "[" + id + "]");
                       }});
    }
    if (all.empty()) return;
    toolbar(ui, all);
    ui.space(ui.theme().gap);
}

// Sources by author and title; drawings by title, then their parts.
void BlockEditor::picker(ui::Ui& ui, StaffSession& session, bool& changed) {
    if (picking_ == Picking::nothing) return;
    const bool draws = picking_ == Picking::drawing;
    field(ui, {"write/pick", session.said(draws ? Msg::desk_pick_drawing : Msg::desk_pick_source)},
          sought_);
    ui.space(ui.theme().gap);
    const std::string wish = text::fold(sought_.edit.text());
    std::vector<Button> offered;
    const auto offer = [&](const std::string& key, const std::string& words,
                           const std::function<void()>& act) {
        if (offered.size() < most_offered && text::fold(words).find(wish) != std::string::npos)
            offered.push_back({key, shortened(words, most_shown), "", act});
    };
    if (draws) {
        for (const auto& [id, drawing] : inked_.diagrams()) {
            offer("write/pick/" + id,
                  drawing.title() + ": " + session.said(Msg::desk_whole_drawing),
                  [this, id = id, &changed] {
                      form_.mark = id;
                      changed = true;
                  });
            if (form_.mark.substr(0, form_.mark.find('#')) != id) continue;
            for (const auto& part : drawing.structures())
                offer("write/pick/" + id + "/" + part.id, drawing.title() + ": " + part.title,
                      [this, id = id, part = part.id, &changed] {
                          form_.mark = id + "#" + part;
                          changed = true;
                      });
        }
    } else if (const auto sources = session.repository.newest("sources.json")) {
        base::Problems told;  // by the findings of that text
        for (const auto& source : content::read_sources(sources->body, "", told)) {
            const std::string by = source.authors.empty() ? source.publisher : source.authors;
            offer("write/pick/" + source.id,
                  fmt::format("{} · {}{}", source.title, by,
                              source.year > 0 ? fmt::format(", {}", source.year) : ""),
                  [this, id = source.id, &changed] {
                      cite(id);
                      changed = true;
                      picking_ = Picking::nothing;
                  });
        }
    }
    if (picking_ == Picking::source)
        offered.push_back({"write/new-source", session.said(Msg::desk_s_new), "plus", [this] {
                               for (const auto& chunk : chunks_)
                                   if (chunk.begin == begin_) source_line_ = chunk.line;
                           }});
    toolbar(ui, offered);
    ui.space(ui.theme().gap);
}

namespace {

// The words of the glossary that stand in a block and are not linked yet.
std::string links_for(StaffSession& session, const content::Path& place, const BlockForm& form) {
    using PathKind = content::Path::Kind;
    const auto glossary =
        session.repository.newest(content::Path{PathKind::glossary, place.language, ""}.str());
    if (!glossary) return "";
    base::Problems told;  // by the findings of that text
    const auto terms = text::Toml::parse(glossary->body, "", told);
    std::string links;
    for (const auto& id : terms.keys()) {
        const auto word = terms.table(id).text("word").value_or("");
        const bool stands = std::any_of(
            form.fields.begin(), form.fields.end(),
            [&](const auto& one) { return !word.empty() && one.find(word) != std::string::npos; });
        if (stands && form.before.find("(term:" + id + ")") == std::string::npos)
            links += " [" + word + "](term:" + id + ")";
    }
    return links;
}

}  // namespace

void BlockEditor::acts(ui::Ui& ui, StaffSession& session, const What& what) {
    const bool figure = form_.kind == FormKind::figure;
    const auto pick = [this](Picking which) {
        return [this, which] {
            picking_ = picking_ == which ? Picking::nothing : which;
            sought_.start("");
        };
    };
    toolbar(
        ui,
        {{"write/done",
          session.said(Msg::desk_done),
          "check",
          [this] { close(); },
          {.primary = true}},
         figure ? Button{"write/pick-drawing",
                         session.said(Msg::desk_pick_drawing),
                         "picture",
                         pick(Picking::drawing),
                         {.selected = picking_ == Picking::drawing}}
                : Button{"write/pick-source",
                         session.said(Msg::desk_pick_source),
                         "book",
                         pick(Picking::source),
                         {.selected = picking_ == Picking::source}},
         {"write/terms", session.said(Msg::desk_pick_term), "quote",
          [&] {
              form_.before += links_for(session, what.place, form_);
              commit(session, what, form_.markdown());
          }},
         {"write/up", session.said(Msg::desk_move_up), "up", [&] { move(session, what, -1); }},
         {"write/down", session.said(Msg::desk_move_down), "down", [&] { move(session, what, 1); }},
         {"write/remove", session.said(Msg::desk_remove), "trash", [&] { remove(what); }}});
    ui.space(ui.theme().gap);
    if (open_ == Open::block) adds(ui, session, what);
}

void BlockEditor::adds(ui::Ui& ui, StaffSession& session, const What& what) {
    std::vector<Button> all{{"write/add-where",
                             session.said(above_ ? Msg::desk_add_above : Msg::desk_add_below),
                             "plus", [this] { above_ = !above_; }}};
    for (const auto& one : addings)
        all.push_back({one.key, session.said(one.word), "",
                       [&, &one = one] { add(session, what, one.kind); }});
    toolbar(ui, all);
}

// Where the page stands on the start screen, and until when it is approved.
void BlockEditor::place(ui::Ui& ui, StaffSession& session, const What& what) {
    line(ui, session.said(Msg::desk_t_group), ColorRole::muted);
    ui.space(0.8F);
    std::vector<Button> all;
    std::optional<editorial::Placing> wish;
    for (const auto& group : groups_) {
        const bool in = group.holds(what.place.id);
        all.push_back({"write/group/" + group.id,
                       group.title,
                       in ? "check" : "plus",
                       [&, in] {
                           wish = {what.place.id, group.id, !in};
                       },
                       {.enabled = session.may(editorial::Action::save), .selected = in}});
    }
    toolbar(ui, all);
    if (wish && session.succeeded(editorial::place_page(session.repository, *wish, session.by())))
        groups_ = page_groups(session);
    ui.space(ui.theme().gap);
    const auto& review = session.repository.parsed(what.text.edit.text())->document.front.review;
    if (review.status != "approved") return;
    line(ui,
         fmt::format("{}: {} · {}", session.said(Msg::desk_state_approved), review.by,
                     session.said(Msg::desk_sign_until, {{"day", day_of(session, review.due)}})),
         ColorRole::muted, "write/review");
    ui.space(ui.theme().gap);
}

void BlockEditor::head_fields(ui::Ui& ui, StaffSession& session, const What& what) {
    const Msg names[] = {Msg::desk_new_title, Msg::desk_f_summary, Msg::desk_f_discreet,
                         Msg::desk_f_instead};
    const char* const keys[] = {"title", "summary", "discreet_title", "instead"};
    auto& edit = what.text.edit;
    const auto split = document::split_front_matter(edit.text());
    std::string front(split.front);
    const auto at = static_cast<std::size_t>(split.front.data() - edit.text().data());
    const std::string before = front;
    const auto now_kind = session.repository.parsed(edit.text())->document.front.kind;
    const auto write = [&](std::size_t i) {
        field(ui, {"write/field/" + std::to_string(i), session.said(names[i])}, editors_[i]);
        ui.space(ui.theme().gap);
        base::Problems told;
        const auto now = text::Toml::parse(front, "", told).text(keys[i]).value_or("");
        if (now == editors_[i].edit.text()) return;
        if (auto with = text::with_words(front, keys[i], editors_[i].edit.text())) front = *with;
    };
    for (std::size_t i = 0; i < 3; ++i) write(i);
    base::Problems told;
    const auto read = document::read_front_matter(front, told);
    const auto flag = [&](const char* key, Msg word, bool on) {
        return Button{std::string("write/head/") + key,
                      session.said(word),
                      on ? "check" : "minus",
                      [&front, key, on] { front = with_flag(front, key, !on); },
                      {.selected = on}};
    };
    std::vector<Button> kinds;
    for (const auto& one : document::kinds) {
        const std::string kind(one.first);
        kinds.push_back({"write/kind/" + kind,
                         session.said(Msg::desk_f_kind, {{"kind", kind}}),
                         "",
                         [&front, kind] {
                             if (auto put = text::with_words(front, "kind", kind)) front = *put;
                         },
                         {.selected = read.kind == one.second}});
    }
    toolbar(ui, kinds);
    ui.space(ui.theme().gap);
    if (now_kind == document::PageKind::procedure) write(3);
    place(ui, session, what);
    toolbar(ui, {flag("sensitive", Msg::desk_f_sensitive, read.sensitive),
                 flag("signs_first", Msg::desk_f_signs_first, read.signs_first),
                 {"write/done",
                  session.said(Msg::desk_done),
                  "check",
                  [this] { close(); },
                  {.primary = true}}});
    if (front == before) return;
    edit.replace({at, at + before.size()}, front);
    own_version_ = edit.version();
}

}  // namespace desk
