#include "desk/screens/publishing.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "desk/route.h"

namespace desk {

using content::Msg;
using layout::ColorRole;

namespace {

std::vector<std::string> approved(StaffSession& session) {
    std::vector<std::string> all;
    for (const auto& text : session.repository.list())
        if (text.approved_number > 0 && !text.withdrawn)
            all.push_back(text.path + "#" + std::to_string(text.approved_number));
    return all;
}

}  // namespace

std::vector<Sample> PublishScreen::samples(const StaffSession&) {
    std::vector<Sample> all;
    all.push_back({"publish", PublishScreen()});
    all.push_back({"publish, keyboard", PublishScreen(), {"publish/keys"}});
    return all;
}

void PublishScreen::read(StaffSession& session) {
    if (read_) return;
    shown_ = approved(session);
    const edition::EditionStore editions(session.services.paths.editions());
    changes_ = editorial::changes(session.repository, editions);
    editions_ = editions.numbers();
    std::reverse(editions_.begin(), editions_.end());
    current_ = editions.current().value_or(0);
    read_ = true;
}

// Nothing goes out that was not shown before the last button.
bool PublishScreen::as_shown(StaffSession& session) {
    if (approved(session) == shown_) return true;
    session.note = session.said(Msg::desk_changed_meanwhile);
    read_ = sure_ = false;
    return false;
}

// Everything the next edition changes for patients, warnings first.
void PublishScreen::changes(ui::Ui& ui, StaffSession& session) {
    const auto part = [&](Msg head, const std::vector<std::string>& paths, ColorRole color) {
        if (paths.empty()) return;
        ui::text(ui, ui::TextLevel::item,
                 session.said(head, {{"n", static_cast<int>(paths.size())}}));
        for (const auto& path : paths) line(ui, path, color);
        ui.space(ui.theme().group);
    };
    for (const auto severity : {base::Severity::error, base::Severity::warning})
        for (const auto& problem : problems_)
            if (problem.severity == severity) {
                const bool error = severity == base::Severity::error;
                line(ui, base::to_line(problem), error ? ColorRole::emergency_ink : ColorRole::ink,
                     "publish/problem");
                ui.space(ui.theme().gap);
            }
    part(Msg::desk_warnings_touched, changes_.warnings, ColorRole::emergency_ink);
    part(Msg::desk_added, changes_.added, ColorRole::ink);
    part(Msg::desk_changed_n, changes_.changed, ColorRole::ink);
    part(Msg::desk_removed, changes_.removed, ColorRole::ink);
    part(Msg::desk_waiting, changes_.waiting, ColorRole::muted);
}

// The last button is asked for twice: what stands below it is what patients will read.
void PublishScreen::next(ui::Ui& ui, StaffSession& session) {
    const auto& said = session.said;
    ui::text(ui, ui::TextLevel::section, said(Msg::desk_next_edition));
    if (changes_.none()) line(ui, said(Msg::desk_no_changes), ColorRole::muted, "publish/none");
    ui.space(ui.theme().gap);
    field(ui, {.key = "publish/secret", .name = said(Msg::desk_key_secret), .secret = true},
          secret_);
    ui.space(ui.theme().gap);
    field(ui, {.key = "publish/own", .name = said(Msg::desk_secret_again), .secret = true}, own_);
    ui.space(ui.theme().gap);
    const bool publisher = session.may(editorial::Action::publish);
    const bool ready = publisher && !changes_.none() && !own_.edit.text().empty();
    bool asked = false;
    toolbar(ui, {{"publish/go",
                  said(sure_ ? Msg::desk_publish_sure : Msg::desk_publish),
                  "check",
                  [&] { asked = true; },
                  {.enabled = ready, .primary = true}}});
    if (!publisher) line(ui, said(Msg::desk_no_publisher), ColorRole::muted);
    if (asked && !sure_)
        sure_ = true;
    else if (asked && as_shown(session))
        publish(session);
    if (!done_.empty()) {
        ui.space(ui.theme().gap);
        line(ui, done_, ColorRole::note_ink, "publish/done");
    }
    ui.space(ui.theme().group);
}

void PublishScreen::publish(StaffSession& session) {
    sure_ = false;
    if (!session.agrees(own_)) return;
    problems_.clear();
    edition::EditionStore editions(session.services.paths.editions());
    const auto number = editorial::publish(
        session.repository, {session.services.paths, secret_.edit.text(), session.by()},
        {editions, session.services.machine}, problems_);
    secret_.start("");
    done_ = session.succeeded(number) ? session.said(Msg::desk_published, {{"n", *number}}) : "";
    read_ = false;
}

void PublishScreen::back(ui::Ui& ui, StaffSession& session) {
    const auto& said = session.said;
    ui::text(ui, ui::TextLevel::section, said(Msg::desk_editions));
    line(ui, said(Msg::desk_roll_back_hint), ColorRole::muted);
    ui.space(ui.theme().gap);
    field(ui, {"publish/reason", said(Msg::desk_reason)}, reason_);
    ui.space(ui.theme().gap);
    const bool may = session.may(editorial::Action::roll_back) && !reason_.edit.text().empty() &&
                     !own_.edit.text().empty();
    std::vector<Button> all;
    for (const int number : editions_) {
        const bool now = number == current_;
        all.push_back({"publish/edition/" + std::to_string(number),
                       said(now ? Msg::desk_in_use : Msg::desk_use_again, {{"n", number}}),
                       now ? "check" : "back",
                       [this, &session, number] { roll_back(session, number); },
                       {.enabled = may && !now, .selected = now}});
    }
    toolbar(ui, all);
}

void PublishScreen::roll_back(StaffSession& session, int number) {
    edition::EditionStore editions(session.services.paths.editions());
    if (!session.agrees(own_)) return;
    const auto resting = editorial::roll_back(session.repository, {number, reason_.edit.text()},
                                              {editions, session.services.machine}, session.by());
    if (session.succeeded(resting)) {
        done_ = session.said(Msg::desk_rolled_back, {{"n", number}});
        if (!resting->empty())
            done_ += " " + session.said(Msg::desk_rests,
                                        {{"pages", fmt::format("{}", fmt::join(*resting, ", "))}});
        reason_.start("");
    }
    read_ = false;
}

Go PublishScreen::draw(ui::Ui& ui, StaffSession& session, const base::Rect& box) {
    read(session);
    const float half = (box.width - 2 * ui.theme().group) / 2;
    const float keys = session.board.shown ? board_height(ui, session) + ui.theme().gap : 0;
    const float top = ui.in({box.x, box.y, half, box.height}, [&] { next(ui, session); });
    ui.scroll("publish/changes", {box.x, top, half, box.bottom() - keys - top},
              [&] { changes(ui, session); });
    ui.scroll("publish/back", {box.right() - half, box.y, half, box.height - keys}, [&] {
        back(ui, session);
        ui.space(ui.theme().group);
        toolbar(ui, {keys_button(session, "publish/keys")});
    });
    if (keys > 0)
        ui.in({box.x, box.bottom() - keys, box.width, keys}, [&] {
            const auto& focus = ui.memory().focus;
            board(ui, session,
                  focus == base::Key("publish/reason") ? reason_
                  : focus == base::Key("publish/own")  ? own_
                                                       : secret_);
        });
    return stay();
}

}  // namespace desk
