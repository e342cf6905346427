#include "shell/drive.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <sstream>

#include "shell/outline.h"
#include "shell/traces.h"

namespace shell {

namespace {

using Json = nlohmann::ordered_json;
constexpr double frame_s = 1.0 / 60;
constexpr int most_frames = 600;  // ten seconds of animation: more is a fault

std::string answer(const std::string& error) {
    Json json;
    json["ok"] = error.empty();
    if (!error.empty()) json["error"] = error;
    return json.dump();
}

std::string copies_of(const std::string& hex) {
    const auto found = traces_of(hex);
    if (!found) return answer(base::to_line(found.error()));
    return Json{{"ok", true},
                {"utf8", found->utf8},
                {"utf16", found->utf16},
                {"utf32", found->utf32},
                {"where", found->where}}
        .dump();
}

std::string rest_of(std::istringstream& words) {
    std::string rest;
    std::getline(words >> std::ws, rest);
    return rest;
}

}  // namespace

Drive::Drive(const Parts& parts) : parts_(parts), kiosk_(parts.services, parts.textures) {
    kiosk_.session.language = parts.services.languages().front();
    settle();
}

void Drive::step(ui::Input input, double seconds) {
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

std::string Drive::tap(const base::Key& key) {
    const ui::Node* node = scene().find(key);
    if (!node) return "'" + key.path + "' is not on this screen";
    if (!node->visible()) return "'" + key.path + "' is hidden; scroll to it first";
    if (!node->whole()) return "'" + key.path + "' is cut off; scroll to it first";
    if (!node->enabled) return "'" + key.path + "' is switched off";
    if (!node->tappable) return "'" + key.path + "' cannot be tapped";
    const base::Point at = node->box_mm.centre();
    ui::Input input;
    input.pointer = ui::Pointer{ui::Pointer::Phase::down, 1, at};
    step(input, frame_s);
    input.pointer = ui::Pointer{ui::Pointer::Phase::up, 1, at};
    step(input, 0.08);
    settle();
    parts_.clock.wait(0.35);  // a person's next tap comes later than the filter of double taps
    return "";
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
    const ui::Node* node = scene().find(key);
    if (!node) return "'" + key.path + "' is not on this screen";
    if (!node->visible()) return "'" + key.path + "' is hidden";
    constexpr int steps = 10;
    const base::Point from = node->visible_mm.centre();
    ui::Input input;
    input.pointer = ui::Pointer{ui::Pointer::Phase::down, 1, from};
    step(input, frame_s);
    for (int i = 1; i <= steps; ++i) {
        const float share = static_cast<float>(i) / steps;
        const base::Point at{from.x + by_mm.x * share, from.y + by_mm.y * share};
        input.pointer = ui::Pointer{ui::Pointer::Phase::move, 1, at};
        step(input, frame_s);
    }
    input.pointer = ui::Pointer{ui::Pointer::Phase::up, 1, from + by_mm};
    step(input, 0.2);  // held still before it is lifted: no running on
    settle();
    return "";
}

void Drive::touch(const ui::Pointer& pointer) {
    ui::Input input;
    input.pointer = pointer;
    step(input, frame_s);
}

void Drive::wait(double seconds) {
    const double end = parts_.clock.seconds() + seconds;
    while (parts_.clock.seconds() < end - 1e-6) {
        const double left = end - parts_.clock.seconds();
        const double due = std::max(frame_s, kiosk_.due_in(parts_.clock.seconds()));
        step({}, std::min(left, due));
    }
    settle();
}

std::string Drive::shot(const std::string& file) {
    if (!parts_.graphics) return "no graphics were opened for shots";
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
        ui::Input input;
        input.headphones = value == "in";
        step(input, frame_s);
    } else {
        return "set language, text-size, theme or headphones";
    }
    session.memory = {};
    settle();
    return "";
}

std::string Drive::printed(const std::string& file) {
    Json json;
    json["ok"] = true;
    json["jobs"] = Json::array();
    const auto& all = parts_.printer.printed;
    for (const auto& pdf : all) json["jobs"].push_back(pdf.size());
    if (!file.empty() && !all.empty())
        if (const auto kept = base::write_file(file, all.back()); !kept)
            return answer(base::to_line(kept.error()));
    return json.dump();
}

std::string Drive::run(const std::string& line) {
    std::istringstream words(line);
    std::string command;
    words >> command;
    if (command == "tap") return answer(tap(base::Key(rest_of(words))));
    if (command == "press") return answer(press(rest_of(words)));
    if (command == "stroke") return answer(stroke(rest_of(words)));
    if (command == "shot") return answer(shot(rest_of(words)));
    if (command == "type") {
        type(rest_of(words));
        return answer("");
    }
    if (command == "drag") {
        std::string key;
        base::Point by;
        if (!(words >> key >> by.x >> by.y)) return answer("write: drag KEY DX DY (millimetres)");
        return answer(drag(base::Key(key), by));
    }
    if (command == "wait") {
        double seconds = 0;
        if (!(words >> seconds) || seconds < 0) return answer("write: wait SECONDS");
        wait(seconds);
        return answer("");
    }
    if (command == "set") {
        std::string what, value;
        words >> what >> value;
        return answer(set(what, value));
    }
    if (command == "outline")
        return outline_json(scene(), parts_.services.palettes.at(kiosk_.session.comfort.theme));
    if (command == "heard") {
        Json json;
        json["ok"] = true;
        json["heard"] = Json::array();
        for (const auto& one : parts_.voice.heard())
            json["heard"].push_back({{"text", one.text},
                                     {"language", one.language},
                                     {"start_s", one.start_s},
                                     {"end_s", one.end_s}});
        return json.dump();
    }
    if (command == "printed") return printed(rest_of(words));
    if (command == "memory") return copies_of(rest_of(words));
    if (command == "quit") {
        finished_ = true;
        return answer("");
    }
    return answer(
        "no command is called '" + command +
        "'; there are tap press stroke type drag wait outline heard printed memory shot set "
        "quit");
}

}  // namespace shell
