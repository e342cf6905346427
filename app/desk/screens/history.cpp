#include "desk/screens/history.h"

#include "content/placeholders.h"
#include "desk/route.h"

namespace desk {

using content::Msg;
using layout::ColorRole;

namespace {
constexpr int most_entries = 300;
}

Msg word_of(editorial::Action action) {
    using editorial::Action;
    switch (action) {
        case Action::save:
            return Msg::desk_act_save;
        case Action::submit:
            return Msg::desk_act_submit;
        case Action::approve:
            return Msg::desk_act_approve;
        case Action::reject:
            return Msg::desk_act_reject;
        case Action::remark:
            return Msg::desk_act_remark;
        case Action::publish:
            return Msg::desk_act_publish;
        case Action::roll_back:
            return Msg::desk_act_roll_back;
        case Action::withdraw:
            return Msg::desk_act_withdraw;
        case Action::restore:
            return Msg::desk_act_restore;
        case Action::add_account:
            return Msg::desk_act_add_account;
        case Action::change_account:
            return Msg::desk_act_change_account;
        case Action::change_secret:
            return Msg::desk_act_change_secret;
        case Action::lock_account:
            return Msg::desk_act_lock_account;
        case Action::recover:
            return Msg::desk_act_recover;
        case Action::take:
            return Msg::desk_act_take;
        case Action::take_edition:
            return Msg::desk_act_take_edition;
        case Action::take_library:
            return Msg::desk_act_take_library;
        case Action::activate:
            return Msg::desk_act_activate;
        case Action::unlock_account:
            return Msg::desk_act_unlock_account;
        case Action::alias_account:
            return Msg::desk_act_alias_account;
    }
    return Msg::desk_act_save;
}

std::vector<Sample> HistoryScreen::samples(const StaffSession& session) {
    std::vector<Sample> all;
    all.push_back({"history", HistoryScreen()});
    for (const auto& text : session.repository.list()) {
        if (text.id.empty()) continue;
        all.push_back({"history of a page", HistoryScreen(text.path), {"history/revision/1"}});
        break;
    }
    return all;
}

void HistoryScreen::read(StaffSession& session) {
    if (read_) return;
    entries_ = session.repository.audit_log().entries(most_entries, path_);
    constexpr editorial::Moment day = 86400;
    went_back_days_ = static_cast<int>(session.repository.audit_log().went_back() / day);
    if (!path_.empty()) revisions_ = session.repository.revisions(path_);
    const editorial::ShownNames names(session.repository.accounts());
    const auto texts = names_of_texts(session);
    std::map<std::string, std::string> people;  // as they are shown under pages
    const auto person = [&](const std::string& account) {
        const auto [known, fresh] = people.try_emplace(account);
        if (fresh) known->second = names.words(person_named(session, names.who(account)));
        return known->second;
    };
    for (auto& entry : entries_) {
        entry.act.who = person(entry.act.who);
        const auto text = texts.find(entry.object);
        entry.object = text != texts.end() ? text->second : names.who(entry.object);
        entry.words = names.words(std::move(entry.words));
    }
    for (auto& one : revisions_) one.by = person(one.by);
    if (const auto text = texts.find(path_); text != texts.end()) title_ = text->second;
    preview_.manner = Preview::Manner::words;
    read_ = true;
}

void HistoryScreen::acts(ui::Ui& ui, StaffSession& session) {
    for (const auto& entry : entries_) {
        const auto known = entry.action();  // a newer program may know more of them
        const std::string& what = known ? session.said(word_of(*known)) : entry.what;
        const bool rtl = ui.language().rtl();
        std::string words = content::isolated(when(session, entry.act.at), rtl) + " · " +
                            content::isolated(entry.act.who, rtl) + " · " + what;
        if (path_.empty() && !entry.object.empty())
            words += " · " + content::isolated(entry.object, rtl);
        line(ui, words, ColorRole::ink, "history/entry/" + std::to_string(entry.number));
        if (!entry.words.empty()) line(ui, entry.words, ColorRole::muted);
        ui.space(ui.theme().gap);
    }
    if (entries_.empty()) line(ui, session.said(Msg::desk_none), ColorRole::muted);
}

void HistoryScreen::revisions(ui::Ui& ui, StaffSession& session) {
    std::vector<Button> all;
    const bool rtl = ui.language().rtl();
    for (const auto& one : revisions_)
        all.push_back({"history/revision/" + std::to_string(one.number),
                       std::to_string(one.number) + " · " + content::isolated(one.by, rtl) + " · " +
                           content::isolated(when(session, one.at), rtl),
                       "",
                       [&] { look_at(session, one); },
                       {.selected = shown_ && one.id == shown_->id}});
    toolbar(ui, all);
}

void HistoryScreen::look_at(StaffSession& session, const editorial::Revision& one) {
    newest_ = session.repository.newest(path_);
    before_.clear();
    for (const auto& older : revisions_)
        if (older.number == one.number - 1)
            if (const auto text = session.repository.revision(older.id)) before_ = text->body;
    shown_ = session.repository.revision(one.id);
}

// An old text comes back as a new revision: nothing is ever taken out.
void HistoryScreen::restore(StaffSession& session, Go& go) {
    if (session.succeeded(editorial::save(session.repository,
                                          {path_, "", shown_->body, newest_->id}, session.by())))
        go = to(WriteScreen(path_));
}

Go HistoryScreen::draw(ui::Ui& ui, StaffSession& session, const base::Rect& box) {
    read(session);
    Go go = stay();
    const bool one = !path_.empty();
    const float half = one ? (box.width - ui.theme().group) / 2 : box.width;
    ui.scroll("history/acts", {box.x, box.y, half, box.height}, [&] {
        ui::text(ui, ui::TextLevel::section, one ? title_ : session.said(Msg::desk_history));
        ui.space(ui.theme().gap);
        if (went_back_days_ > 0)
            line(ui, session.said(Msg::desk_clock_back, {{"days", went_back_days_}}),
                 ColorRole::emergency_ink, "history/clock");
        if (one) revisions(ui, session);
        ui.space(ui.theme().group);
        acts(ui, session);
    });
    if (!one || !shown_ || !newest_) return go;
    const float right = box.right() - half;
    float top = box.y;
    ui.in({right, box.y, half, box.height}, [&] {
        preview_.manners(ui, session, "history/as", true);
        ui.space(ui.theme().gap);
        const bool old = shown_->body != newest_->body;
        const bool may = old && session.may(editorial::Action::save);
        toolbar(ui, {{"history/restore",
                      session.said(Msg::desk_restore),
                      "again",
                      [&] { restore(session, go); },
                      {.enabled = may, .primary = true}}});
        ui.space(ui.theme().gap);
        top = ui.y();
    });
    preview_.draw(ui, session,
                  {path_, shown_->body, static_cast<unsigned>(shown_->id), 0, &before_},
                  {right, top, half, box.bottom() - top});
    return go;
}

}  // namespace desk
