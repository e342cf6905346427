#include "desk/screens/write.h"

#include <fmt/format.h>

#include <algorithm>

#include "content/pages.h"
#include "document/grade.h"
#include "document/parse.h"
#include "document/plain.h"
#include "text/merge.h"

namespace desk {
using base::Severity;
using content::Msg;
using layout::ColorRole;

namespace {

constexpr double look_after_s = 0.4, keep_every_s = 1, idle_for_ever_s = 3600;
constexpr ColorRole tones[] = {ColorRole::mention_edge, ColorRole::same_day_edge,
                               ColorRole::emergency};
ColorRole tone_of(Severity severity) { return tones[static_cast<int>(severity)]; }

}  // namespace

void Write::open(Room& room) {
    ask(room);
    others_.clear();
    std::string body = newest_ ? newest_->body : "";
    if (!newest_ && path_ == settings::details_file)
        body = settings::details_template(room.office.settings);
    base_ = newest_ ? newest_->id : 0;
    for (const auto& draft : room.repository.drafts(path_)) {
        if (draft.by == room.person.name) {
            body = draft.body;
            base_ = draft.base;
            room.note = room.said(Msg::desk_draft_found, {{"when", when(room, draft.at)}});
        } else {
            others_ += (others_.empty() ? "" : ", ") + draft.by;
        }
    }
    remarks_ = editorial::remarks(room.repository, path_);
    if (newest_ && newest_->state == editorial::State::rejected)  // why it was sent back
        remarks_.insert(remarks_.begin(),
                        {newest_->id, 1, {newest_->decided_by, newest_->at}, newest_->comment});
    editor_.start(std::move(body));
    kept_version_ = typed_version_ = editor_.edit.version();
    opened_ = true;  // only now: an empty editor must not be taken for an empty text
}

// What stands in the library; asked for when something was done, not for each frame.
void Write::ask(Room& room) {
    newest_ = room.repository.newest(path_);
    if (withdrawing_) withdrawal_.ask(room, path_);
}

editorial::Draft Write::draft(const Room& room) const {
    return {path_, room.person.name, editor_.edit.text(), base_, room.now};
}

bool Write::keep(Room& room) {
    if (kept() || !opened_ || !room.person.may(editorial::StaffRole::author)) return true;
    tried_s_ = room.office.clock.seconds();
    const auto done = room.repository.autosave(draft(room));
    if (!done) {
        fault_ = room.said(Msg::desk_fault, {{"why", done.error().what}});
        room.note = fault_;
        return false;
    }
    if (room.note == fault_) room.note.clear();
    kept_version_ = editor_.edit.version();
    return true;
}

double Write::due_in(double now_s) const {
    double due = idle_for_ever_s;
    if (!kept()) due = std::min(due, tried_s_ + keep_every_s - now_s);
    if (seen_version_ != editor_.edit.version())
        due = std::min(due, changed_s_ + look_after_s - now_s);
    return std::max(0.02, due);
}

void Write::look_again(Room& room) {
    seen_version_ = editor_.edit.version();
    const std::string& body = editor_.edit.text();
    const std::string language = language_of(path_);
    findings_ = content::faults_of(path_, body);
    grade_ = 0;
    if (is_page(path_)) {
        const auto page = document::parse(body).document;
        const auto read = document::plain(page, document::Include::sentences_only);
        if (language == "en") grade_ = document::grade(read).flesch_kincaid();
        std::set<std::string> known;
        if (const auto glossary = room.repository.newest(language + "/glossary.toml"))
            known = folded_words(glossary->body, language);
        for (auto& wrong : spelling_.check(body, language, known))
            findings_.push_back(std::move(wrong));
    }
    std::stable_sort(findings_.begin(), findings_.end(),
                     [](const auto& a, const auto& b) { return a.severity > b.severity; });
}

bool Write::save(Room& room) {
    const auto saved = room.repository.save(draft(room), room.now);
    if (!room.succeeded(saved)) {
        keep(room);
        ask(room);
        return false;
    }
    base_ = saved->id;
    kept_version_ = editor_.edit.version();
    ask(room);
    room.note = room.said(Msg::desk_saved, {{"n", saved->number}});
    return true;
}

// Somebody else wrote since this was begun: theirs, mine, or both where no line is in both.
void Write::conflict(ui::Ui& ui, Room& room) {
    if (!newest_ || base_ == newest_->id || !changed()) return;
    const auto& said = room.said;
    ui.space(ui.theme().gap);
    line(ui, said(Msg::desk_conflict, {{"who", newest_->by}, {"n", newest_->number}}),
         ColorRole::emergency_ink, "write/conflict");
    ui.space(ui.theme().gap);
    if (both_for_ != std::pair(newest_->id, editor_.edit.version())) {
        both_for_ = {newest_->id, editor_.edit.version()};
        const auto begun = room.repository.revision(base_);
        both_ =
            begun ? text::merged(begun->body, editor_.edit.text(), newest_->body) : std::nullopt;
    }
    const int chosen =
        tools(ui, {{"write/both", said(Msg::desk_both), "plus", both_.has_value(), false, true},
                   {"write/theirs", said(Msg::desk_theirs), "person"},
                   {"write/mine", said(Msg::desk_mine), "check"}});
    if (chosen == 1) return drop(room);
    if (chosen < 0) return;
    base_ = newest_->id;
    room.note = chosen == 0 ? said(Msg::desk_both_done) : "";
    if (chosen == 2) return;
    editor_.edit.select_all();
    editor_.edit.insert(*both_);
    editor_.go_to(1);
}

// Back to the text of the library. Undo brings back what was typed, where it is a change of it.
void Write::drop(Room& room) {
    room.repository.drop(path_, room.person.name);
    const std::string body = newest_ ? newest_->body : "";
    const auto newest = newest_ ? newest_->id : 0;
    if (base_ != newest) editor_.start(body);
    editor_.edit.select_all();
    editor_.edit.insert(body);
    editor_.go_to(1);
    kept_version_ = editor_.edit.version();
    base_ = newest;
}

Step Write::acts(ui::Ui& ui, Room& room) {
    const auto& said = room.said;
    const bool author = room.person.may(editorial::StaffRole::author);
    const bool waits = newest_ && (newest_->state == editorial::State::draft ||
                                   newest_->state == editorial::State::rejected);
    const int chosen = tools(
        ui, {{"write/save", said(Msg::desk_save), "check", author && changed(), false, true},
             {"write/submit", said(Msg::desk_submit), "next", author && (waits || changed())},
             {"write/undo", said(Msg::desk_undo), "back"},
             {"write/redo", said(Msg::desk_redo), "again"},
             {"write/find", said(Msg::desk_find), "search", true, finding_},
             {"write/keys", said(Msg::desk_keys), "keyboard", true, room.keys_shown},
             {"write/book", said(Msg::desk_history), "clock"},
             {"write/drop", said(Msg::desk_drop), "trash", changed()},
             {"write/withdraw", said(Msg::desk_withdraw), "stop",
              room.person.may(editorial::StaffRole::publisher) && is_page(path_), withdrawing_}});
    if (chosen >= 0) ask(room);
    switch (chosen) {
        case 0:
            save(room);
            break;
        case 1:
            if (changed() && !save(room)) break;
            if (room.succeeded(editorial::submit(room.repository, path_, room.act())))
                return ToPages{};
            break;
        case 2:
            editor_.edit.undo();
            break;
        case 3:
            editor_.edit.redo();
            break;
        case 4:
            finding_ = !finding_;
            if (finding_) ui.memory().focus = "write/find-words";
            break;
        case 5:
            room.keys_shown = !room.keys_shown;
            break;
        case 6:
            return ToBook{path_};
        case 7:
            drop(room);
            break;
        case 8:
            withdrawing_ = !withdrawing_;
            ask(room);
            break;
    }
    return withdrawing_ ? withdrawal_.draw(ui, room, path_) : Step{};
}

// What a page is made of, to start from; ids and sources are the writer's.
void Write::inserts(ui::Ui& ui, Room& room) {
    if (!is_page(path_) || !room.person.may(editorial::StaffRole::author)) return;
    const auto& said = room.said;
    const int chosen = tools(ui, {{"write/warning", said(Msg::desk_warning), "warning"},
                                  {"write/claim", said(Msg::desk_claim), "quote"},
                                  {"write/figure", said(Msg::desk_figure), "picture"},
                                  {"write/source", said(Msg::desk_source), "book"},
                                  {"write/question", said(Msg::desk_question), "question"}});
    const char* const texts[] = {
        "\n> [!SAME-DAY new-warning]\n> **What you notice**\n> What to do now. "
        "[ID](source:ID)\n",
        "\n> [!CLAIM unproven new-claim]\n> What people say.\n>\n> What studies show. "
        "[ID](source:ID)\n",
        "\n![What the picture shows](diagram:male-pelvis#prostate)\n", "[ID](source:ID)",
        "\n- What does this mean for me?\n"};
    if (chosen < 0) return;
    editor_.edit.insert(texts[chosen]);
    editor_.show_cursor();
    ui.memory().focus = "write/text";
}

void Write::finding(ui::Ui& ui, Room& room) {
    for (const auto& stroke : ui.input().strokes)
        if (stroke.control && stroke.letter == 'f') {
            finding_ = true;
            ui.memory().focus = "write/find-words";
        }
    if (!finding_) return;
    ui.space(ui.theme().gap);
    int chosen = -1;
    ui.columns(3, [&](int column) {
        if (column == 0) field(ui, "write/find-words", room.said(Msg::desk_find), find_);
        if (column == 1) field(ui, "write/find-with", room.said(Msg::desk_replace), with_);
        if (column == 2) {
            ui.space(ui.theme().type.small * 1.4F + 0.8F);
            chosen = tools(ui, {{"write/find-next", room.said(Msg::desk_next), "down"},
                                {"write/find-all", room.said(Msg::desk_replace_all), "",
                                 room.person.may(editorial::StaffRole::author)}});
        }
    });
    const auto& strokes = ui.input().strokes;
    const bool entered = ui.memory().focus == base::Key("write/find-words") &&
                         std::any_of(strokes.begin(), strokes.end(), [](const auto& one) {
                             return one.key == ui::Stroke::Key::enter;
                         });
    const std::string& words = find_.edit.text();
    if (chosen == 0 || entered) {
        const auto at = editor_.edit.find(words, editor_.edit.selection().end);
        room.note = at ? "" : room.said(Msg::desk_none);
        if (at) {
            editor_.edit.put(at->begin);
            editor_.edit.put(at->end, true);
            editor_.show_cursor();
        }
    }
    if (chosen == 1) {
        const int count =
            editor_.edit.replace_all(words, with_.edit.text(), editorial::largest_text);
        room.note = count < 0 ? room.said(Msg::desk_too_long)
                              : room.said(Msg::desk_replaced, {{"n", count}});
    }
}

// What the keyboard on the glass writes in.
ui::Editor& Write::focused(ui::Ui& ui, const Room& room) {
    const auto& focus = ui.memory().focus;
    if (finding_ && focus == base::Key("write/find-words")) return find_;
    if (finding_ && focus == base::Key("write/find-with")) return with_;
    if (withdrawing_ && focus == base::Key("write/reason")) return withdrawal_.reason;
    return room.person.may(editorial::StaffRole::author) ? editor_ : find_;
}

// What is wrong, each with its line; touching one goes there.
void Write::list(ui::Ui& ui, Room& room, const base::Rect& box) {
    ui.scroll("write/findings", box, [&] {
        std::string head =
            room.said(Msg::desk_findings_n, {{"n", static_cast<int>(findings_.size())}});
        if (grade_ > 0)
            head += " · " + room.said(Msg::desk_grade, {{"grade", fmt::format("{:.1f}", grade_)}});
        ui::TextStyle state;
        state.key = "write/state";
        ui::text(ui, ui::TextLevel::item, head, state);
        for (const auto& remark : remarks_) {
            ui.space(ui.theme().gap);
            line(ui,
                 room.said(Msg::desk_remark, {{"n", remark.line}, {"who", remark.act.who}}) + " " +
                     remark.words,
                 ColorRole::mention_ink);
        }
        for (std::size_t i = 0; i < findings_.size(); ++i) {
            const auto& one = findings_[i];
            ui.space(1.2F);
            std::string words = room.said(Msg::desk_line, {{"n", one.line}}) + " " + one.what;
            if (!one.fix.empty()) words += "; " + one.fix;
            const float high = ui::height_of(ui, ui::TextLevel::small, words, ui.width() - 4) + 2;
            const base::Rect row{ui.x(), ui.y(), ui.width(), std::max(high, ui.theme().target)};
            ui.canvas().fill({row.x, row.y, 1.2F, row.height}, tone_of(one.severity), 0.4F);
            ui::Node node;
            node.key = base::Key("write/finding") / std::to_string(i + 1);
            node.role = base::Role::Button;
            node.name = words;
            node.box_mm = row;
            node.tappable = true;
            if (ui.declare(std::move(node))) {
                editor_.go_to(std::max(1, one.line));
                ui.memory().focus = "write/text";
            }
            std::string key;
            const auto set = ui.set({words,
                                     {ui.theme().type.small, false, 1.4F},
                                     row.width - 4,
                                     layout::Align::start,
                                     ui.language(),
                                     {}},
                                    &key);
            ui.canvas().text(key, set, {row.x + 3, row.y + 1}, ColorRole::ink);
            ui.space(row.height);
        }
    });
}

void Write::text(ui::Ui& ui, Room& room, const base::Rect& box) {
    ui::Editor::Style look;
    look.name = path_;
    look.language = base::Language{};  // what is no page reads like English
    for (const auto& entry : room.office.languages)
        if (entry.language.tag == language_of(path_) && is_page(path_))
            look.language = entry.language;
    look.numbered = true;
    look.most = editorial::largest_text;
    look.fixed = !room.person.may(editorial::StaffRole::author);
    for (const auto& one : findings_)
        if (one.line > 0) look.marks.push_back({one.line, tone_of(one.severity)});
    editor_.draw(ui, "write/text", look, box);
    if (typed_version_ != editor_.edit.version()) {
        typed_version_ = editor_.edit.version();
        changed_s_ = ui.input().now_s;
        if (room.note == room.said(Msg::desk_none)) room.note.clear();
    }
    if (editor_.refused) room.note = room.said(Msg::desk_too_long);
}

Step Write::draw(ui::Ui& ui, Room& room, const base::Rect& box) {
    if (!opened_) open(room);
    Step step;
    const float top = ui.in(box, [&] {
        line(ui, path_, ColorRole::muted);
        if (!room.person.may(editorial::StaffRole::author))
            line(ui, room.said(Msg::desk_no_author), ColorRole::muted);
        if (!others_.empty())
            line(ui, room.said(Msg::desk_others, {{"who", others_}}), ColorRole::emergency_ink,
                 "write/others");
        ui.space(1);
        step = acts(ui, room);
        ui.space(ui.theme().gap);
        inserts(ui, room);
        finding(ui, room);
        conflict(ui, room);
        ui.space(ui.theme().gap);
    });
    base::Rect body{box.x, top, box.width, box.bottom() - top};
    if (room.keys_shown) {
        const float high = board_height(ui, room);
        ui.in({body.x, body.bottom() - high, body.width, high},
              [&] { board(ui, room, focused(ui, room)); });
        body.height -= high + ui.theme().gap;
    }
    const float half = (body.width - ui.theme().gap) / 2;
    const float low = std::clamp(body.height * 0.24F, 24.F, 60.F);
    text(ui, room, {body.x, body.y, half, body.height - low - ui.theme().gap});
    list(ui, room, {body.x, body.bottom() - low, half, low});
    const float right = body.x + half + ui.theme().gap;
    float shown = body.y;
    ui.in({right, body.y, half, body.height}, [&] {
        preview_.manners(ui, room, "write/as", newest_.has_value());
        shown = ui.y() + ui.theme().gap;
    });
    const unsigned version = editor_.edit.version();
    preview_.draw(ui, room, "write/preview",
                  {path_, editor_.edit.text(), version, editor_.edit.line(),
                   preview_.manner == Preview::Manner::words && newest_ ? &newest_->body : nullptr},
                  {right, shown, half, body.bottom() - shown});
    const bool rests = ui.input().now_s - changed_s_ >= look_after_s;
    if (seen_version_ != version && rests) look_again(room);
    if (!kept() && room.office.clock.seconds() - tried_s_ >= keep_every_s) keep(room);
    return step;
}

}  // namespace desk
