#include "desk/screens/write.h"

#include <fmt/format.h>

#include <algorithm>

#include "desk/forms/own_words.h"
#include "desk/route.h"
#include "desk/titles.h"
#include "devices/clock.h"
#include "document/grade.h"
#include "document/plain.h"
#include "text/merge.h"

namespace desk {
using content::Msg;
using layout::ColorRole;

namespace {

constexpr double look_after_s = 0.4, keep_every_s = 1;
constexpr float least_list_mm = 40;

}  // namespace

std::vector<Sample> WriteScreen::samples(const StaffSession& session) {
    std::vector<Sample> all;
    for (const auto& text : session.repository.list()) {
        if (text.id.empty()) continue;
        all.push_back({"write", WriteScreen(text.path)});
        all.push_back({"write, its head", WriteScreen(text.path), {"write/head"}});
        all.push_back({"write, as text", WriteScreen(text.path), {"write/markdown"}});
        all.push_back({"write, find", WriteScreen(text.path), {"write/find"}});
        all.push_back({"write, keyboard", WriteScreen(text.path), {"write/keys"}});
        all.push_back({"write, to withdraw", WriteScreen(text.path), {"write/withdraw"}});
        all.push_back({"write, on paper", WriteScreen(text.path), {"write/as/paper"}});
        all.push_back({"write, to be heard", WriteScreen(text.path), {"write/as/speech"}});
        all.push_back({"write, changes", WriteScreen(text.path), {"write/as/words"}});
        break;
    }
    all.push_back({"write, clinic details", WriteScreen(std::string(settings::details_file))});
    return all;
}

void WriteScreen::open(StaffSession& session) {
    ask(session);
    others_.clear();
    std::string body = newest_ ? newest_->body : "";
    if (!newest_ && place_.kind == content::Path::Kind::details)
        body = settings::details_template(session.services.settings);
    base_ = newest_ ? newest_->id : 0;
    for (const auto& draft : session.repository.drafts(path_)) {
        if (draft.by == session.person.name) {
            body = draft.body;
            base_ = draft.base;
            session.note = session.said(Msg::desk_draft_found, {{"when", when(session, draft.at)}});
        } else {
            others_ += (others_.empty() ? "" : ", ") + person_named(session, draft.by);
        }
    }
    remarks_ = session.repository.remarks(path_);
    if (newest_ && newest_->state == editorial::State::rejected)  // why it was sent back
        remarks_.insert(remarks_.begin(),
                        {newest_->id, 1, newest_->comment, {newest_->decided_by, newest_->at}});
    editor_.start(std::move(body));
    blocks_ = place_.is_page() && session.may(editorial::Action::save);
    kept_version_ = typed_version_ = editor_.edit.version();
    opened_ = true;  // only now: an empty editor must not be taken for an empty text
}

// What stands in the library; asked for when something was done, not for each frame.
void WriteScreen::ask(StaffSession& session) {
    newest_ = session.repository.newest(path_);
    if (withdrawing_) withdrawal_.ask(session, path_);
}

editorial::Draft WriteScreen::draft(const StaffSession& session) const {
    return {path_, session.person.name, editor_.edit.text(), base_, session.now};
}

bool WriteScreen::autosave(StaffSession& session) {
    if (kept() || !opened_ || !session.may(editorial::Action::save)) return true;
    tried_s_ = session.services.clock.seconds();
    const auto done = session.repository.autosave(draft(session));
    if (!done) {
        fault_ = session.said(Msg::desk_fault, {{"why", done.error().what}});
        session.note = fault_;
        return false;
    }
    if (session.note == fault_) session.note.clear();
    kept_version_ = editor_.edit.version();
    return true;
}

void WriteScreen::tick(StaffSession& session, double now_s) {
    if (!opened_) return;
    const bool rests = now_s - changed_s_ >= look_after_s;
    if (seen_version_ != editor_.edit.version() && rests) look_again(session);
    if (!kept() && now_s - tried_s_ >= keep_every_s) autosave(session);
}

double WriteScreen::due_in(double now_s) const {
    if (!opened_) return keep_every_s;  // it is tried again
    double due = devices::never_s;
    if (!kept()) due = std::min(due, tried_s_ + keep_every_s - now_s);
    if (seen_version_ != editor_.edit.version())
        due = std::min(due, changed_s_ + look_after_s - now_s);
    return std::max(0.02, due);
}

void WriteScreen::look_again(StaffSession& session) {
    seen_version_ = editor_.edit.version();
    const std::string& body = editor_.edit.text();
    const std::string& language = place_.language;
    findings_ =
        editorial::findings(session.repository, path_, body, session.services.clock.today());
    grade_ = 0;
    if (place_.is_page()) {
        const auto page = session.repository.parsed(body);
        const auto read = document::plain(page->document, document::Include::sentences_only);
        if (language == "en") grade_ = document::grade(read).flesch_kincaid();
        std::set<std::string> known;
        if (const auto glossary = session.repository.newest(
                content::Path{content::Path::Kind::glossary, language, ""}.str()))
            known = folded_words(glossary->body, language);
        known.merge(own_words(session.repository, language));
        for (auto& wrong : spelling_.check(body, language, known))
            findings_.push_back(std::move(wrong));
    }
    by_title(session, findings_);
    std::stable_sort(findings_.begin(), findings_.end(),
                     [](const auto& a, const auto& b) { return a.severity > b.severity; });
}

bool WriteScreen::save(StaffSession& session) {
    const auto saved = editorial::save(session.repository, draft(session), session.by());
    if (!session.succeeded(saved)) {
        autosave(session);
        ask(session);
        return false;
    }
    base_ = saved->id;
    kept_version_ = editor_.edit.version();
    ask(session);
    session.note = session.said(Msg::desk_saved, {{"n", saved->number}});
    return true;
}

// Somebody else wrote since this was begun: theirs, mine, or both where no line is in both.
void WriteScreen::conflict(ui::Ui& ui, StaffSession& session) {
    if (!newest_ || base_ == newest_->id || !changed()) return;
    const auto& said = session.said;
    ui.space(ui.theme().gap);
    line(ui,
         said(Msg::desk_conflict,
              {{"who", person_named(session, newest_->by)}, {"n", newest_->number}}),
         ColorRole::emergency_ink, "write/conflict");
    ui.space(ui.theme().gap);
    if (both_for_ != std::pair(newest_->id, editor_.edit.version())) {
        both_for_ = {newest_->id, editor_.edit.version()};
        const auto begun = session.repository.revision(base_);
        both_ =
            begun ? text::merged(begun->body, editor_.edit.text(), newest_->body) : std::nullopt;
    }
    toolbar(ui, {{"write/both",
                  said(Msg::desk_both),
                  "plus",
                  [&] {
                      base_ = newest_->id;
                      session.note = said(Msg::desk_both_done);
                      put(*both_);
                  },
                  {.enabled = both_.has_value(), .primary = true}},
                 {"write/theirs", said(Msg::desk_theirs), "person", [&] { drop(session); }},
                 {"write/mine", said(Msg::desk_mine), "check", [&] {
                      base_ = newest_->id;
                      session.note.clear();
                  }}});
}

// In the place of all there is; Undo brings that back.
void WriteScreen::put(const std::string& body) {
    editor_.edit.select_all();
    editor_.edit.insert(body);
    editor_.go_to(1);
}

// Back to the text of the library. Undo brings back what was typed, where it is a change of it.
void WriteScreen::drop(StaffSession& session) {
    session.repository.drop(path_, session.person.name);
    const std::string body = newest_ ? newest_->body : "";
    const auto newest = newest_ ? newest_->id : 0;
    if (base_ != newest) editor_.start(body);
    put(body);
    kept_version_ = editor_.edit.version();
    base_ = newest;
}

void WriteScreen::submit(StaffSession& session, Go& go) {
    if (changed() && !save(session)) return;
    if (!session.succeeded(editorial::submit(session.repository, path_, session.by()))) return;
    const std::string title =
        place_.is_page() ? session.repository.parsed(editor_.edit.text())->document.front.title
                         : "";
    session.note = session.said(Msg::desk_submitted, {{"title", title_of(session, path_, title)}});
    go = to(TodayScreen());
}

void WriteScreen::acts(ui::Ui& ui, StaffSession& session, Go& go) {
    const auto& said = session.said;
    const bool author = session.may(editorial::Action::save);
    const bool withdraws = session.may(editorial::Action::withdraw);
    const bool waits = newest_ && (newest_->state == editorial::State::draft ||
                                   newest_->state == editorial::State::rejected);
    const auto told = [&](auto what) {  // what stands in the library by now
        return [this, &session, what] {
            ask(session);
            what();
        };
    };
    const bool page = place_.is_page() && author;
    toolbar(ui, {{"write/save",
                  said(Msg::desk_save),
                  "check",
                  told([&] { save(session); }),
                  {.enabled = author && changed()}},
                 {"write/submit",
                  said(Msg::desk_submit),
                  "next",
                  told([&] { submit(session, go); }),
                  {.enabled = author && (waits || changed()), .primary = true}},
                 {"write/undo", said(Msg::desk_undo), "back", told([&] { editor_.edit.undo(); })},
                 {"write/redo", said(Msg::desk_redo), "again", told([&] { editor_.edit.redo(); })},
                 {"write/markdown",
                  said(blocks_ ? Msg::desk_markdown : Msg::desk_blocks),
                  blocks_ ? "list" : "page",
                  [this] { turn(); },
                  {.enabled = page}},
                 find_.button(ui, session),
                 keys_button(session, "write/keys"),
                 {"write/history", said(Msg::desk_history), "clock",
                  [&] { go = to(HistoryScreen(path_)); }},
                 {"write/drop",
                  said(Msg::desk_drop),
                  "trash",
                  told([&] { drop(session); }),
                  {.enabled = changed()}},
                 {"write/withdraw",
                  said(Msg::desk_withdraw),
                  "stop",
                  [&] {
                      withdrawing_ = !withdrawing_;
                      ask(session);
                  },
                  {.enabled = withdraws && place_.is_page(), .selected = withdrawing_}}});
    if (withdrawing_) withdrawal_.draw(ui, session, path_, go);
}

void WriteScreen::head(ui::Ui& ui, StaffSession& session, Go& go) {
    const std::string own =
        place_.is_page() ? session.repository.parsed(editor_.edit.text())->document.front.title
                         : "";
    std::string name = title_of(session, path_, own);
    if (!place_.language.empty()) name += " · " + language_name(session, place_.language);
    line(ui, name, ColorRole::muted, "write/name");
    if (!session.may(editorial::Action::save))
        line(ui, session.said(Msg::desk_no_author), ColorRole::muted);
    if (!others_.empty())
        line(ui, session.said(Msg::desk_others, {{"who", others_}}), ColorRole::emergency_ink,
             "write/others");
    ui.space(1);
    acts(ui, session, go);
    ui.space(ui.theme().gap);
    inserts(ui, session);
    find_.draw(ui, session, editor_);
    conflict(ui, session);
    ui.space(ui.theme().gap);
}

Go WriteScreen::draw(ui::Ui& ui, StaffSession& session, const base::Rect& box) {
    if (!opened_) open(session);
    Go go = stay();
    const float top = ui.in(box, [&] { head(ui, session, go); });
    base::Rect body{box.x, top, box.width, box.bottom() - top};
    if (session.board.shown) {
        const float high = board_height(ui, session);
        ui.in({body.x, body.bottom() - high, body.width, high},
              [&] { board(ui, session, focused(ui, session)); });
        body.height -= high + ui.theme().gap;
    }
    const float half = (body.width - ui.theme().gap) / 2;
    // Findings stand at their blocks, too; here is room for one at least, whole.
    const float low = std::clamp(body.height * 0.24F, least_list_mm, 60.F);
    const base::Rect written{body.x, body.y, half, body.height - low - ui.theme().gap};
    if (blocks_)
        by_blocks(ui, session, written, go);
    else
        text(ui, session, written);
    list(ui, session, {body.x, body.bottom() - low, half, low});
    preview(ui, session, {body.x + half + ui.theme().gap, body.y, half, body.height});
    return go;
}

}  // namespace desk
