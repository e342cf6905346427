#include "desk/sign_in.h"

#include <algorithm>
#include <cmath>

namespace desk {

using content::Msg;

std::optional<editorial::Person> SignIn::draw(ui::Ui& ui, Room& room, const base::Rect& box,
                                              bool& leave) {
    if (!begun_) ui.memory().focus = "sign-in/name";
    begun_ = true;
    std::optional<editorial::Person> in;
    const float wide = std::min(box.width, 120.F);
    ui.in({box.x + (box.width - wide) / 2, box.y + box.height * 0.06F, wide, box.height}, [&] {
        ui::text(ui, ui::TextLevel::title, room.said(Msg::desk_sign_in));
        ui.space(ui.theme().gap);
        line(ui, room.said(Msg::desk_sign_in_hint), layout::ColorRole::muted);
        ui.space(ui.theme().group);
        field(ui, "sign-in/name", room.said(Msg::desk_name), name_);
        ui.space(ui.theme().gap);
        field(ui, "sign-in/secret", room.said(Msg::desk_secret), secret_, {.secret = true});
        ui.space(ui.theme().group);
        const auto& strokes = ui.input().strokes;
        const auto& focus = ui.memory().focus;
        const bool writing =
            focus == base::Key("sign-in/name") || focus == base::Key("sign-in/secret");
        const bool entered =
            writing && std::any_of(strokes.begin(), strokes.end(), [](const auto& one) {
                return one.key == ui::Stroke::Key::enter;
            });
        const double now_s = ui.input().now_s;
        const bool waits = now_s < free_s_;
        const bool ready = !waits && !name_.edit.text().empty() && !secret_.edit.text().empty();
        const int tool =
            tools(ui, {{"sign-in/go", room.said(Msg::desk_sign_in), "lock", ready, false, true},
                       {"sign-in/leave", room.said(Msg::desk_leave), "close"}});
        leave = tool == 1;
        if (ready && (tool == 0 || entered)) {
            const auto answer = editorial::Accounts(room.repository.database())
                                    .sign_in(name_.edit.text(), secret_.edit.text(), room.now);
            secret_.start("");
            free_s_ = now_s + static_cast<double>(answer.wait_s);
            in = answer.person;
            room.note = in ? "" : room.said(Msg::desk_wrong);
        }
        if (now_s < free_s_) {
            ui.space(ui.theme().gap);
            const int seconds = static_cast<int>(std::ceil(free_s_ - now_s));
            line(ui, room.said(Msg::desk_wait, {{"n", seconds}}), layout::ColorRole::emergency_ink,
                 "sign-in/wait");
        }
        ui.space(ui.theme().group);
        auto& focused = ui.memory().focus == base::Key("sign-in/secret") ? secret_ : name_;
        board(ui, room, focused);
    });
    return in;
}

}  // namespace desk
