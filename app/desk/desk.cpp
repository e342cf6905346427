#include "desk/desk.h"

#include "storage/backup.h"

namespace desk {

using content::Msg;
using layout::ColorRole;

namespace {

const content::Messages& words_of(const Office& office, const std::string& language) {
    const auto found = office.words.find(language);
    return found != office.words.end() ? found->second : office.words.begin()->second;
}

}  // namespace

Desk::Desk(const Office& office, const std::string& language)
    : office_(office), language_(language) {
    open();
}

void Desk::open() {
    const auto& said = words_of(office_, language_);
    auto opened = editorial::Repository::open(office_.library_file());
    std::string fault = opened ? "" : base::to_line(opened.error());
    try {
        if (opened) editorial::reconcile(*opened, edition::EditionStore(office_.editions()));
        // Nobody can sign in to a file that was emptied; one that is new has no backups.
        if (opened && editorial::Accounts(opened->database()).people().empty() &&
            !storage::backups(office_.data / "backups", "library").empty())
            fault = said(Msg::desk_emptied);
    } catch (const storage::Fault& what) {  // patients must not notice what fails here
        fault = what.what();
    }
    if (!fault.empty()) {
        opened = tl::unexpected(base::Problem{});  // nobody may have it open while it is mended
        damaged_ = std::make_unique<RecoveryScreen>(office_, said, fault);
        return;
    }
    repository_ = std::move(*opened);
    room_.emplace(Room{office_, *repository_, said, {}, 0, "", false, "", 0});
    room_->keys_language = language_;
}

Desk::~Desk() {
    try {
        keep();
        for (const auto& draft : owed_) (void)repository_->autosave(draft);
    } catch (const std::exception&) {  // the disk is full, and nobody is left to be told
    }
}

std::string Desk::name() const {
    constexpr const char* names[] = {"sign-in", "pages", "write", "judge",
                                     "publish", "book",  "stick", "picture"};
    return std::string("desk/") + names[screen_.index()];
}

ui::Frame Desk::fitted(ui::Frame frame) const {
    frame.theme = dense(frame.theme);
    const auto& said = words_of(office_, language_);
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
    const double idle = std::max(0.1, idle_s - (now_s - seen_s_));
    if (!in_ || !owed_.empty()) return std::min(1.0, idle);  // seconds until the next try count
    const auto* write = std::get_if<Write>(&screen_);
    if (std::holds_alternative<Picture>(screen_)) return std::min(1.0, idle);  // it keeps itself
    return write ? std::min(idle, write->due_in(now_s)) : idle;
}

// What is typed at this moment; what cannot be kept is owed.
void Desk::keep() {
    auto* write = in_ ? std::get_if<Write>(&screen_) : nullptr;
    if (write && !write->keep(*room_)) owed_.push_back(write->draft(*room_));
    if (auto* picture = in_ ? std::get_if<Picture>(&screen_) : nullptr) picture->keep(*room_);
}

// An account may be switched off, or lose a duty, while somebody is signed in: each touch or key
// that may do something is done with the rights of this moment.
void Desk::ask_again(const ui::Input& input) {
    const bool up = input.pointer && input.pointer->phase == ui::Pointer::Phase::up;
    if (!in_ || !(up || !input.presses.empty() || !input.strokes.empty())) return;
    const auto person = editorial::Accounts(repository_->database()).person(room_->person.name);
    if (!person || !person->active) return sign_out();
    room_->person = *person;
}

void Desk::sign_out() {
    keep();
    office_.voice.stop();
    in_ = false;
    room_->person = {};
    room_->note.clear();
    memory = {};
    screen_.emplace<SignIn>();
}

void Desk::go(const Step& step) {
    if (!step) return;
    auto* write = std::get_if<Write>(&screen_);
    if (write && !write->keep(*room_)) return;  // nobody leaves a text that is not kept
    if (auto* picture = std::get_if<Picture>(&screen_); picture && !picture->keep(*room_)) return;
    office_.voice.stop();
    memory = {};
    room_->keys_shown = false;
    if (std::holds_alternative<ToPages>(*step)) screen_.emplace<Pages>();
    if (const auto* to = std::get_if<ToWrite>(&*step)) screen_.emplace<Write>(to->path);
    if (const auto* to = std::get_if<ToJudge>(&*step)) screen_.emplace<ReviewScreen>(to->path);
    if (std::holds_alternative<ToPublish>(*step)) screen_.emplace<Publish>();
    if (const auto* to = std::get_if<ToBook>(&*step)) screen_.emplace<HistoryScreen>(to->path);
    if (const auto* to = std::get_if<ToStick>(&*step)) screen_.emplace<MediaScreen>(to->picture);
    if (const auto* to = std::get_if<ToPicture>(&*step)) screen_.emplace<Picture>(*to);
}

Step Desk::head(ui::Ui& ui) {
    const auto& said = room_->said;
    Step step;
    const int chosen =
        tools(ui, {{"desk/pages", said(Msg::desk_pages), "list", true,
                    std::holds_alternative<Pages>(screen_)},
                   {"desk/publish", said(Msg::desk_publish), "check", true,
                    std::holds_alternative<Publish>(screen_)},
                   {"desk/history", said(Msg::desk_history), "clock", true,
                    std::holds_alternative<HistoryScreen>(screen_)},
                   {"desk/stick", said(Msg::desk_stick), "stick", true,
                    std::holds_alternative<MediaScreen>(screen_)},
                   {"desk/out", said(Msg::desk_out, {{"who", room_->person.shown_name}}), "lock"}});
    const bool back = ui.pressed(ui::NavKey::back);
    if (chosen == 0 || (back && !std::holds_alternative<Pages>(screen_))) step = ToPages{};
    if (chosen == 1) step = ToPublish{};
    if (chosen == 2) step = ToBook{""};
    if (chosen == 3) step = ToStick{""};
    if (chosen == 4) step = Leave{};
    if (!room_->note.empty()) {
        ui.space(ui.theme().gap);
        line(ui, room_->note, ColorRole::ink, "desk/note");
    }
    ui.space(ui.theme().gap);
    ui.canvas().fill({ui.x(), ui.y(), ui.width(), 0.4F}, ColorRole::edge, 0);
    ui.space(ui.theme().gap);
    return step;
}

Step Desk::screen(ui::Ui& ui, const base::Rect& box) {
    return std::visit(
        [&](auto& one) -> Step {
            using One = std::decay_t<decltype(one)>;
            if constexpr (std::is_same_v<One, SignIn>) {
                bool leave = false;
                if (const auto person = one.draw(ui, *room_, box, leave)) {
                    room_->person = *person;
                    in_ = true;
                    return ToPages{};
                }
                if (leave || ui.pressed(ui::NavKey::back)) return Leave{};
                return {};
            } else {
                return one.draw(ui, *room_, box);
            }
        },
        screen_);
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
        open();
        if (room_) room_->note = note;
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
    if (again_ || seen_s_ == 0) seen_s_ = now_s;
    if (damaged_) return now_s - seen_s_ < idle_s && broken(ui, box);
    room_->now = office_.clock.moment();
    if (!owed_.empty() && now_s - paid_s_ >= 1) {
        paid_s_ = now_s;
        std::erase_if(owed_,
                      [&](const auto& draft) { return repository_->autosave(draft).has_value(); });
    }
    if (in_ && now_s - seen_s_ >= idle_s) {
        sign_out();
        seen_s_ = now_s;
        room_->note = room_->said(Msg::desk_idle);
    }
    if (!in_ && now_s - seen_s_ >= idle_s) return false;
    const Step step = show(ui, box);
    if (!step || !std::holds_alternative<Leave>(*step)) {
        go(step);
        return true;
    }
    if (!in_) return false;
    sign_out();
    return true;
}

// A full disk or a stick that was pulled is told, and what is on the glass stays there. What the
// head was asked for is done all the same: one can always sign out.
Step Desk::show(ui::Ui& ui, const base::Rect& box) {
    Step step;
    try {
        ask_again(ui.input());
        base::Rect rest = box;
        if (in_) {
            rest.y = ui.in(box, [&] { step = head(ui); });
            rest.height = box.bottom() - rest.y;
        } else if (!room_->note.empty()) {
            rest.y = ui.in(box, [&] { line(ui, room_->note, ColorRole::ink, "desk/note"); });
        }
        if (const auto wish = screen(ui, rest); wish) step = wish;
    } catch (const std::exception& fault) {
        room_->note = room_->said(Msg::desk_fault, {{"why", fault.what()}});
    }
    return step;
}

}  // namespace desk
