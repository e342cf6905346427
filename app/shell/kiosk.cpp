#include "shell/kiosk.h"

#include <malloc.h>

#include <algorithm>

#include "shell/upkeep/languages.h"

namespace shell {

void Kiosk::open_desk() {
    const std::string language = session.language;
    navigator_.end_visit();
    door_.open(language);
}

// What staff typed and read leaves the memory with them.
void Kiosk::leave_desk() {
    door_.forget();
    ui_.forget();
    malloc_trim(0);
}

// What was set before in other fonts is set anew.
void Kiosk::take_languages() {
    const auto& edition = services_.edition;
    if (spoken_ == edition.version()) return;
    const bool first = spoken_.empty();
    spoken_ = edition.version();
    set_fonts(edition.languages(), services_.fonts);
    tune_voice(edition.languages(), services_.voice);
    if (first) return;
    services_.forget();
    ui_.forget();
    again_ = true;
}

namespace {

constexpr double leaves_after_s = 60, looks_every_s = 20;

// Between two minutes of the day, over midnight too; equal ones are no night.
bool between(int minute, int begins, int ends) {
    if (begins < 0 || ends < 0 || begins == ends) return false;
    return begins < ends ? minute >= begins && minute < ends : minute >= begins || minute < ends;
}

}  // namespace

bool is_night(const settings::Settings& machine, const devices::Clock& clock) {
    const auto now = clock.moment();
    const auto minute = static_cast<int>((now + clock.offset_s(now)) % 86400 / 60);
    return between(minute, machine.night_begins, machine.night_ends);
}

bool Kiosk::night(double now_s) const {
    return !in_use() && now_s - session.last_seen_s > leaves_after_s &&
           is_night(services_.machine, services_.clock);
}

// Nothing is lit: the panel rests, and its picture does not burn in.
const ui::Scene& Kiosk::draw_dark(const base::Glass& glass, const ui::Input& input,
                                  double seconds) {
    auto frame = navigator_.frame_of(glass, input, seconds);
    frame.theme.palette = &services_.palettes.at("white-on-black");
    ui_.begin(frame, session.memory, "night");
    ui_.canvas().fill({0, 0, glass.width_mm(), glass.height_mm()}, layout::ColorRole::paper, 0);
    night_scene_ = ui_.end();
    night_scene_.glass = glass;
    return *(scene_ = &night_scene_);
}

bool Kiosk::make_ready(const base::Glass& glass, double now_s) {
    if (door_.opened()) return false;
    const auto watch = [&](const std::function<void()>& each) { services_.fonts.watched(each); };
    watch([&] {
        if (awaited && awaited()) throw layout::Awaited();
    });
    const bool more = navigator_.make_ready(glass, now_s);
    watch(nullptr);
    return more;
}

double Kiosk::due_in(double now_s) const {
    if (again_) return 0;
    if (dark_) return looks_every_s;
    const auto& machine = services_.machine;
    if (machine.night_begins >= 0 && !session.started && !door_.opened())
        return std::min({navigator_.due_in(now_s), door_.due_in(now_s), looks_every_s});
    if (door_.opened()) return ui_.busy() ? 0 : door_.due_in(now_s);
    return std::min(navigator_.due_in(now_s), door_.due_in(now_s));
}

namespace {

bool keyed(const ui::Input& input) {
    return !input.presses.empty() || !input.strokes.empty() || !input.typed.empty();
}

}  // namespace

const ui::Scene& Kiosk::step(const base::Glass& glass, const ui::Input& input, double seconds) {
    again_ = false;
    if (auto* ahead = ui_.canvas().ahead()) ahead->hurry(static_cast<bool>(awaited));
    poll(input.now_s);
    take_languages();
    if (!door_.opened() && door_.asked(input, glass)) open_desk();
    const bool asleep = night(input.now_s);
    // A touch or a key wakes it, and does nothing else: nobody saw what it would hit. So does a key
    // that is held down from then on.
    waking_ = input.has(ui::Pointer::Phase::down) ? dark_ || waking_ : waking_;
    key_wakes_ = keyed(input) ? dark_ || (key_wakes_ && input.key_rests) : key_wakes_;
    if (dark_ && input.any()) session.last_seen_s = input.now_s;
    dark_ = asleep && !input.any();
    if (dark_) return draw_dark(glass, input, seconds);
    if (!door_.opened()) {
        ui::Input seen = input;
        if (waking_) seen.pointers.clear(), seen.presses.clear();
        if (key_wakes_) seen.presses.clear(), seen.strokes.clear(), seen.typed.clear();
        waking_ = waking_ && !input.has(ui::Pointer::Phase::up);
        navigator_.step(glass, seen, seconds);
        scene_ = &navigator_.scene();
        take_languages();
        return *scene_;
    }
    session.last_seen_s = input.now_s;
    ui::Frame frame = navigator_.frame_of(glass, input, seconds);
    frame.clipboard = clipboard;
    scene_ = &door_.draw(ui_, std::move(frame));
    again_ = !door_.opened();
    if (again_) leave_desk();
    return *scene_;
}

}  // namespace shell
