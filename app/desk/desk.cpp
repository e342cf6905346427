#include "desk/desk.h"

#include "base/wipe.h"
#include "desk/sidebar.h"
#include "desk/titles.h"
#include "editorial/put_in_use.h"
#include "editorial/recovery.h"
#include "editorial/safekeeping.h"
#include "editorial/withdrawal.h"
#include "settings/last_seen.h"
#include "storage/backup.h"

namespace desk {

using content::Msg;
using layout::ColorRole;

namespace {

constexpr double pay_every_s = 1;  // tries to keep what is owed

const content::Messages& messages_for(const Services& services, const std::string& language) {
    const auto found = services.words.find(language);
    return found != services.words.end() ? found->second : services.words.begin()->second;
}

// That this machine's clock is wrong, at the top of a box; how high it is.
float clock_banner(ui::Ui& ui, const StaffSession& session, const base::Rect& box) {
    const auto words = session.said(Msg::desk_clock_wrong, {{"when", when(session, session.now)}});
    const float pad = ui.theme().gap, icon = ui.theme().type.section;
    const base::Rect room{box.x + 2 * pad + icon, box.y + pad, box.width - 3 * pad - icon, 0};
    const float said = ui::height_of(ui, ui::TextLevel::reading, words, room.width);
    const base::Rect banner{box.x, box.y, box.width, std::max(said, icon) + 2 * pad};
    ui.canvas().fill(banner, ColorRole::emergency_soft, ui.theme().radius);
    ui.canvas().icon({box.x + pad, banner.centre().y - icon / 2, icon, icon}, "warning",
                     ColorRole::emergency_ink);
    ui.in(room, [&] {
        ui::TextStyle look;
        look.key = "desk/clock";
        look.color = ColorRole::emergency_ink;
        look.ground = ColorRole::emergency_soft;
        ui::text(ui, ui::TextLevel::reading, words, look);
    });
    return banner.height;
}

}  // namespace

Desk::Desk(const Services& services, const std::string& language)
    : services_(services), home_(language) {
    look_at_clock();
    open_library();
}

// Days of review, and all that is written down here, hang on it.
void Desk::look_at_clock() {
    base::Problems ignored;
    const auto edition =
        edition::EditionStore(services_.paths.editions()).open_best(services_.machine, ignored);
    const auto now = services_.clock.moment();
    const auto says =
        settings::clock_says(services_.paths, now, edition ? edition->published() : 0);
    clock_wrong_ = says != settings::ClockSays::well;
}

void Desk::open_library() {
    const auto& said = messages_for(services_, language_);
    const bool emptied = editorial::emptied(services_.paths.library(), services_.paths.backups());
    auto opened = editorial::Repository::open(services_.paths.library());
    std::string fault = opened ? "" : base::to_line(opened.error());
    try {
        edition::EditionStore editions(services_.paths.editions());
        if (opened) {
            editorial::reconcile(*opened, editions);
            (void)editorial::mend_withdrawn(*opened, editions);  // the kiosk tells of it
            editions.keep_room();
        }
        if (opened && emptied)  // nobody can sign in to it
            fault = said(Msg::desk_emptied);
    } catch (const storage::Fault& what) {  // patients must not notice what fails here
        fault = what.what();
    }
    if (!fault.empty()) {
        opened = tl::unexpected(base::Problem{});  // nobody may have it open while it is mended
        damaged_ = std::make_unique<RecoveryScreen>(services_, said, fault);
        return;
    }
    repository_ = std::move(*opened);
    session_.emplace(StaffSession{
        .services = services_, .repository = *repository_, .said = said, .speaks = language_});
    session_->board.language = language_;
    back_up();
}

// One a day. What hinders it is told where somebody signs in.
void Desk::back_up() {
    const base::Path folder = services_.paths.backups();
    // Nobody could sign in to one without accounts.
    if (repository_->accounts().people().empty() ||
        !editorial::backup_due(folder, services_.clock.moment()))
        return;
    const auto done = editorial::keep_safe(*repository_, {folder, services_.machine.backups});
    if (!done) session_->note = base::to_line(done.error());
}

Desk::~Desk() {
    try {
        save_or_owe();
        for (const auto& draft : owed_) (void)repository_->autosave(draft);
    } catch (const std::exception&) {  // the disk is full, and nobody is left to be told
    }
}

ui::Frame Desk::fitted(ui::Frame frame) const {
    frame.theme = dense(frame.theme);
    const auto& said = messages_for(services_, language_);
    frame.language = said.language;
    frame.cue = {said(Msg::scroll_up), said(Msg::scroll_down)};
    frame.touch = {};
    // Keys that write must not also move: of the keypad's only those stay that go on, choose where
    // the focus stands, and go back.
    std::erase_if(frame.input.presses, [](ui::NavKey press) {
        return press != ui::NavKey::tab && press != ui::NavKey::back_tab &&
               press != ui::NavKey::enter && press != ui::NavKey::back;
    });
    return frame;
}

double Desk::due_in(double now_s) const {
    if (again_) return 0;
    const bool ends = services_.on_glass || (session_ && session_->signed_in());
    double due = ends ? std::max(0.1, idle() - (now_s - seen_s_)) : devices::never_s;
    due = std::min(due, damaged_ ? damaged_->due_in(now_s) : desk::due_in(shown_, now_s));
    return owed_.empty() ? due : std::min(due, pay_every_s);
}

// What is typed at this moment; what cannot be kept is owed.
void Desk::save_or_owe() {
    if (!session_ || !session_->signed_in() || autosave(shown_, *session_)) return;
    for (auto& draft : unsaved(shown_, *session_)) owed_.push_back(std::move(draft));
}

// An account may be switched off, or lose a role, while somebody is signed in: each touch or key
// that may do something is done with the rights of this moment.
void Desk::ask_again(const ui::Input& input) {
    const bool up = input.has(ui::Pointer::Phase::up);
    if (!session_->signed_in() || !(up || !input.presses.empty() || !input.strokes.empty())) return;
    const auto person = repository_->accounts().person(session_->person.name);
    if (!person || !person->active) return sign_out();
    session_->person = *person;
}

void Desk::sign_out() {
    save_or_owe();
    services_.voice.stop();
    session_->person = {};
    session_->speaks = home_;
    session_->note.clear();
    memory = {};
    base::wipe(shown_);  // what was typed and not sent, too: it begins with the sign-in
    again_ = true;
}

void Desk::open(Route route) {
    if (std::holds_alternative<SignInScreen>(route)) return sign_out();
    again_ = true;
    if (!autosave(shown_, *session_)) return;  // nobody leaves a text that is not kept
    services_.voice.stop();
    memory = {};
    session_->board.shown = false;
    base::wipe(shown_);
    shown_ = std::move(route);
}

// In the language of whoever sits here, once they are known.
void Desk::speak() {
    if (session_->speaks == language_ || !services_.words.contains(session_->speaks)) return;
    language_ = session_->speaks;
    const StaffSession before = *session_;
    session_.emplace(StaffSession{before.services, before.repository,
                                  messages_for(services_, language_), before.person, before.now,
                                  before.note, language_, before.board, before.inks,
                                  before.drawings, before.agreed});
    session_->board.language = language_;
    again_ = true;
}

// What the house says of a file is told by its title.
void Desk::tell_by_title() {
    if (session_->note == told_) return;
    session_->note = told_ = by_title(*session_, session_->note);
    again_ = true;
}

// The places one can go to, at the side or above; what is left of the glass beside them.
base::Rect Desk::places(ui::Ui& ui, const base::Rect& all, Go& go) {
    const float margin = ui.theme().margin;
    Sidebar side{services_.settings.name,
                 session_->person.shown_name,
                 tabs(shown_, *session_, go),
                 {"desk/out", session_->said(Msg::desk_out, {{"who", session_->person.shown_name}}),
                  "lock", [&go] { go = to(SignInScreen()); }}};
    const bool home = std::holds_alternative<TodayScreen>(shown_);
    if (ui.pressed(ui::NavKey::back) && !home) go = to(TodayScreen());
    const float wide = sidebar_width(all);
    base::Rect rest = all.inset(margin);
    if (wide > 0) {
        sidebar(ui, side, {all.x, all.y, wide, all.height});
        rest.x += wide;
        rest.width -= wide;
        return rest;
    }
    side.places.push_back(side.out);
    const float low = ui.in(rest, [&] {
        places_row(ui, side.places);
        ui.space(ui.theme().gap);
        ui.canvas().fill({ui.x(), ui.y(), ui.width(), 0.4F}, ColorRole::edge, 0);
        ui.space(ui.theme().gap);
    });
    rest.height = rest.bottom() - low;
    rest.y = low;
    return rest;
}

// What there is to tell has a place of its own, so that nothing moves when it comes.
base::Rect Desk::told(ui::Ui& ui, base::Rect rest) {
    if (clock_wrong_) {
        const float high = clock_banner(ui, *session_, rest) + ui.theme().gap;
        rest.y += high;
        rest.height -= high;
    }
    const float least = ui::height_of(ui, ui::TextLevel::reading, "x", rest.width);
    float high = least;
    if (!session_->note.empty())
        high = std::max(least,
                        ui::height_of(ui, ui::TextLevel::reading, session_->note, rest.width - 6));
    const base::Rect strip{rest.x, rest.bottom() - high, rest.width, high};
    if (!session_->note.empty()) {
        ui.canvas().fill({strip.x, strip.y - 1, strip.width, strip.height + 2},
                         ColorRole::note_soft, 1.6F);
        ui.in({strip.x + 3, strip.y, strip.width - 6, high}, [&] {
            ui::TextStyle look;
            look.key = "desk/note";
            look.color = ColorRole::ink;
            look.ground = ColorRole::note_soft;
            ui::text(ui, ui::TextLevel::reading, session_->note, look);
        });
    }
    rest.height -= high + ui.theme().gap;
    return rest;
}

bool Desk::broken(ui::Ui& ui, const base::Rect& box) {
    auto outcome = RecoveryScreen::Outcome::stays;
    try {
        outcome = damaged_->draw(ui, box);
    } catch (const std::exception& fault) {
        damaged_->hinder(fault.what());
    }
    if (outcome == RecoveryScreen::Outcome::mended) {
        const std::string note = damaged_->note();
        damaged_.reset();
        memory = {};
        open_library();
        if (session_) session_->note = note;
    }
    return outcome != RecoveryScreen::Outcome::left;
}

bool Desk::draw(ui::Ui& ui) {
    const auto& glass = ui.glass();
    const float margin = ui.theme().margin;
    const base::Rect all{0, 0, glass.width_mm(), glass.height_mm()};
    ui.canvas().fill(all, ColorRole::paper, 0);
    const base::Rect box = all.inset(margin);
    const double now_s = ui.input().now_s;
    again_ = ui.input().any();
    if (presence_.step(ui.input()) || seen_s_ == 0) seen_s_ = now_s;
    // Visitors wait for the glass; a window of its own stays where it is, at its door.
    const auto left = [&] { return services_.on_glass && now_s - seen_s_ >= idle(); };
    if (damaged_) return !left() && broken(ui, box);
    session_->now = services_.clock.moment();
    if (session_->signed_in() && now_s - seen_s_ >= idle()) {
        sign_out();
        seen_s_ = now_s;
        session_->note = session_->said(Msg::desk_idle);
    }
    if (!session_->signed_in() && left()) return false;
    tick(now_s);
    tell_by_title();
    Go wish = show(ui, all);
    if (auto* route = std::get_if<Route>(&wish.what)) open(std::move(*route));
    tell_by_title();
    sets_up_again_ = std::holds_alternative<SetUpAgain>(wish.what) &&
                     session_->person.may(editorial::StaffRole::manager);
    if (sets_up_again_) sign_out();
    speak();
    return !sets_up_again_ && !std::holds_alternative<Leave>(wish.what);
}

// What the clock brings comes before anything is drawn: the same frame shows it.
void Desk::tick(double now_s) {
    if (!owed_.empty() && now_s - paid_s_ >= pay_every_s) {
        paid_s_ = now_s;
        std::erase_if(owed_,
                      [&](const auto& draft) { return repository_->autosave(draft).has_value(); });
    }
    try {
        desk::tick(shown_, *session_, now_s);
    } catch (const std::exception& fault) {
        session_->note = session_->said(Msg::desk_fault, {{"why", fault.what()}});
    }
}

// A full disk or a stick that was pulled is told, and what is on the glass stays there. What the
// head was asked for is done all the same: one can always sign out.
Go Desk::show(ui::Ui& ui, const base::Rect& all) {
    Go go = stay();
    const base::Rect box = all.inset(ui.theme().margin);
    try {
        ask_again(ui.input());
        base::Rect rest = box;
        if (session_->signed_in()) {
            rest = told(ui, places(ui, all, go));
        } else if (!session_->note.empty()) {
            // Above the form, in the room it leaves: nothing moves for a line or two.
            rest.y = std::max(rest.y, ui.in(box, [&] {
                line(ui, session_->note, ColorRole::ink, "desk/note");
            }) - SignInScreen::above_mm(box));
        }
        Go wish = desk::draw(shown_, ui, *session_, rest);
        if (!std::holds_alternative<Stay>(wish.what)) go = std::move(wish);
    } catch (const std::exception& fault) {
        session_->note = session_->said(Msg::desk_fault, {{"why", fault.what()}});
    }
    return go;
}

}  // namespace desk
