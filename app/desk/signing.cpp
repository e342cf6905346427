#include "desk/signing.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "desk/titles.h"
#include "editorial/to_do.h"
#include "text/calendar.h"

namespace desk {

using content::Msg;
using layout::ColorRole;

void Signing::begin(StaffSession& session, std::vector<ToSign> all) {
    all_ = std::move(all);
    const auto today = session.services.clock.today();
    const auto last = editorial::a_year_after(today);
    day_.begin({text::day_after(today), last, last});
    give_days(session, false);
    hindered_.clear();
    begun_ = focus_ = true;
}

std::size_t Signing::pages() const {
    return static_cast<std::size_t>(std::count_if(all_.begin(), all_.end(), [](const auto& one) {
        return content::Path::parse(one.path)->is_page();
    }));
}

void Signing::give_days(StaffSession& session, bool picked) {
    const auto today = session.services.clock.today();
    const auto days =
        editorial::spread_due(session.repository, {today, day_.picked(), pages(), picked});
    std::size_t next = 0;
    for (auto& one : all_) {
        one.what.today = today;
        if (content::Path::parse(one.path)->is_page()) one.what.due = days[next++];
    }
}

std::string Signing::sentence(StaffSession& session) const {
    std::set<std::string> tags;
    for (const auto& one : all_)
        if (!one.language.empty()) tags.insert(language_name(session, one.language));
    const bool unchanged = !all_.empty() && all_.front().unchanged;
    const std::string languages = tags.empty() ? session.said(Msg::desk_all_languages)
                                               : fmt::format("{}", fmt::join(tags, ", "));
    const std::string& shown = session.person.shown_name;
    const std::string words =
        session.said(unchanged ? Msg::desk_sign_unchanged : Msg::desk_sign_what,
                     {{"n", static_cast<int>(all_.size())},
                      {"languages", languages},
                      {"who", shown.empty() ? session.person.name : shown}});
    const std::string until = days(session);
    return until.empty() ? words : words + " " + until;
}

std::string Signing::days(StaffSession& session) const {
    text::Date first, last;
    for (const auto& one : all_) {
        const auto& due = one.what.due;
        if (!due.known()) continue;
        if (!first.known() || due < first) first = due;
        if (!last.known() || due > last) last = due;
    }
    if (!first.known()) return "";
    if (first == last) return session.said(Msg::desk_sign_until, {{"day", day_of(session, first)}});
    return session.said(Msg::desk_sign_between,
                        {{"from", day_of(session, first)}, {"to", day_of(session, last)}});
}

void Signing::pick_day(ui::Ui& ui, StaffSession& session) {
    ui::text(ui, ui::TextLevel::item, days(session));
    ui.space(ui.theme().gap);
    if (day_.draw(ui, session, "sign/day")) give_days(session, true);
}

void Signing::list(ui::Ui& ui, StaffSession& session) const {
    for (const auto& one : all_) {
        ui::text(ui, ui::TextLevel::item, one.title);
        ui::TextStyle look;
        look.color = ColorRole::muted;
        std::string under = language_name(session, one.language);
        if (one.what.due.known())
            under += (under.empty() ? "" : " · ") +
                     session.said(Msg::desk_sign_until, {{"day", day_of(session, one.what.due)}});
        if (!under.empty()) ui::text(ui, ui::TextLevel::small, under, look);
        ui.space(ui.theme().gap);
    }
}

// Each text is an act of its own: what hinders one does not undo the others.
bool Signing::sign(StaffSession& session) {
    if (!session.agrees(secret_)) return false;
    std::vector<ToSign> left;
    hindered_.clear();
    for (auto& one : all_) {
        const auto done =
            one.unchanged
                ? editorial::renew(session.repository,
                                   {one.path, one.what.revision, one.what.today, one.what.due},
                                   session.by())
                : editorial::approve(session.repository, one.what, session.by());
        if (done) continue;
        hindered_.push_back(done.error());
        left.push_back(one);
    }
    const int signed_now = static_cast<int>(all_.size() - left.size());
    all_ = std::move(left);
    by_title(session, hindered_);
    session.note = session.said(Msg::desk_signed, {{"n", signed_now}});
    return all_.empty();
}

Signing::Outcome Signing::draw(ui::Ui& ui, StaffSession& session, const base::Rect& box) {
    if (focus_) ui.memory().focus = "sign/secret";
    focus_ = false;
    const auto& strokes = ui.input().strokes;
    bool asked = ui.memory().focus == base::Key("sign/secret") &&
                 std::any_of(strokes.begin(), strokes.end(),
                             [](const auto& one) { return one.key == ui::Stroke::Key::enter; });
    Outcome outcome = Outcome::stays;
    const float wide = std::min(box.width, 190.F);
    const float top = ui.in({box.x, box.y, wide, box.height}, [&] {
        ui::text(ui, ui::TextLevel::section, session.said(Msg::desk_sign_title));
        ui.space(ui.theme().gap);
        ui::TextStyle look;
        look.key = "sign/what";
        ui::text(ui, ui::TextLevel::item, sentence(session), look);
        ui.space(ui.theme().gap);
        field(ui,
              {.key = "sign/secret", .name = session.said(Msg::desk_secret_again), .secret = true},
              secret_);
        ui.space(ui.theme().gap);
        const bool ready = !secret_.edit.text().empty() && !all_.empty();
        asked = asked && ready;
        toolbar(ui, {{"sign/now",
                      session.said(Msg::desk_sign_now),
                      "check",
                      [&] { asked = true; },
                      {.enabled = ready, .primary = true}},
                     {"sign/back", session.said(Msg::desk_sign_back), "back",
                      [&] { outcome = Outcome::left; }}});
        for (const auto& problem : hindered_) {
            ui.space(1);
            line(ui, base::to_line(problem), ColorRole::emergency_ink, "sign/fault");
        }
        ui.space(ui.theme().gap);
    });
    const float beside = box.x + wide + ui.theme().group;
    const bool room = beside + DayPicker::width_mm() <= box.right() + 0.1F;
    if (pages() > 0 && room)
        ui.in({beside, box.y, DayPicker::width_mm(), box.height}, [&] { pick_day(ui, session); });
    ui.scroll("sign/list", {box.x, top, wide, box.bottom() - top}, [&] {
        if (pages() > 0 && !room) pick_day(ui, session);
        list(ui, session);
    });
    if (asked && sign(session)) outcome = Outcome::all_signed;
    if (outcome != Outcome::stays) begun_ = false;
    return outcome;
}

}  // namespace desk
