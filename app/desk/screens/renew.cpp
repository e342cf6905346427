#include "desk/screens/renew.h"

#include <algorithm>

#include "desk/route.h"
#include "desk/titles.h"
#include "editorial/to_do.h"

namespace desk {

using content::Msg;
using layout::ColorRole;

std::vector<Sample> RenewScreen::samples(const StaffSession&) {
    std::vector<Sample> all;
    all.push_back({"renew", RenewScreen()});
    return all;
}

void RenewScreen::read(StaffSession& session) {
    if (read_) return;
    const auto today = session.services.clock.today();
    due_ = editorial::to_do(session.repository, session.person, today).due;
    std::erase_if(due_, [&](const auto& text) {
        const bool open = text.number != text.approved_number;  // something newer is on its way
        return open || !session.person.reads(text.language);
    });
    if (shown_.empty() && !due_.empty()) shown_ = due_.front().path;
    read_ = true;
}

std::vector<ToSign> RenewScreen::wished(StaffSession& session) const {
    std::vector<ToSign> all;
    for (const auto& text : due_) {
        if (!chosen_.contains(text.path)) continue;
        ToSign one;
        one.what.revision = session.repository.newest(text.path)->id;
        one.path = text.path;
        one.title = title_of(session, text.path, text.title);
        one.language = text.language;
        one.unchanged = true;
        all.push_back(std::move(one));
    }
    return all;
}

// A touch chooses it, and shows it: nobody says of a page that it is right without its words there.
void RenewScreen::row(ui::Ui& ui, StaffSession& session, const editorial::Listed& text) {
    const bool chosen = chosen_.contains(text.path);
    ui::ButtonStyle look;
    look.icon = chosen ? "check" : "calendar";
    look.selected = chosen;
    look.align = layout::Align::start;
    const int days = editorial::days_between(session.services.clock.today(), text.due);
    const std::string when =
        days < 0 ? session.said(Msg::desk_overdue) : session.said(Msg::desk_due, {{"n", days}});
    const std::string words = title_of(session, text.path, text.title) + " · " +
                              language_name(session, text.language) + " · " + when;
    if (ui::button(ui, "renew/" + text.path, words, look)) {
        if (!chosen_.erase(text.path)) chosen_.insert(text.path);
        shown_ = text.path;
    }
    ui.space(ui.theme().gap);
}

void RenewScreen::list(ui::Ui& ui, StaffSession& session, const base::Rect& box) {
    ui.scroll("renew/list", box, [&] {
        if (due_.empty()) line(ui, session.said(Msg::desk_nothing_waits), ColorRole::muted);
        for (const auto& text : due_) row(ui, session, text);
    });
}

void RenewScreen::acts(ui::Ui& ui, StaffSession& session, Go& go) {
    const bool reviewer = session.may(editorial::Action::approve);
    toolbar(ui, {{"renew/all",
                  session.said(Msg::desk_renew_all, {{"n", static_cast<int>(due_.size())}}),
                  "list",
                  [&] {
                      for (const auto& text : due_) chosen_.insert(text.path);
                  },
                  {.enabled = !due_.empty()}},
                 {"renew/none",
                  session.said(Msg::desk_renew_none),
                  "close",
                  [&] { chosen_.clear(); },
                  {.enabled = !chosen_.empty()}},
                 {"renew/open",
                  session.said(Msg::desk_open),
                  "page",
                  [&] { go = to(WriteScreen(shown_)); },
                  {.enabled = !shown_.empty()}},
                 {"renew/sign",
                  session.said(Msg::desk_renew, {{"n", static_cast<int>(chosen_.size())}}),
                  "check",
                  [&] { signing_.begin(session, wished(session)); },
                  {.enabled = reviewer && !chosen_.empty(), .primary = true}},
                 keys_button(session, "renew/keys")});
    if (reviewer) return;
    ui.space(1);
    line(ui, session.said(Msg::desk_no_reviewer), ColorRole::muted);
}

Go RenewScreen::draw(ui::Ui& ui, StaffSession& session, const base::Rect& box) {
    read(session);
    Go go = stay();
    base::Rect body = box;
    if (session.board.shown) {
        const float high = board_height(ui, session);
        ui.in({box.x, box.bottom() - high, box.width, high},
              [&] { board(ui, session, signing_.secret()); });
        body.height -= high + ui.theme().gap;
    }
    if (signing_.begun()) {
        if (signing_.draw(ui, session, body) == Signing::Outcome::all_signed)
            go = to(TodayScreen());
        return go;
    }
    const float top = ui.in(body, [&] {
        ui::text(ui, ui::TextLevel::title, session.said(Msg::desk_renew_title));
        line(ui, session.said(Msg::desk_renew_hint), ColorRole::muted);
        ui.space(ui.theme().gap);
        acts(ui, session, go);
        ui.space(ui.theme().gap);
    });
    const float half = (body.width - ui.theme().gap) / 2;
    list(ui, session, {body.x, top, half, body.bottom() - top});
    if (shown_.empty()) return go;
    const auto page = session.repository.approved(shown_);
    if (!page) return go;
    if (body_ != page->body) body_ = page->body, ++inked_;
    preview_.draw(ui, session, {shown_, body_, inked_, 0, nullptr},
                  {body.x + half + ui.theme().gap, top, half, body.bottom() - top});
    return go;
}

}  // namespace desk
