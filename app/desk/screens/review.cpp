#include "desk/screens/review.h"

#include <algorithm>

#include "content/pages.h"
#include "content/placeholders.h"
#include "document/chapters.h"
#include "document/parse.h"

namespace desk {

using content::Msg;
using layout::ColorRole;

namespace {

std::string words_of(const document::Runs& words) {
    std::string text;
    for (const auto& run : words)
        if (run.kind != document::Run::Kind::citation) text += run.text;
    return text;
}

// The sign and what to do, as they stand in a text of the page; nothing where it has none such.
std::string warning_in(const std::string& body, const std::string& id) {
    for (const auto& warning : document::warnings(document::parse(body).document))
        if (warning.id == id) return words_of(warning.sign) + "\n" + words_of(warning.act);
    return "";
}

}  // namespace

void ReviewScreen::open(Room& room) {
    if (const auto newest = room.repository.newest(path_)) after_ = *newest;
    if (const auto approved = room.repository.approved(path_)) before_ = approved->body;
    if (is_page(path_)) warnings_ = editorial::changed_warnings(before_, after_.body);
    faults_ = content::faults_of(path_, after_.body);
    std::erase_if(faults_, [](const auto& one) { return one.severity != base::Severity::error; });
    old_.manner = new_.manner = Preview::Manner::screen;
    read_ = true;
}

// Each warning that changed has to be opened before the last button works.
void ReviewScreen::warnings(ui::Ui& ui, Room& room) {
    if (warnings_.empty()) return;
    ui::text(ui, ui::TextLevel::item,
             room.said(Msg::desk_warnings_changed, {{"n", static_cast<int>(warnings_.size())}}));
    ui.space(ui.theme().gap);
    std::vector<Tool> all;
    for (const auto& id : warnings_)
        all.push_back({"judge/warning/" + id, id, opened_.contains(id) ? "check" : "warning", true,
                       showing_ == id});
    const int chosen = tools(ui, all);
    if (chosen >= 0) {
        const auto& id = warnings_[static_cast<std::size_t>(chosen)];
        opened_.insert(id);
        showing_ = showing_ == id ? "" : id;
    }
    if (showing_.empty()) return;
    ui.space(ui.theme().gap);
    ui.columns(2, [&](int column) {
        const auto& own = room.office.words;
        const auto spoken = own.find(language_of(path_));
        const auto words = content::fill_in(
            warning_in(column == 0 ? before_ : after_.body, showing_), room.office.settings,
            spoken == own.end() ? room.said : spoken->second);
        ui::TextStyle look;
        look.key = "judge/shown/" + std::to_string(column);
        for (const auto& entry : room.office.languages)
            if (entry.language.tag == language_of(path_)) look.language = entry.language;
        line(ui, room.said(column == 0 ? Msg::desk_old : Msg::desk_new_text), ColorRole::muted);
        ui::text(ui, ui::TextLevel::reading, words.empty() ? room.said(Msg::desk_not_there) : words,
                 look);
    });
}

Step ReviewScreen::decide(ui::Ui& ui, Room& room) {
    const auto& said = room.said;
    field(ui, "judge/comment", said(Msg::desk_comment), comment_);
    ui.space(ui.theme().gap);
    const bool all = std::all_of(warnings_.begin(), warnings_.end(),
                                 [&](const auto& id) { return opened_.contains(id); });
    const int chosen = tools(
        ui,
        {{"judge/approve", said(Msg::desk_approve), "check", all && faults_.empty(), false, true},
         {"judge/reject", said(Msg::desk_reject), "close", !comment_.edit.text().empty()},
         {"judge/remark", said(Msg::desk_remark_add), "note", !comment_.edit.text().empty()},
         {"judge/book", said(Msg::desk_history), "clock"},
         {"judge/keys", said(Msg::desk_keys), "keyboard", true, room.keys_shown}});
    for (const auto& fault : faults_) {
        ui.space(1);
        line(ui, base::to_line(fault), ColorRole::emergency_ink, "judge/fault");
    }
    if (!all) {
        ui.space(1);
        line(ui, said(Msg::desk_open_warnings), ColorRole::emergency_ink, "judge/first");
    }
    if (chosen == 0) {
        const editorial::Approving wish{
            after_.id, opened_, room.office.clock.today(), {}, comment_.edit.text()};
        if (room.succeeded(editorial::approve(room.repository, wish, room.person, room.now))) {
            room.note = said(Msg::desk_approved_note, {{"path", path_}});
            return ToPages{};
        }
    }
    if (chosen == 1 && room.succeeded(editorial::reject(room.repository, after_.id,
                                                        comment_.edit.text(), room.by())))
        return ToPages{};
    // "12: too long" is about line 12, anything else about the first.
    if (chosen == 2) {
        const std::string& words = comment_.edit.text();
        const int at = std::atoi(words.c_str());
        const auto colon = words.find(':');
        const bool numbered = at > 0 && colon != std::string::npos;
        if (room.succeeded(
                editorial::remark(room.repository, {after_.id, numbered ? at : 1, room.act(),
                                                    numbered ? words.substr(colon + 1) : words})))
            comment_.start("");
    }
    if (chosen == 3) return ToBook{path_};
    if (chosen == 4) room.keys_shown = !room.keys_shown;
    return {};
}

void ReviewScreen::sides(ui::Ui& ui, Room& room, const base::Rect& box) {
    const bool one = new_.manner == Preview::Manner::words || before_.empty();
    const float half = one ? box.width : (box.width - ui.theme().gap) / 2;
    const auto side = [&](Preview& view, const std::string& key, const Preview::What& what,
                          const base::Rect& place) {
        ui.in(place, [&] {
            line(ui, room.said(key == "judge/old" ? Msg::desk_old : Msg::desk_new_text),
                 ColorRole::muted);
        });
        const float head = ui.theme().type.reading * 1.4F + 1;
        view.draw(ui, room, key, what, {place.x, place.y + head, place.width, place.height - head});
    };
    old_.manner = new_.manner;
    if (!one)
        side(old_, "judge/old", {path_, before_, 1, 0, nullptr}, {box.x, box.y, half, box.height});
    side(new_, "judge/new", {path_, after_.body, 2, 0, &before_},
         {one ? box.x : box.x + half + ui.theme().gap, box.y, half, box.height});
}

Step ReviewScreen::draw(ui::Ui& ui, Room& room, const base::Rect& box) {
    if (!read_) open(room);
    Step step;
    float top = box.y;
    ui.in(box, [&] {
        ui::text(ui, ui::TextLevel::section, path_);
        line(ui,
             room.said(Msg::desk_written_by,
                       {{"who", content::isolated(after_.by, ui.language().rtl())},
                        {"when", content::isolated(when(room, after_.at), ui.language().rtl())}}),
             ColorRole::muted);
        ui.space(ui.theme().gap);
        warnings(ui, room);
        ui.space(ui.theme().gap);
        step = decide(ui, room);
        ui.space(ui.theme().gap);
        new_.manners(ui, room, "judge/as", true);
        ui.space(ui.theme().gap);
        top = ui.y();
    });
    base::Rect body{box.x, top, box.width, box.bottom() - top};
    if (room.keys_shown) {
        const float high = board_height(ui, room);
        ui.in({body.x, body.bottom() - high, body.width, high}, [&] { board(ui, room, comment_); });
        body.height -= high + ui.theme().gap;
    }
    sides(ui, room, body);
    return step;
}

}  // namespace desk
