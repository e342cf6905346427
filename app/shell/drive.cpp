#include "shell/drive.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <utility>

#include "settings/data_paths.h"

namespace shell {

namespace {

constexpr double frame_s = 1.0 / 60;
constexpr int most_frames = 600;  // ten seconds of animation: more is a fault
constexpr const char* touch_lost = "the touch panel is lost; write: find touch";

}  // namespace

Drive::Drive(const Parts& parts) : parts_(parts), kiosk_(parts.services, parts.textures) {
    kiosk_.session.language = parts.services.languages().front();
    settle();
}

void Drive::show_alone(const LonePage& page) {
    if (!lone_ui_) lone_ui_ = std::make_unique<LoneUi>(parts_.services.paths, parts_.textures);
    alone_ = lone_ui_->draw(page, parts_.glass);
}

void Drive::step(ui::Input input, double seconds) {
    alone_.reset();
    parts_.clock.wait(seconds);
    input.now_s = parts_.clock.seconds();
    kiosk_.step(parts_.glass, input, seconds);
    ++frames_;
}

void Drive::settle() {
    step({}, frame_s);
    for (int i = 0; i < most_frames && kiosk_.due_in(parts_.clock.seconds()) == 0; ++i)
        step({}, frame_s);
    step({}, frame_s);
}

void Drive::put(ui::Pointer::Phase phase, base::Point at, double seconds) {
    ui::Input input;
    input.pointers = {{phase, 1, at}};
    step(input, seconds);
}

std::string Drive::tap(const base::Key& key) {
    const ui::Node* node = scene().find(key);
    if (!node) return "'" + key.path + "' is not on this screen";
    if (!node->visible()) return "'" + key.path + "' is hidden; scroll to it first";
    if (!node->whole()) return "'" + key.path + "' is cut off; scroll to it first";
    if (!node->enabled) return "'" + key.path + "' is switched off";
    if (!node->tappable) return "'" + key.path + "' cannot be tapped";
    if (touch_lost_) return touch_lost;
    const base::Point at = node->box_mm.centre();
    put(ui::Pointer::Phase::down, at, frame_s);
    put(ui::Pointer::Phase::up, at, 0.08);
    settle();
    parts_.clock.wait(0.35);  // a person's next tap comes later than the filter of double taps
    return "";
}

// However long the way is, as long as each drag brings it nearer.
std::string Drive::reach(const base::Key& key) {
    constexpr int most_in_vain = 3;
    float nearest = std::numeric_limits<float>::max();
    for (int in_vain = 0; in_vain < most_in_vain;) {
        const ui::Node* node = scene().find(key);
        if (!node || node->whole() || node->scroll.empty()) break;
        const ui::Node* area = scene().find(node->scroll);
        if (!area) break;
        const float middle = area->box_mm.centre().y - node->box_mm.centre().y;
        in_vain = std::abs(middle) < nearest ? 0 : in_vain + 1;
        nearest = std::min(nearest, std::abs(middle));
        const float most = area->box_mm.height * 0.45F;
        float by = std::clamp(middle, -most, most);
        if (std::abs(by) < 11) by = by < 0 ? -11.F : 11.F;  // less is a touch
        drag(node->scroll, {0, by});
    }
    return tap(key);
}

std::optional<ui::NavKey> Drive::press_named(const std::string& name) {
    constexpr std::array<std::pair<const char*, ui::NavKey>, 20> names{
        {{"up", ui::NavKey::up},           {"down", ui::NavKey::down},
         {"left", ui::NavKey::left},       {"right", ui::NavKey::right},
         {"enter", ui::NavKey::enter},     {"back", ui::NavKey::back},
         {"tab", ui::NavKey::tab},         {"back-tab", ui::NavKey::back_tab},
         {"page-up", ui::NavKey::page_up}, {"page-down", ui::NavKey::page_down},
         {"first", ui::NavKey::first},     {"last", ui::NavKey::last},
         {"erase", ui::NavKey::erase},     {"help", ui::NavKey::help},
         {"louder", ui::NavKey::louder},   {"quieter", ui::NavKey::quieter},
         {"faster", ui::NavKey::faster},   {"slower", ui::NavKey::slower},
         {"staff", ui::NavKey::staff},     {"move", ui::NavKey::move}}};
    for (const auto& [known, press] : names)
        if (name == known) return press;
    return std::nullopt;
}

std::string Drive::press(const std::string& name) {
    const auto press = press_named(name);
    if (!press) return "no key is called '" + name + "'";
    ui::Input input;
    input.presses = {*press};
    step(input, frame_s);
    settle();
    return "";
}

// "ctrl+z", "shift+left", "enter"
std::string Drive::stroke(const std::string& name) {
    using Key = ui::Stroke::Key;
    constexpr std::array<std::pair<const char*, Key>, 11> names{{{"left", Key::left},
                                                                 {"right", Key::right},
                                                                 {"up", Key::up},
                                                                 {"down", Key::down},
                                                                 {"home", Key::home},
                                                                 {"end", Key::end},
                                                                 {"page-up", Key::page_up},
                                                                 {"page-down", Key::page_down},
                                                                 {"backspace", Key::backspace},
                                                                 {"delete", Key::erase},
                                                                 {"enter", Key::enter}}};
    ui::Stroke stroke;
    std::string rest = name;
    for (bool more = true; more;) {
        more = rest.starts_with("ctrl+") || rest.starts_with("shift+");
        if (!more) break;
        (rest.front() == 'c' ? stroke.control : stroke.shift) = true;
        rest.erase(0, rest.find('+') + 1);
    }
    bool known = stroke.control && rest.size() == 1 && rest[0] >= 'a' && rest[0] <= 'z';
    if (known) stroke.letter = rest[0];
    for (const auto& [word, key] : names)
        if (rest == word) stroke.key = key, known = true;
    if (!known) return "no stroke is called '" + name + "'";
    ui::Input input;
    input.strokes = {stroke};
    step(input, frame_s);
    settle();
    return "";
}

void Drive::type(const std::string& text) {
    ui::Input input;
    input.typed = text;
    step(input, frame_s);
    settle();
}

std::string Drive::drag(const base::Key& key, base::Point by_mm) {
    const std::string error = swept(key, by_mm, 10);
    if (!error.empty()) return error;
    put(ui::Pointer::Phase::up, swept_to_, 0.2);  // held still before it is lifted: no running on
    settle();
    return "";
}

// What runs on is left running: somebody may want to touch it.
std::string Drive::fling(const base::Key& key, base::Point by_mm) {
    const std::string error = swept(key, by_mm, 5);
    if (error.empty()) put(ui::Pointer::Phase::up, swept_to_, frame_s);
    return error;
}

// A finger put down on it, and moved; it stays there.
std::string Drive::swept(const base::Key& key, base::Point by_mm, int steps) {
    const ui::Node* node = scene().find(key);
    if (!node) return "'" + key.path + "' is not on this screen";
    if (!node->visible()) return "'" + key.path + "' is hidden";
    if (touch_lost_) return touch_lost;
    const base::Point from = node->visible_mm.centre();
    put(ui::Pointer::Phase::down, from, frame_s);
    for (int i = 1; i <= steps; ++i) {
        const float share = static_cast<float>(i) / static_cast<float>(steps);
        swept_to_ = {from.x + by_mm.x * share, from.y + by_mm.y * share};
        put(ui::Pointer::Phase::move, swept_to_, frame_s);
    }
    return "";
}

void Drive::touch(const ui::Pointer& pointer) {
    using Phase = ui::Pointer::Phase;
    if (pointer.phase == Phase::down || pointer.phase == Phase::move)
        on_glass_[pointer.finger] = pointer.at_mm;
    else
        on_glass_.erase(pointer.finger);
    ui::Input input;
    input.pointers = {pointer};
    step(input, frame_s);
}

std::string Drive::finger(const ui::Pointer& pointer) {
    if (touch_lost_) return touch_lost;
    touch(pointer);
    if (pointer.phase == ui::Pointer::Phase::up) step({}, frame_s);  // shows what it did
    return "";
}

// Time for somebody who is there: at its end all stands still, but for a list that runs.
void Drive::wait(double seconds) {
    const double end = parts_.clock.seconds() + seconds;
    while (parts_.clock.seconds() < end - 1e-6) {
        const double left = end - parts_.clock.seconds();
        const double due = std::max(frame_s, kiosk_.due_in(parts_.clock.seconds()));
        step({}, std::min(left, due));
    }
    const auto& lists = kiosk_.session.memory.scrolls;
    const bool runs = std::any_of(lists.begin(), lists.end(),
                                  [](const auto& list) { return list.second.moving(); });
    if (!runs) settle();
}

// Nobody is there: only what is due is drawn, as by the frame loop.
void Drive::leave(double seconds) {
    const auto& clock = parts_.clock;
    const double end = clock.seconds() + seconds;
    double next = clock.seconds() + kiosk_.due_in(clock.seconds());
    while (clock.seconds() < end - 1e-6) {
        const double due = std::clamp(next - clock.seconds(), frame_s, poll_every_s);
        parts_.clock.wait(std::min(due, end - clock.seconds()));
        const bool changed = kiosk_.poll(clock.seconds());
        if (!changed && clock.seconds() < next - 1e-6) continue;
        step({}, 0);
        next = clock.seconds() + kiosk_.due_in(clock.seconds());
    }
}

void Drive::plug(bool in) {
    ui::Input input;
    input.headphones = in;
    step(input, frame_s);
}

std::string Drive::lose(const std::string& what) {
    if (what == "touch") {
        touch_lost_ = true;
        ui::Input input;
        for (const auto& [finger, at] : std::exchange(on_glass_, {}))
            input.pointers.push_back({ui::Pointer::Phase::lost, finger, at});
        step(input, frame_s);
    } else if (what == "sound") {
        parts_.voice.mute = true;
        parts_.voice.stop();
    } else if (what == "headphones") {
        if (!socket_lost_) socket_lost_ = kiosk_.session.listening.headphones;
        if (kiosk_.session.listening.headphones) plug(false);
    } else {
        return "lose touch, sound or headphones";
    }
    settle();
    return "";
}

// As it was before it was lost.
std::string Drive::find(const std::string& what) {
    if (what == "touch")
        touch_lost_ = false;
    else if (what == "sound")
        parts_.voice.mute = false;
    else if (what != "headphones")
        return "find touch, sound or headphones";
    else if (std::exchange(socket_lost_, std::nullopt).value_or(false))
        plug(true);
    settle();
    return "";
}

std::string Drive::no_output(const std::string& file) const {
    if (parts_.services.paths.data.empty()) return "";
    const auto may =
        settings::output_allowed(parts_.services.paths, file, parts_.services.machine.exchange);
    return may ? "" : base::to_line(may.error());
}

std::string Drive::shot(const std::string& file) {
    if (!parts_.graphics) return "no graphics were opened for shots";
    const std::string unfit = no_output(file);
    if (!unfit.empty()) return unfit;
    parts_.graphics->show();
    const auto written = layout::write_png(file, parts_.graphics->picture());
    return written ? "" : base::to_line(written.error());
}

std::string Drive::set(const std::string& what, const std::string& value) {
    auto& session = kiosk_.session;
    if (what == "language") {
        const auto& all = parts_.services.edition.languages();
        const bool known = std::any_of(
            all.begin(), all.end(), [&](const auto& entry) { return entry.language.tag == value; });
        if (!known) return "the edition has no language '" + value + "'";
        session.language = value;
    } else if (what == "theme") {
        if (!parts_.services.palettes.contains(value)) return "no theme is called '" + value + "'";
        session.comfort.theme = value;
    } else if (what == "text-size") {
        const auto size = ui::text_size_from(value);
        if (!size) return "text-size is normal, large, larger or largest";
        session.comfort.size = *size;
    } else if (what == "headphones") {
        if (socket_lost_) return "the socket is lost; write: find headphones";
        if (value != "in" && value != "out") return "headphones are in or out";
        plug(value == "in");
    } else {
        return "set language, text-size, theme or headphones";
    }
    session.memory = {};
    settle();
    return "";
}

std::string Drive::enter(const kiosk::Sample& sample) {
    parts_.printer.reasons = sample.printer;
    kiosk::enter(sample, parts_.services, kiosk_.session);
    wait(0.1);
    for (const auto& key : sample.taps)
        if (auto fault = reach(key); !fault.empty()) return fault;
    return "";
}

}  // namespace shell
