#include "desk/withdrawal.h"

#include "desk/route.h"
#include "editorial/withdrawal.h"

namespace desk {

using content::Msg;

void Withdrawal::ask(StaffSession& session, const std::string& path) {
    gone_ = false;
    for (const auto& text : session.repository.list())
        if (text.path == path) gone_ = text.withdrawn;
}

void Withdrawal::draw(ui::Ui& ui, StaffSession& session, const std::string& path, Go& go) {
    ui.space(ui.theme().gap);
    if (!gone_) field(ui, {"write/reason", session.said(Msg::desk_reason)}, reason);
    ui.space(ui.theme().gap);
    field(ui, {.key = "write/secret", .name = session.said(Msg::desk_secret_again), .secret = true},
          secret);
    ui.space(ui.theme().gap);
    using editorial::Action;
    const bool ready = session.may(gone_ ? Action::restore : Action::withdraw) &&
                       (gone_ || !reason.edit.text().empty()) && !secret.edit.text().empty();
    toolbar(ui, {{"write/withdraw-now",
                  session.said(gone_ ? Msg::desk_take_back : Msg::desk_withdraw_now),
                  "stop",
                  [&] {
                      if (act(session, path)) go = to(TodayScreen());
                  },
                  {.enabled = ready, .primary = true}}});
}

bool Withdrawal::act(StaffSession& session, const std::string& path) {
    edition::EditionStore editions(session.services.paths.editions());
    if (!session.agrees(secret)) return false;
    const auto done = gone_ ? editorial::restore(session.repository, path, session.by())
                            : editorial::withdraw(session.repository, editions,
                                                  {path, reason.edit.text()}, session.by());
    if (!session.succeeded(done)) return false;
    session.note =
        session.said(gone_ ? Msg::desk_taken_back : Msg::desk_withdrawn, {{"path", path}});
    return true;
}

}  // namespace desk
