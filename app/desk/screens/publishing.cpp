#include "desk/screens/publishing.h"

#include <algorithm>

namespace desk {

using content::Msg;
using layout::ColorRole;

namespace {

std::vector<std::string> approved(Room& room) {
    std::vector<std::string> all;
    for (const auto& text : room.repository.list())
        if (text.approved_number > 0 && text.state != editorial::State::withdrawn)
            all.push_back(text.path + "#" + std::to_string(text.approved_number));
    return all;
}

}  // namespace

void Publish::read(Room& room) {
    if (read_) return;
    shown_ = approved(room);
    const edition::EditionStore editions(room.office.editions());
    changes_ = editorial::changes(room.repository, editions);
    editions_ = editions.numbers();
    std::reverse(editions_.begin(), editions_.end());
    current_ = editions.current().value_or(0);
    read_ = true;
}

// Nothing goes out that was not shown before the last button.
bool Publish::as_shown(Room& room) {
    if (approved(room) == shown_) return true;
    room.note = room.said(Msg::desk_changed_meanwhile);
    read_ = sure_ = false;
    return false;
}

// Everything the next edition changes for patients, warnings first.
void Publish::changes(ui::Ui& ui, Room& room) {
    const auto part = [&](Msg head, const std::vector<std::string>& paths, ColorRole tone) {
        if (paths.empty()) return;
        ui::text(ui, ui::TextLevel::item, room.said(head, {{"n", static_cast<int>(paths.size())}}));
        for (const auto& path : paths) line(ui, path, tone);
        ui.space(ui.theme().group);
    };
    for (const auto& problem : problems_)
        if (problem.severity == base::Severity::error) {
            line(ui, base::to_line(problem), ColorRole::emergency_ink);
            ui.space(ui.theme().gap);
        }
    part(Msg::desk_warnings_touched, changes_.warnings, ColorRole::emergency_ink);
    part(Msg::desk_added, changes_.added, ColorRole::ink);
    part(Msg::desk_changed_n, changes_.changed, ColorRole::ink);
    part(Msg::desk_removed, changes_.removed, ColorRole::ink);
    part(Msg::desk_waiting, changes_.waiting, ColorRole::muted);
}

// The last button is asked for twice: what stands below it is what patients will read.
void Publish::go(ui::Ui& ui, Room& room) {
    const auto& said = room.said;
    ui::text(ui, ui::TextLevel::section, said(Msg::desk_next_edition));
    if (changes_.none()) line(ui, said(Msg::desk_no_changes), ColorRole::muted, "publish/none");
    ui.space(ui.theme().gap);
    field(ui, "publish/secret", said(Msg::desk_key_secret), secret_, {.secret = true});
    ui.space(ui.theme().gap);
    const bool publisher = room.person.may(editorial::StaffRole::publisher);
    const int chosen =
        tools(ui, {{"publish/go", said(sure_ ? Msg::desk_publish_sure : Msg::desk_publish), "check",
                    publisher && !changes_.none(), false, true}});
    if (!publisher) line(ui, said(Msg::desk_no_publisher), ColorRole::muted);
    if (chosen == 0 && !sure_) {
        sure_ = true;
    } else if (chosen == 0 && as_shown(room)) {
        sure_ = false;
        problems_.clear();
        edition::EditionStore editions(room.office.editions());
        const auto number = editorial::publish(
            room.repository, {room.office.data, room.office.secret_key(), secret_.edit.text(), {}},
            {&editions, &room.office.machine}, room.by(), problems_);
        secret_.start("");
        done_ = room.succeeded(number) ? said(Msg::desk_published, {{"n", *number}}) : "";
        read_ = false;
    }
    if (!done_.empty()) {
        ui.space(ui.theme().gap);
        line(ui, done_, ColorRole::note_ink, "publish/done");
    }
    ui.space(ui.theme().group);
}

void Publish::back(ui::Ui& ui, Room& room) {
    const auto& said = room.said;
    ui::text(ui, ui::TextLevel::section, said(Msg::desk_editions));
    line(ui, said(Msg::desk_roll_back_hint), ColorRole::muted);
    ui.space(ui.theme().gap);
    field(ui, "publish/reason", said(Msg::desk_reason), reason_);
    ui.space(ui.theme().gap);
    const bool may =
        room.person.may(editorial::StaffRole::publisher) && !reason_.edit.text().empty();
    std::vector<Tool> all;
    for (const int number : editions_)
        all.push_back(
            {"publish/edition/" + std::to_string(number),
             said(number == current_ ? Msg::desk_in_use : Msg::desk_use_again, {{"n", number}}),
             number == current_ ? "check" : "back", may && number != current_, number == current_});
    const int chosen = tools(ui, all);
    if (chosen < 0) return;
    edition::EditionStore editions(room.office.editions());
    const int number = editions_[static_cast<std::size_t>(chosen)];
    if (room.succeeded(editorial::roll_back(room.repository, {number, reason_.edit.text()},
                                            {&editions, &room.office.machine}, room.by()))) {
        done_ = said(Msg::desk_rolled_back, {{"n", number}});
        reason_.start("");
    }
    read_ = false;
}

Step Publish::draw(ui::Ui& ui, Room& room, const base::Rect& box) {
    read(room);
    const float half = (box.width - 2 * ui.theme().group) / 2;
    const float keys = room.keys_shown ? board_height(ui, room) + ui.theme().gap : 0;
    const float top = ui.in({box.x, box.y, half, box.height}, [&] { go(ui, room); });
    ui.scroll("publish/changes", {box.x, top, half, box.bottom() - keys - top},
              [&] { changes(ui, room); });
    ui.scroll("publish/back", {box.right() - half, box.y, half, box.height - keys}, [&] {
        back(ui, room);
        ui.space(ui.theme().group);
        if (tools(ui, {{"publish/keys", room.said(Msg::desk_keys), "keyboard", true,
                        room.keys_shown}}) == 0)
            room.keys_shown = !room.keys_shown;
    });
    if (room.keys_shown)
        ui.in({box.x, box.bottom() - keys, box.width, keys}, [&] {
            const bool reason = ui.memory().focus == base::Key("publish/reason");
            board(ui, room, reason ? reason_ : secret_);
        });
    return {};
}

}  // namespace desk
