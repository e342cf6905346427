#include <nlohmann/json.hpp>
#include <sstream>

#include "shell/drive.h"
#include "shell/outline.h"
#include "shell/set_up.h"

namespace shell {

namespace {

constexpr double drawn_every_s = 1.0 / 60, held_s = 0.08, between_taps_s = 0.35;
constexpr int most_settling = 600;

std::string outcome(const std::string& error) {
    nlohmann::ordered_json json{{"ok", error.empty()}};
    if (!error.empty()) json["error"] = error;
    return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

}  // namespace

void SetUpDrive::step(ui::Input input) {
    if (over_) return;
    parts_.clock.wait(drawn_every_s);
    input.now_s = parts_.clock.seconds();
    over_ = !parts_.stage.draw(parts_.glass, input, drawn_every_s);
    finished_ = finished_ || over_;
}

void SetUpDrive::settle() {
    step({});
    for (int i = 0; i < most_settling && !over_; ++i) {
        if (parts_.stage.due_in(parts_.clock.seconds()) > 1) break;
        step({});
    }
    step({});
}

void SetUpDrive::put(ui::Pointer::Phase phase, base::Point at) {
    ui::Input input;
    input.pointers = {{phase, 1, at}};
    step(std::move(input));
}

std::string SetUpDrive::tap(const std::string& key) {
    // As somebody would, who drags the list until all of it shows.
    for (int tries = 0; tries < 40; ++tries) {
        const ui::Node* node = parts_.stage.scene().find(key);
        if (!node || node->whole() || node->scroll.empty()) break;
        const ui::Node* area = parts_.stage.scene().find(node->scroll);
        if (!area) break;
        const base::Point from = area->visible_mm.centre();
        const float most = area->box_mm.height * 0.4F;
        float by = std::clamp(from.y - node->box_mm.centre().y, -most, most);
        if (std::abs(by) < 11) by = by < 0 ? -11.F : 11.F;
        put(ui::Pointer::Phase::down, from);
        for (int i = 1; i <= 10; ++i)
            put(ui::Pointer::Phase::move, {from.x, from.y + by * static_cast<float>(i) / 10});
        parts_.clock.wait(0.2);
        put(ui::Pointer::Phase::up, {from.x, from.y + by});
        settle();
    }
    const ui::Node* node = parts_.stage.scene().find(key);
    if (!node) return "'" + key + "' is not on this screen";
    if (!node->whole()) return "'" + key + "' is cut off";
    if (!node->enabled) return "'" + key + "' is switched off";
    if (!node->tappable) return "'" + key + "' cannot be tapped";
    const base::Point at = node->box_mm.centre();
    put(ui::Pointer::Phase::down, at);
    parts_.clock.wait(held_s);
    put(ui::Pointer::Phase::up, at);
    settle();
    parts_.clock.wait(between_taps_s);
    return "";
}

std::string SetUpDrive::obey(const std::string& command, const std::string& rest) {
    ui::Input input;
    if (command == "tap") return tap(rest);
    if (command == "type") {
        input.typed = rest;
    } else if (command == "press") {
        const auto press = Drive::press_named(rest);
        if (!press) return "no key is called '" + rest + "'";
        input.presses = {*press};
    } else if (command == "at") {  // a finger that misses: X_MM Y_MM
        std::istringstream numbers(rest);
        base::Point at;
        if (!(numbers >> at.x >> at.y)) return "write: at X_MM Y_MM";
        put(ui::Pointer::Phase::down, at);
        put(ui::Pointer::Phase::up, at);
    } else if (command == "wait") {
        parts_.clock.wait(std::strtod(rest.c_str(), nullptr));
    } else if (command == "shot") {
        if (!parts_.graphics) return "no graphics were opened for shots";
        parts_.graphics->show();
        const auto written = layout::write_png(rest, parts_.graphics->picture());
        return written ? "" : base::to_line(written.error());
    } else if (command == "quit") {
        finished_ = true;
        return "";
    } else {
        return "no command is called '" + command +
               "'; while a kiosk is set up there are tap type press at wait outline shot quit";
    }
    step(std::move(input));
    settle();
    return "";
}

std::string SetUpDrive::run(const std::string& line) {
    std::istringstream words(line);
    std::string command, rest;
    words >> command;
    std::getline(words >> std::ws, rest);
    if (command == "outline") return outline_json(parts_.stage.scene(), parts_.stage.palette());
    try {
        return outcome(obey(command, rest));
    } catch (const std::exception& fault) {
        return outcome(fault.what());
    }
}

}  // namespace shell
