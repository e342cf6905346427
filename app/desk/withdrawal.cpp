#include "desk/withdrawal.h"

namespace desk {

using content::Msg;

void Withdrawal::ask(Room& room, const std::string& path) {
    gone_ = false;
    for (const auto& text : room.repository.list())
        if (text.path == path) gone_ = text.state == editorial::State::withdrawn;
}

Step Withdrawal::draw(ui::Ui& ui, Room& room, const std::string& path) {
    ui.space(ui.theme().gap);
    if (!gone_) field(ui, "write/reason", room.said(Msg::desk_reason), reason);
    ui.space(ui.theme().gap);
    const bool ready =
        room.person.may(editorial::StaffRole::publisher) && (gone_ || !reason.edit.text().empty());
    const int chosen = tools(
        ui, {{"write/withdraw-now", room.said(gone_ ? Msg::desk_take_back : Msg::desk_withdraw_now),
              "stop", ready, false, true}});
    if (chosen != 0) return {};
    edition::EditionStore editions(room.office.editions());
    const std::string id = base::Path(path).stem().string();
    // Back it comes with the next edition: the one in use still has the text that was taken off.
    bool done = false;
    if (gone_) {
        done = room.succeeded(editorial::restore(room.repository, path, room.by()));
    } else {
        // The glass first: whatever fails in between, patients do not read on.
        const bool off = editions.withdrawn().contains(id);
        done = room.succeeded(editions.withdraw(id, room.person.name, room.now)) &&
               room.succeeded(
                   editorial::withdraw(room.repository, path, reason.edit.text(), room.by()));
        if (!done && !off) (void)editions.restore(id);
    }
    if (!done) return {};
    room.note = room.said(gone_ ? Msg::desk_taken_back : Msg::desk_withdrawn, {{"path", path}});
    return ToPages{};
}

}  // namespace desk
