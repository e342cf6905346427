#include "desk/screens/sign_in.h"

#include <algorithm>
#include <cmath>

#include "desk/route.h"
#include "devices/clock.h"
#include "editorial/kept.h"
#include "storage/fault.h"

namespace desk {

using content::Msg;

editorial::Accounts::SignedIn StaffSession::try_in(const std::string& name,
                                                   const std::string& secret) {
    try {
        return repository.accounts().sign_in(name, secret, now, place());
    } catch (const storage::Fault& fault) {
        if (fault.cause != storage::Cause::disk) throw;
        edition::EditionStore(services.paths.editions()).give_room();
        return repository.accounts().sign_in(name, secret, now, place());
    }
}

bool StaffSession::agrees(ui::Editor& secret) {
    const auto answer = try_in(person.name, secret.edit.text());
    secret.start("");
    if (!answer.person) {
        note = said(Msg::desk_wrong);
        if (answer.wait_s > 0)
            note += " " + said(Msg::desk_wait, {{"n", static_cast<int>(answer.wait_s)}});
    }
    return answer.person.has_value();
}

std::vector<Sample> SignInScreen::samples(const StaffSession&) {
    std::vector<Sample> all;
    all.push_back({"sign-in", SignInScreen()});
    return all;
}

double SignInScreen::due_in(double now_s) const {
    const double left = free_s_ - now_s;
    if (left <= 0) return devices::never_s;
    return std::max(0.02, left - std::ceil(left) + 1.001);  // whole seconds are told
}

void SignInScreen::come_in(ui::Ui& ui, StaffSession& session, Go& go) {
    const auto answer = session.try_in(name_.edit.text(), secret_.edit.text());
    secret_.start("");
    free_s_ = ui.input().now_s + static_cast<double>(answer.wait_s);
    session.note = answer.person ? "" : session.said(Msg::desk_wrong);
    if (!answer.person) return;
    session.person = *answer.person;
    speak_as_chosen(session);
    go = to(TodayScreen());
}

// The desk speaks to them as they chose, here or the last time they did.
void SignInScreen::speak_as_chosen(StaffSession& session) const {
    constexpr const char* name = "speaks";
    const std::string& who = session.person.name;
    try {
        if (!language_.empty()) (void)editorial::keep(session.repository, {name, who, language_});
        const std::string known = editorial::kept(session.repository, name, who);
        if (!known.empty()) session.speaks = known;
    } catch (const storage::Fault&) {  // nobody is kept out by that
    }
}

void SignInScreen::languages(ui::Ui& ui, StaffSession& session) {
    std::vector<Button> all;
    for (const auto& entry : session.services.languages) {
        const std::string tag = entry.language.tag;
        if (!session.services.words.contains(tag)) continue;
        all.push_back({"sign-in/language/" + tag,
                       entry.name,
                       "",
                       [&, tag] { session.speaks = language_ = tag; },
                       {.selected = tag == session.said.language.tag}});
    }
    // A library that is damaged knows nobody, and its screen speaks one language.
    if (all.size() < 2 || session.speaks.empty()) return;
    toolbar(ui, all);
    ui.space(ui.theme().gap);
}

void SignInScreen::buttons(ui::Ui& ui, StaffSession& session, Go& go) {
    const auto& strokes = ui.input().strokes;
    const auto& focus = ui.memory().focus;
    const bool writing = focus == base::Key("sign-in/name") || focus == base::Key("sign-in/secret");
    const bool entered =
        writing && std::any_of(strokes.begin(), strokes.end(),
                               [](const auto& one) { return one.key == ui::Stroke::Key::enter; });
    const bool ready =
        ui.input().now_s >= free_s_ && !name_.edit.text().empty() && !secret_.edit.text().empty();
    bool asked = ready && entered;
    toolbar(ui, {{"sign-in/go",
                  session.said(Msg::desk_sign_in),
                  "lock",
                  [&] { asked = ready; },
                  {.enabled = ready, .primary = true}},
                 {"sign-in/leave", session.said(Msg::desk_leave), "close", [&] { go = leave(); }}});
    if (session.services.on_glass) {
        ui.space(ui.theme().gap);
        toolbar(ui, {{"sign-in/clean", session.said(Msg::desk_clean), "check",
                      [&] { go = to(CleaningScreen()); }}});
    }
    if (asked) come_in(ui, session, go);
}

Go SignInScreen::draw(ui::Ui& ui, StaffSession& session, const base::Rect& box) {
    if (!begun_) ui.memory().focus = "sign-in/name";
    begun_ = true;
    Go go = stay();
    const float wide = std::min(box.width, 120.F);
    float below = 0;
    ui.in({box.x + (box.width - wide) / 2, box.y + above_mm(box), wide, box.height}, [&] {
        ui::text(ui, ui::TextLevel::title, session.said(Msg::desk_sign_in));
        ui.space(ui.theme().gap);
        line(ui, session.said(Msg::desk_sign_in_hint), layout::ColorRole::muted);
        ui.space(ui.theme().gap);
        languages(ui, session);
        field(ui, {"sign-in/name", session.said(Msg::desk_name)}, name_);
        ui.space(ui.theme().gap);
        field(ui, {.key = "sign-in/secret", .name = session.said(Msg::desk_secret), .secret = true},
              secret_);
        ui.space(ui.theme().group);
        buttons(ui, session, go);
        ui.space(ui.theme().gap);
        const float told = ui::height_of(ui, ui::TextLevel::reading, "x", wide);
        if (ui.input().now_s < free_s_) {
            const int seconds = static_cast<int>(std::ceil(free_s_ - ui.input().now_s));
            line(ui, session.said(Msg::desk_wait, {{"n", seconds}}),
                 layout::ColorRole::emergency_ink, "sign-in/wait");
        } else {
            ui.space(told);  // its place, so that no key moves when it comes
        }
        below = ui.y() + ui.theme().group;
    });
    constexpr float widest_mm = 240;
    const float across = std::min(box.width, widest_mm);
    ui.in({box.x + (box.width - across) / 2, below, across, 0}, [&] {
        auto& focused = ui.memory().focus == base::Key("sign-in/secret") ? secret_ : name_;
        board(ui, session, focused);
    });
    if (ui.pressed(ui::NavKey::back)) go = leave();
    return go;
}

}  // namespace desk
