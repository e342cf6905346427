#include "desk/screens/kiosks.h"

#include <algorithm>

#include "content/placeholders.h"
#include "desk/route.h"

namespace desk {

using content::Msg;
using layout::ColorRole;

namespace {

constexpr double again_s = 30;

fleet::Report sample_report(const std::string& kiosk, int number, editorial::Moment came) {
    fleet::Report made;
    made.kiosk = kiosk;
    made.came = came;
    made.number = number;
    made.edition = std::to_string(number);
    made.touch = made.clock = "well";
    return made;
}

}  // namespace

std::optional<base::Result<fleet::Overview>> kiosks_of(const StaffSession& session) {
    const auto& channel = session.services.machine.fleet.channel;
    if (channel.empty() || !session.person.may(editorial::StaffRole::manager)) return std::nullopt;
    return fleet::look_over(channel, fleet::owner_of(session.services.paths, session.now));
}

fleet::Overview sample_kiosks(const StaffSession& session) {
    const auto now = session.now;
    auto ward = sample_report("ward-4", 36, now - 300);
    auto hall = sample_report("hall", 37, now - 120);
    hall.printer = "no paper";
    auto lift = sample_report("lift", 37, now - 3 * fleet::dark_s);
    lift.printer = ward.printer = hall.printer;
    auto desk = hall;
    desk.kiosk = "desk";
    fleet::Overview all;
    all.status = fleet::status_of({desk, hall, lift, ward}, {37, now - fleet::day_s}, now);
    return all;
}

std::vector<Sample> KiosksScreen::samples(const StaffSession& session) {
    KiosksScreen shown;
    shown.stands_ = true;
    shown.seen_ = sample_kiosks(session);
    std::vector<Sample> samples;
    samples.push_back({"kiosks", shown});
    return samples;
}

void KiosksScreen::tick(StaffSession& session, double now_s) {
    if (stands_ || due_in(now_s) > 0) return;
    seen_ = kiosks_of(session);
    read_s_ = now_s;
}

double KiosksScreen::due_in(double now_s) const {
    if (stands_) return devices::never_s;
    return read_s_ < 0 ? 0 : std::max(0.0, read_s_ + again_s - now_s);
}

// What is wrong with all of them.
void KiosksScreen::alarms(ui::Ui& ui, const StaffSession& session) const {
    const auto& all = **seen_;
    Panel panel_of{"kiosks/alarms", session.said(Msg::desk_k_behind, {{"n", all.status.behind()}}),
                   ""};
    for (const auto alarm : all.status.alarms)
        panel_of.rows.push_back({"kiosks/alarm/" + std::to_string(static_cast<int>(alarm)),
                                 fleet::told(session.said, alarm), ""});
    if (all.stale) panel_of.rows.push_back({"kiosks/stale", session.said(Msg::desk_k_stale), ""});
    panel_of.grave = !panel_of.rows.empty();
    panel(ui, panel_of);
}

void KiosksScreen::list(ui::Ui& ui, const StaffSession& session) const {
    const auto& status = (*seen_)->status;
    auto kiosks = status.kiosks;
    std::ranges::stable_partition(kiosks, [](const auto& one) { return !one.faults.empty(); });
    Panel all{"kiosks/list",
              session.said(Msg::desk_k_title, {{"n", static_cast<int>(kiosks.size())}}),
              session.said(Msg::desk_k_newest, {{"n", status.newest}})};
    const bool rtl = ui.language().rtl();
    for (const auto& one : kiosks)
        all.rows.push_back(
            {"kiosks/" + one.report.kiosk, content::isolated(one.report.kiosk, rtl),
             session.said(Msg::desk_k_heard,
                          {{"n", one.report.number},
                           {"when", content::isolated(when(session, one.report.came), rtl)}}),
             fleet::told(session.said, one)});
    panel(ui, all);
}

Go KiosksScreen::draw(ui::Ui& ui, StaffSession& session, const base::Rect& box) {
    ui.scroll("kiosks", box, [&] {
        if (!seen_) return;
        if (!*seen_)
            return line(ui, base::to_line(seen_->error()), ColorRole::emergency_ink,
                        "kiosks/fault");
        alarms(ui, session);
        list(ui, session);
    });
    return stay();
}

}  // namespace desk
