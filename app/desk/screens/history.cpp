#include "desk/screens/history.h"

#include <algorithm>

#include "content/placeholders.h"

namespace desk {

using content::Msg;
using layout::ColorRole;

namespace {
constexpr int most_entries = 300;
}

std::optional<Msg> word_of_act(std::string_view act) {
    std::string key = "desk_act_" + std::string(act);
    std::replace_if(
        key.begin(), key.end(), [](char c) { return c == '-' || c == ' '; }, '_');
    return content::msg_from(key);
}

void HistoryScreen::read(Room& room) {
    if (read_) return;
    entries_ = room.repository.audit_log().entries(most_entries, path_);
    if (!path_.empty()) revisions_ = room.repository.revisions(path_);
    preview_.manner = Preview::Manner::words;
    read_ = true;
}

void HistoryScreen::acts(ui::Ui& ui, Room& room) {
    for (const auto& entry : entries_) {
        const auto known = word_of_act(entry.what);
        const std::string& what = known ? room.said(*known) : entry.what;
        const bool rtl = ui.language().rtl();
        std::string words = content::isolated(when(room, entry.act.at), rtl) + " · " +
                            content::isolated(entry.act.who, rtl) + " · " + what;
        if (path_.empty() && !entry.object.empty())
            words += " · " + content::isolated(entry.object, rtl);
        line(ui, words, ColorRole::ink, "book/entry/" + std::to_string(entry.number));
        if (!entry.words.empty()) line(ui, entry.words, ColorRole::muted);
        ui.space(ui.theme().gap);
    }
    if (entries_.empty()) line(ui, room.said(Msg::desk_none), ColorRole::muted);
}

void HistoryScreen::revisions(ui::Ui& ui, Room& room) {
    std::vector<Tool> all;
    for (const auto& one : revisions_)
        all.push_back({"book/revision/" + std::to_string(one.number),
                       std::to_string(one.number) + " · " + one.by + " · " + when(room, one.at), "",
                       true, shown_ && one.id == shown_->id});
    const int chosen = tools(ui, all);
    if (chosen >= 0) look_at(room, revisions_[static_cast<std::size_t>(chosen)]);
}

void HistoryScreen::look_at(Room& room, const editorial::Revision& one) {
    newest_ = room.repository.newest(path_);
    before_.clear();
    for (const auto& older : revisions_)
        if (older.number == one.number - 1)
            if (const auto text = room.repository.revision(older.id)) before_ = text->body;
    shown_ = room.repository.revision(one.id);
}

Step HistoryScreen::draw(ui::Ui& ui, Room& room, const base::Rect& box) {
    read(room);
    Step step;
    const bool one = !path_.empty();
    const float half = one ? (box.width - ui.theme().group) / 2 : box.width;
    ui.scroll("book/acts", {box.x, box.y, half, box.height}, [&] {
        ui::text(ui, ui::TextLevel::section, one ? path_ : room.said(Msg::desk_history));
        ui.space(ui.theme().gap);
        if (one) revisions(ui, room);
        ui.space(ui.theme().group);
        acts(ui, room);
    });
    if (!one || !shown_ || !newest_) return step;
    const float right = box.right() - half;
    float top = box.y;
    ui.in({right, box.y, half, box.height}, [&] {
        preview_.manners(ui, room, "book/as", true);
        ui.space(ui.theme().gap);
        const bool old = shown_->body != newest_->body;
        const int chosen =
            tools(ui, {{"book/restore", room.said(Msg::desk_restore), "again",
                        old && room.person.may(editorial::StaffRole::author), false, true}});
        // An old text comes back as a new revision: nothing is ever taken out.
        if (chosen == 0 &&
            room.succeeded(room.repository.save(
                {path_, room.person.name, shown_->body, newest_->id, room.now}, room.now)))
            step = ToWrite{path_};
        ui.space(ui.theme().gap);
        top = ui.y();
    });
    preview_.draw(ui, room, "book/preview",
                  {path_, shown_->body, static_cast<unsigned>(shown_->id), 0, &before_},
                  {right, top, half, box.bottom() - top});
    return step;
}

}  // namespace desk
