#include "desk/desk.h"

namespace desk {

using layout::Tone;
using library::Word;

namespace {

const library::Words& words_of(const Office& office, const std::string& language) {
    const auto found = office.words.find(language);
    return found != office.words.end() ? found->second : office.words.begin()->second;
}

}  // namespace

Desk::Desk(const Office& office, const std::string& language)
    : office_(office), language_(language) {
    auto opened = library::Workshop::open(office.library_file());
    if (!opened) {
        fault_ = base::to_line(opened.error());
        return;
    }
    workshop_ = std::move(*opened);
    library::reconcile(*workshop_, library::Shelf(office.editions()));
    room_.emplace(Room{office_, *workshop_, words_of(office_, language_), {}, 0, "", false, ""});
    room_->keys_language = language_;
}

std::string Desk::name() const {
    constexpr const char* names[] = {"sign-in", "pages", "write", "judge", "publish", "book"};
    return std::string("desk/") + names[screen_.index()];
}

ui::Frame Desk::fitted(ui::Frame frame) const {
    frame.theme = dense(frame.theme);
    const auto& said = words_of(office_, language_);
    frame.language = said.language;
    frame.cue = {said(Word::scroll_up), said(Word::scroll_down)};
    frame.touch = {};
    // Keys that write must not also choose: of the keypad's only those stay that go on and back.
    std::erase_if(frame.input.presses, [](ui::Press press) {
        return press != ui::Press::tab && press != ui::Press::back_tab && press != ui::Press::back;
    });
    return frame;
}

double Desk::due_in(double now_s) const {
    const auto* write = std::get_if<Write>(&screen_);
    if (write) return 0.2;  // findings and what is kept follow the hand
    return in_ ? std::max(0.1, idle_s - (now_s - seen_s_)) : 1;
}

void Desk::sign_out() {
    if (auto* write = std::get_if<Write>(&screen_)) write->keep(*room_);
    office_.voice.stop();
    in_ = false;
    room_->person = {};
    room_->note.clear();
    memory = {};
    screen_.emplace<SignIn>();
}

void Desk::go(const Step& step) {
    if (!step) return;
    if (auto* write = std::get_if<Write>(&screen_)) write->keep(*room_);
    office_.voice.stop();
    memory = {};
    room_->keys_shown = false;
    if (std::holds_alternative<ToPages>(*step)) screen_.emplace<Pages>();
    if (const auto* to = std::get_if<ToWrite>(&*step)) screen_.emplace<Write>(to->path);
    if (const auto* to = std::get_if<ToJudge>(&*step)) screen_.emplace<Judge>(to->path);
    if (std::holds_alternative<ToPublish>(*step)) screen_.emplace<Publish>();
    if (const auto* to = std::get_if<ToBook>(&*step)) screen_.emplace<Book>(to->path);
}

Step Desk::head(ui::Ui& ui) {
    const auto& said = room_->said;
    Step step;
    const int chosen = tools(
        ui, {{"desk/pages", said(Word::desk_pages), "list", true,
              std::holds_alternative<Pages>(screen_)},
             {"desk/publish", said(Word::desk_publish), "check", true,
              std::holds_alternative<Publish>(screen_)},
             {"desk/history", said(Word::desk_history), "clock", true,
              std::holds_alternative<Book>(screen_)},
             {"desk/out", said(Word::desk_out, {{"who", room_->person.shown_name}}), "lock"}});
    const bool back = ui.pressed(ui::Press::back);
    if (chosen == 0 || (back && !std::holds_alternative<Pages>(screen_))) step = ToPages{};
    if (chosen == 1) step = ToPublish{};
    if (chosen == 2) step = ToBook{""};
    if (chosen == 3) step = Leave{};
    if (!room_->note.empty()) {
        ui.space(ui.theme().gap);
        line(ui, room_->note, Tone::ink, "desk/note");
    }
    ui.space(ui.theme().gap);
    ui.canvas().fill({ui.x(), ui.y(), ui.width(), 0.4F}, Tone::edge, 0);
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
                if (leave || ui.pressed(ui::Press::back)) return Leave{};
                return {};
            } else {
                return one.draw(ui, *room_, box);
            }
        },
        screen_);
}

// The library cannot be used: says so, and offers the last good copy.
bool Desk::broken(ui::Ui& ui, const base::Rect& box) {
    const auto& said = words_of(office_, language_);
    bool on = true;
    ui.in(box, [&] {
        ui::text(ui, ui::Style::title, said(Word::desk_broken));
        ui.space(ui.theme().gap);
        line(ui, fault_, Tone::ink, "desk/fault");
        ui.space(ui.theme().group);
        if (tools(ui, {{"desk/leave", said(Word::desk_leave), "close"}}) == 0) on = false;
    });
    return on && !ui.pressed(ui::Press::back);
}

bool Desk::draw(ui::Ui& ui) {
    const auto& glass = ui.glass();
    const float margin = ui.theme().margin;
    const base::Rect all{0, 0, glass.width_mm(), glass.height_mm()};
    ui.canvas().fill(all, Tone::paper, 0);
    const base::Rect box = all.inset(margin);
    if (!room_) return broken(ui, box);
    room_->now = office_.clock.moment();
    if (ui.input().any() || seen_s_ == 0) seen_s_ = ui.input().now_s;
    if (in_ && ui.input().now_s - seen_s_ >= idle_s) {
        sign_out();
        seen_s_ = ui.input().now_s;
        room_->note = room_->said(Word::desk_idle);
    }
    if (!in_ && ui.input().now_s - seen_s_ >= idle_s) return false;
    Step step;
    base::Rect rest = box;
    try {
        if (in_) {
            rest.y = ui.in(box, [&] { step = head(ui); });
            rest.height = box.bottom() - rest.y;
        } else if (!room_->note.empty()) {
            rest.y = ui.in(box, [&] { line(ui, room_->note, Tone::ink, "desk/note"); });
        }
        if (const auto wish = screen(ui, rest); wish) step = wish;
        if (step && std::holds_alternative<Leave>(*step)) {
            if (!in_) return false;
            sign_out();
        } else {
            go(step);
        }
    } catch (const store::Fault& fault) {
        // A full disk or a stick that was pulled: what is on the glass stays there.
        room_->note = room_->said(Word::desk_fault, {{"why", fault.what()}});
    }
    return true;
}

}  // namespace desk
