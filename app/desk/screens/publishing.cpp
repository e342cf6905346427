#include "desk/screens/publishing.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "desk/route.h"
#include "desk/titles.h"
#include "editorial/withdrawal.h"
#include "storage/signature.h"

namespace desk {

using content::Msg;
using editorial::Action;
using layout::ColorRole;

namespace {

constexpr float last_mm = 190;

std::vector<std::string> approved(StaffSession& session) {
    std::vector<std::string> all;
    for (const auto& text : session.repository.list())
        if (text.approved_number > 0 && !text.withdrawn)
            all.push_back(text.path + "#" + std::to_string(text.approved_number));
    return all;
}

}  // namespace

std::vector<Sample> PublishScreen::samples(const StaffSession& session) {
    std::vector<Sample> all;
    all.push_back({"publish", PublishScreen()});
    const edition::EditionStore editions(session.services.paths.editions());
    const int in_use = editions.current().value_or(0);
    for (const int number : editions.numbers()) {
        if (number == in_use) continue;
        all.push_back({"publish, to go back",
                       PublishScreen(),
                       {"publish/edition/" + std::to_string(number)}});
        break;
    }
    return all;
}

void PublishScreen::read(StaffSession& session) {
    if (read_) return;
    shown_ = approved(session);
    const edition::EditionStore editions(session.services.paths.editions());
    changes_ = editorial::changes(session.repository, editions);
    behind_ = behind_english(session, changes_.moved);
    editions_ = editorial::edition_stories(session.repository, editions);
    off_ = editorial::off_glass(session.repository);
    titles_.clear();
    for (const auto& text : session.repository.list())
        titles_[text.path] = title_of(session, text.path, text.title);
    locked_ = storage::is_locked(session.services.paths.secret_key());
    read_ = true;
}

// Nothing goes out that was not shown before the last button.
bool PublishScreen::as_shown(StaffSession& session) {
    if (approved(session) == shown_) return true;
    session.note = session.said(Msg::desk_changed_meanwhile);
    read_ = false;
    step_ = Step::list;
    return false;
}

void PublishScreen::go_to(Step step) {
    step_ = step;
    own_.start("");
    reason_.start("");
    done_.clear();
}

PanelRow PublishScreen::row(StaffSession& session, const editorial::Moved& text) {
    const auto place = *content::Path::parse(text.path);
    PanelRow row{"publish/text/" + text.path, titles_[text.path],
                 language_name(session, place.language)};
    const Msg what = text.before == 0  ? Msg::desk_is_new
                     : text.after == 0 ? Msg::desk_goes
                                       : Msg::desk_is_changed;
    row.under += (row.under.empty() ? "" : " · ") + session.said(what);
    if (text.signs > 0) row.mark = session.said(Msg::desk_signs_changed, {{"n", text.signs}});
    row.acts.push_back({"publish/compare/" + text.path, session.said(Msg::desk_old_and_new), "",
                        [this, &session, text] {
                            const auto body = [&](std::int64_t id) {
                                const auto found = session.repository.revision(id);
                                return found ? found->body : "";
                            };
                            path_ = text.path;
                            before_ = body(text.before);
                            after_ = body(text.after);
                            ++compared_;
                            side_ = {};
                            step_ = Step::compare;
                        }});
    return row;
}

// A page or a drawing by its English title, what has none by its language.
std::string PublishScreen::group_title(StaffSession& session, const editorial::Moved& text) {
    const auto place = *content::Path::parse(text.path);
    if (place.id.empty() && place.language.empty()) return session.said(Msg::desk_all_languages);
    if (place.id.empty()) return language_name(session, place.language);
    const auto english = titles_.find(place.in("en").str());
    return english != titles_.end() ? english->second : titles_[text.path];
}

// By page, all its languages together; those with changed signs first.
void PublishScreen::changes(ui::Ui& ui, StaffSession& session) {
    for (const auto severity : {base::Severity::error, base::Severity::warning})
        for (const auto& problem : problems_)
            if (problem.severity == severity) {
                const bool error = severity == base::Severity::error;
                line(ui, base::to_line(problem), error ? ColorRole::emergency_ink : ColorRole::ink,
                     "publish/problem");
                ui.space(ui.theme().gap);
            }
    if (!changes_.elsewhere.empty()) {
        Panel signs{"publish/signs",
                    session.said(Msg::desk_signs_elsewhere,
                                 {{"n", static_cast<int>(changes_.elsewhere.size())}}),
                    session.said(Msg::desk_signs_elsewhere_hint)};
        signs.grave = true;
        for (const auto& path : changes_.elsewhere)
            signs.rows.push_back({"publish/sign/" + path, titles_[path],
                                  language_name(session, content::Path::parse(path)->language)});
        panel(ui, signs);
    }
    std::vector<Panel> groups;
    std::map<std::string, std::size_t> places;
    for (const auto& text : changes_.moved) {
        const auto place = *content::Path::parse(text.path);
        const std::string group = place.id.empty() ? place.language : place.id;
        const auto [at, fresh] = places.emplace(group, groups.size());
        if (fresh) groups.push_back({"publish/group/" + group, group_title(session, text), ""});
        groups[at->second].rows.push_back(row(session, text));
    }
    for (const auto& group : groups) panel(ui, group);
    if (changes_.waiting.empty()) return;
    line(ui, session.said(Msg::desk_waiting, {{"n", static_cast<int>(changes_.waiting.size())}}),
         ColorRole::muted, "publish/waiting");
}

void PublishScreen::next(ui::Ui& ui, StaffSession& session) {
    const auto& said = session.said;
    const bool publisher = session.may(Action::publish);
    ui::text(ui, ui::TextLevel::title, said(Msg::desk_next_edition));
    if (changes_.none()) line(ui, said(Msg::desk_no_changes), ColorRole::muted, "publish/none");
    if (!publisher) line(ui, said(Msg::desk_no_publisher), ColorRole::muted);
    if (!done_.empty()) line(ui, done_, ColorRole::note_ink, "publish/done");
    ui.space(ui.theme().gap);
    toolbar(ui, {{"publish/next",
                  said(Msg::desk_publish_next),
                  "next",
                  [this] { go_to(Step::publish); },
                  {.enabled = publisher && !changes_.none(), .primary = true}}});
    ui.space(ui.theme().group);
}

void PublishScreen::editions(ui::Ui& ui, StaffSession& session) {
    const auto& said = session.said;
    const bool may = session.may(Action::roll_back);
    const bool rtl = said.language.rtl();
    Panel all{"publish/editions", said(Msg::desk_editions), said(Msg::desk_roll_back_hint)};
    for (const auto& one : editions_) {
        PanelRow row{"publish/kept/" + std::to_string(one.number),
                     said(one.in_use ? Msg::desk_in_use : Msg::desk_edition_n, {{"n", one.number}}),
                     ""};
        for (const auto& entry : one.acts) {
            row.under += (row.under.empty() ? "" : "\n") +
                         content::isolated(when(session, entry.act.at), rtl) + " · " +
                         content::isolated(person_named(session, entry.act.who), rtl);
            if (entry.action() == Action::roll_back)
                row.under += " · " + said(Msg::desk_act_roll_back);
            if (!entry.words.empty()) row.under += " · " + content::isolated(entry.words, rtl);
        }
        if (!one.in_use)
            row.acts.push_back({"publish/edition/" + std::to_string(one.number),
                                said(Msg::desk_use_again, {{"n", one.number}}),
                                "",
                                [this, number = one.number] {
                                    number_ = number;
                                    go_to(Step::roll_back);
                                },
                                {.enabled = may}});
        all.rows.push_back(std::move(row));
    }
    panel(ui, all);
}

// Off the screens, with why; and where one takes another off.
void PublishScreen::off(ui::Ui& ui, StaffSession& session, Go& go) {
    const auto& said = session.said;
    const bool rtl = said.language.rtl();
    Panel all{"publish/off", said(Msg::desk_off_n, {{"n", static_cast<int>(off_.size())}}),
              said(Msg::desk_off_hint)};
    for (const auto& one : off_) {
        PanelRow row{"publish/off/" + one.text.path, titles_[one.text.path],
                     language_name(session, one.text.language)};
        if (one.why)
            row.under += " · " + content::isolated(when(session, one.why->act.at), rtl) + " · " +
                         content::isolated(person_named(session, one.why->act.who), rtl) + " · " +
                         content::isolated(one.why->words, rtl);
        row.acts.push_back({"publish/restore/" + one.text.path,
                            said(Msg::desk_take_back),
                            "",
                            [this, path = one.text.path] {
                                path_ = path;
                                go_to(Step::restore);
                            },
                            {.enabled = session.may(Action::restore)}});
        all.rows.push_back(std::move(row));
    }
    if (session.may(Action::withdraw))
        all.acts.push_back({"publish/withdraw", said(Msg::desk_withdraw), "stop",
                            [&go] { go = to(WithdrawScreen()); }});
    panel(ui, all);
}

void PublishScreen::list(ui::Ui& ui, StaffSession& session, const base::Rect& box, Go& go) {
    const bool two = box.width > 240;
    const float gap = ui.theme().group;
    const float wide = two ? (box.width - gap) * 0.58F : box.width;
    const auto beside = [&] {
        editions(ui, session);
        off(ui, session, go);
    };
    ui.scroll("publish/changes", {box.x, box.y, wide, box.height}, [&] {
        next(ui, session);
        changes(ui, session);
        if (!two) beside();
    });
    if (two)
        ui.scroll("publish/back", {box.x + wide + gap, box.y, box.width - wide - gap, box.height},
                  beside);
}

// What patients read, and what they would.
void PublishScreen::compare(ui::Ui& ui, StaffSession& session, const base::Rect& box) {
    const auto place = *content::Path::parse(path_);
    const float top = ui.in(box, [&] {
        toolbar(ui, {{"publish/list", session.said(Msg::bar_back), "back",
                      [this] { step_ = Step::list; }}});
        ui.space(ui.theme().gap);
        ui::text(ui, ui::TextLevel::title, titles_[path_]);
        line(ui, language_name(session, place.language), ColorRole::muted);
        ui.space(ui.theme().gap);
    });
    const base::Rect body{box.x, top, box.width, box.bottom() - top};
    if (!place.is_page()) {
        preview_.manner = Preview::Manner::words;
        return preview_.draw(ui, session, {path_, after_, compared_, 0, &before_}, body);
    }
    ui.scroll("publish/text", body, [&] {
        std::set<std::string> opened;
        int about = 0;
        if (after_.empty()) {
            side_.make(session, {place, "", before_, {}}, ui.width());
            line(ui, session.said(Msg::desk_goes), ColorRole::emergency_ink);
        } else {
            side_.make(session, {place, before_, after_, {}}, ui.width());
        }
        side_.draw(ui, session, {opened, about, false});
    });
}

// What is about to be done, in a sentence.
std::string PublishScreen::sentence(StaffSession& session) const {
    const std::string& shown = session.person.shown_name;
    const std::string who = shown.empty() ? session.person.name : shown;
    if (step_ == Step::roll_back)
        return session.said(Msg::desk_you_roll_back, {{"n", number_}, {"who", who}});
    if (step_ == Step::restore)
        return session.said(Msg::desk_you_restore, {{"title", titles_.at(path_)}, {"who", who}});
    int signs = static_cast<int>(changes_.elsewhere.size());
    for (const auto& text : changes_.moved) signs += text.signs;
    return session.said(
        Msg::desk_you_publish,
        {{"n", static_cast<int>(changes_.moved.size())}, {"signs", signs}, {"who", who}});
}

// The last button stands alone, where nobody comes by chance.
void PublishScreen::last(ui::Ui& ui, StaffSession& session) {
    const auto& said = session.said;
    const bool why = step_ == Step::roll_back;
    ui::text(ui, ui::TextLevel::title,
             step_ == Step::roll_back
                 ? said(Msg::desk_use_again, {{"n", number_}})
                 : said(step_ == Step::publish ? Msg::desk_publish : Msg::desk_take_back));
    ui.space(ui.theme().gap);
    ui::TextStyle look;
    look.key = "publish/what";
    ui::text(ui, ui::TextLevel::item, sentence(session), look);
    for (const auto& one : behind_)
        if (step_ == Step::publish)
            line(ui,
                 fmt::format("{} ({}): {}", titles_[one.path],
                             language_name(session, content::Path::parse(one.path)->language),
                             said(one.in_english ? Msg::desk_tr_otherwise : Msg::desk_tr_stale)),
                 one.in_english ? ColorRole::emergency_ink : ColorRole::muted, "publish/behind");
    ui.space(ui.theme().group);
    if (step_ != Step::restore) {
        field(ui, {"publish/reason", said(why ? Msg::desk_reason : Msg::desk_reason_or_none)},
              reason_);
        ui.space(ui.theme().gap);
    }
    if (step_ == Step::publish && locked_) {
        field(ui, {.key = "publish/secret", .name = said(Msg::desk_key_secret), .secret = true},
              secret_);
        ui.space(ui.theme().gap);
    }
    field(ui, {.key = "publish/own", .name = said(Msg::desk_secret_again), .secret = true}, own_);
    ui.space(ui.theme().gap);
    bool asked = false;
    toolbar(ui, {{"publish/go",
                  said(step_ == Step::publish     ? Msg::desk_publish_now
                       : step_ == Step::roll_back ? Msg::desk_roll_back_now
                                                  : Msg::desk_take_back),
                  "check",
                  [&] { asked = true; },
                  {.enabled = !own_.edit.text().empty() && (!why || !reason_.edit.text().empty()),
                   .primary = true}},
                 {"publish/list", said(Msg::desk_sign_back), "back", [this] { go_to(Step::list); }},
                 keys_button(session, "publish/keys")});
    if (asked) act(session);
}

void PublishScreen::act(StaffSession& session) {
    if (step_ == Step::publish && !as_shown(session)) return;
    if (!session.agrees(own_)) return;
    if (step_ == Step::publish) return publish(session);
    if (step_ == Step::roll_back) return roll_back(session);
    if (!session.succeeded(editorial::restore(session.repository, path_, session.by()))) return;
    const std::string title = titles_.at(path_);
    go_to(Step::list);
    done_ = session.said(Msg::desk_taken_back, {{"path", title}});
    read_ = false;
}

void PublishScreen::publish(StaffSession& session) {
    problems_.clear();
    edition::EditionStore editions(session.services.paths.editions());
    const auto number = editorial::publish(
        session.repository,
        {session.services.paths, secret_.edit.text(), session.by(), {}, reason_.edit.text()},
        {editions, session.services.machine}, problems_);
    secret_.start("");
    by_title(session, problems_);
    const bool done = session.succeeded(number);
    go_to(Step::list);
    if (done) done_ = session.said(Msg::desk_published, {{"n", *number}});
    read_ = false;
}

void PublishScreen::roll_back(StaffSession& session) {
    edition::EditionStore editions(session.services.paths.editions());
    const auto resting = editorial::roll_back(session.repository, {number_, reason_.edit.text()},
                                              {editions, session.services.machine}, session.by());
    if (!session.succeeded(resting)) return;
    go_to(Step::list);
    done_ = session.said(Msg::desk_rolled_back, {{"n", number_}});
    if (!resting->empty())
        done_ += " " + session.said(Msg::desk_rests,
                                    {{"pages", fmt::format("{}", fmt::join(*resting, ", "))}});
    read_ = false;
}

Go PublishScreen::draw(ui::Ui& ui, StaffSession& session, const base::Rect& box) {
    read(session);
    Go go = stay();
    base::Rect body = box;
    const bool asks = step_ != Step::list && step_ != Step::compare;
    if (session.board.shown && asks) {
        const float high = board_height(ui, session);
        ui.in({box.x, box.bottom() - high, box.width, high}, [&] {
            const auto& focus = ui.memory().focus;
            board(ui, session,
                  focus == base::Key("publish/reason")   ? reason_
                  : focus == base::Key("publish/secret") ? secret_
                                                         : own_);
        });
        body.height -= high + ui.theme().gap;
    }
    if (step_ == Step::compare)
        compare(ui, session, body);
    else if (asks)
        ui.in({body.x, body.y, std::min(body.width, last_mm), body.height},
              [&] { last(ui, session); });
    else
        list(ui, session, body, go);
    return go;
}

}  // namespace desk
