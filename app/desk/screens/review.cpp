#include "desk/screens/review.h"

#include <algorithm>
#include <charconv>

#include "content/placeholders.h"
#include "desk/route.h"

namespace desk {

using content::Msg;
using layout::ColorRole;

std::vector<Sample> ReviewScreen::samples(const StaffSession& session) {
    std::vector<Sample> all;
    for (const auto& text : session.repository.list()) {
        if (text.state != editorial::State::in_review) continue;
        all.push_back({"review", ReviewScreen(text.path)});
        all.push_back({"review, changes", ReviewScreen(text.path), {"review/as/words"}});
        all.push_back({"review, keyboard", ReviewScreen(text.path), {"review/keys"}});
        break;
    }
    return all;
}

void ReviewScreen::open(StaffSession& session) {
    if (const auto newest = session.repository.newest(path_)) after_ = *newest;
    if (const auto approved = session.repository.approved(path_)) before_ = approved->body;
    warnings_ = editorial::touched(session.repository, {place_, before_, after_.body});
    faults_ =
        editorial::findings(session.repository, path_, after_.body, session.services.clock.today());
    std::stable_sort(faults_.begin(), faults_.end(), [](const auto& one, const auto& other) {
        return one.severity > other.severity;
    });
    own_ = editorial::own_revision(session.repository, path_, session.person).has_value();
    old_.manner = new_.manner = Preview::Manner::screen;
    read_ = true;
}

// Each warning that changed has to be opened before the last button works.
void ReviewScreen::warnings(ui::Ui& ui, StaffSession& session) {
    if (warnings_.empty()) return;
    ui::text(ui, ui::TextLevel::item,
             session.said(Msg::desk_warnings_changed, {{"n", static_cast<int>(warnings_.size())}}));
    ui.space(ui.theme().gap);
    std::vector<Button> all;
    for (const auto& [id, was, now] : warnings_)
        all.push_back({"review/warning/" + id,
                       id,
                       opened_.contains(id) ? "check" : "warning",
                       [this, id = id] {
                           opened_.insert(id);
                           showing_ = showing_ == id ? "" : id;
                       },
                       {.selected = showing_ == id}});
    toolbar(ui, all);
    if (!showing_.empty()) opened(ui, session);
}

// The warning that is open, as it was and as it would be.
void ReviewScreen::opened(ui::Ui& ui, StaffSession& session) {
    const auto shown = std::find_if(warnings_.begin(), warnings_.end(),
                                    [&](const auto& one) { return one.id == showing_; });
    ui.space(ui.theme().gap);
    ui.columns(2, [&](int column) {
        const auto& own = session.services.words;
        const auto spoken = own.find(place_.language);
        const auto words =
            content::fill_in(column == 0 ? shown->before : shown->after, session.services.settings,
                             spoken == own.end() ? session.said : spoken->second);
        ui::TextStyle look;
        look.key = "review/shown/" + std::to_string(column);
        for (const auto& entry : session.services.languages)
            if (entry.language.tag == place_.language) look.language = entry.language;
        line(ui, session.said(column == 0 ? Msg::desk_old : Msg::desk_new_text), ColorRole::muted);
        ui::text(ui, ui::TextLevel::reading,
                 words.empty() ? session.said(Msg::desk_not_there) : words, look);
    });
}

bool ReviewScreen::all_opened() const {
    return std::all_of(warnings_.begin(), warnings_.end(),
                       [&](const auto& one) { return opened_.contains(one.id); });
}

void ReviewScreen::decide(ui::Ui& ui, StaffSession& session, Go& go) {
    const auto& said = session.said;
    ui.columns(2, [&](int column) {
        if (column == 0) field(ui, {"review/comment", said(Msg::desk_comment)}, comment_);
        if (column == 1)
            field(ui, {"review/line", said(Msg::desk_line, {{"n", about_line()}})}, line_);
    });
    ui.space(ui.theme().gap);
    const bool commented = !comment_.edit.text().empty();
    toolbar(ui, {{"review/approve",
                  said(Msg::desk_approve),
                  "check",
                  [&] { approve(session, go); },
                  {.enabled = !own_ && all_opened() && !base::any_error(faults_), .primary = true}},
                 {"review/reject",
                  said(Msg::desk_reject),
                  "close",
                  [&] { reject(session, go); },
                  {.enabled = commented}},
                 {"review/remark",
                  said(Msg::desk_remark_add),
                  "note",
                  [&] { remark(session); },
                  {.enabled = commented}},
                 {"review/history", said(Msg::desk_history), "clock",
                  [&] { go = to(HistoryScreen(path_)); }},
                 {"review/withdraw",
                  said(Msg::desk_withdraw),
                  "stop",
                  [&] { go = to(WriteScreen(path_)); },  // where a page is withdrawn
                  {.enabled = place_.is_page() && session.may(editorial::Action::withdraw)}},
                 keys_button(session, "review/keys")});
    hindrances(ui, session);
}

// What keeps it from being approved, and what its author was told beside that.
void ReviewScreen::hindrances(ui::Ui& ui, StaffSession& session) {
    for (const auto& fault : faults_) {
        ui.space(1);
        const bool error = fault.severity == base::Severity::error;
        line(ui, base::to_line(fault), error ? ColorRole::emergency_ink : ColorRole::ink,
             error ? "review/fault" : "review/finding");
    }
    if (all_opened()) return;
    ui.space(1);
    line(ui, session.said(Msg::desk_open_warnings), ColorRole::emergency_ink, "review/first");
}

void ReviewScreen::approve(StaffSession& session, Go& go) {
    const editorial::Approving wish{
        after_.id, opened_, session.services.clock.today(), {}, comment_.edit.text()};
    if (!session.succeeded(editorial::approve(session.repository, wish, session.by()))) return;
    session.note = session.said(Msg::desk_approved_note, {{"path", path_}});
    go = to(PagesScreen());
}

void ReviewScreen::reject(StaffSession& session, Go& go) {
    if (session.succeeded(
            editorial::reject(session.repository, after_.id, comment_.edit.text(), session.by())))
        go = to(PagesScreen());
}

int ReviewScreen::about_line() const {
    const std::string& typed = line_.edit.text();
    int number = 0;
    const char* const end = typed.data() + typed.size();
    const auto read = std::from_chars(typed.data(), end, number);
    return read.ec == std::errc() && read.ptr == end && number > 0 ? number : 1;
}

void ReviewScreen::remark(StaffSession& session) {
    if (!session.succeeded(editorial::remark(
            session.repository, {after_.id, about_line(), comment_.edit.text()}, session.by())))
        return;
    comment_.start("");
    line_.start("");
}

void ReviewScreen::sides(ui::Ui& ui, StaffSession& session, const base::Rect& box) {
    const bool one = new_.manner == Preview::Manner::words || before_.empty();
    const float half = one ? box.width : (box.width - ui.theme().gap) / 2;
    const auto side = [&](Preview& view, const Preview::What& what, const base::Rect& place) {
        ui.in(place, [&] {
            line(ui, session.said(&view == &old_ ? Msg::desk_old : Msg::desk_new_text),
                 ColorRole::muted);
        });
        const float head = ui.theme().type.reading * 1.4F + 1;
        view.draw(ui, session, what, {place.x, place.y + head, place.width, place.height - head});
    };
    old_.manner = new_.manner;
    if (!one) side(old_, {path_, before_, 1, 0, nullptr}, {box.x, box.y, half, box.height});
    side(new_, {path_, after_.body, 2, 0, &before_},
         {one ? box.x : box.x + half + ui.theme().gap, box.y, half, box.height});
}

Go ReviewScreen::draw(ui::Ui& ui, StaffSession& session, const base::Rect& box) {
    if (!read_) open(session);
    Go go = stay();
    float top = box.y;
    ui.in(box, [&] {
        ui::text(ui, ui::TextLevel::section, path_);
        line(ui,
             session.said(
                 Msg::desk_written_by,
                 {{"who", content::isolated(after_.by, ui.language().rtl())},
                  {"when", content::isolated(when(session, after_.at), ui.language().rtl())}}),
             ColorRole::muted);
        ui.space(ui.theme().gap);
        warnings(ui, session);
        ui.space(ui.theme().gap);
        decide(ui, session, go);
        ui.space(ui.theme().gap);
        new_.manners(ui, session, "review/as", true);
        ui.space(ui.theme().gap);
        top = ui.y();
    });
    base::Rect body{box.x, top, box.width, box.bottom() - top};
    if (session.board.shown) {
        const float high = board_height(ui, session);
        auto& focused = ui.memory().focus == base::Key("review/line") ? line_ : comment_;
        ui.in({body.x, body.bottom() - high, body.width, high},
              [&] { board(ui, session, focused); });
        body.height -= high + ui.theme().gap;
    }
    sides(ui, session, body);
    return go;
}

}  // namespace desk
