// The commands of the automation door as lines, and the answers as JSON. See CONTRIBUTING.md.
#include <cmath>
#include <nlohmann/json.hpp>
#include <sstream>

#include "shell/drive.h"
#include "shell/outline.h"
#include "shell/traces.h"
#include "text/unicode.h"

namespace shell {

namespace {

using Json = nlohmann::ordered_json;
using Words = std::istringstream;
constexpr double longest_s = 30 * 86400.0;  // of a wait
constexpr float farthest_mm = 10000;
constexpr int own_fingers =
    1000;  // before the numbers of whoever drives: tap and drag have one too

// What came need not be UTF-8, and names of files need not be: what is not is shown as a mark.
std::string line_of(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::string answer(const std::string& error) {
    Json json;
    json["ok"] = error.empty();
    if (!error.empty()) json["error"] = error;
    return line_of(json);
}

std::string copies_of(const std::string& hex) {
    const auto found = traces_of(hex);
    if (!found) return answer(base::to_line(found.error()));
    return line_of({{"ok", true},
                    {"utf8", found->utf8},
                    {"utf16", found->utf16},
                    {"utf32", found->utf32},
                    {"where", found->where}});
}

std::string rest_of(Words& words) {
    std::string rest;
    std::getline(words >> std::ws, rest);
    return rest;
}

bool read_point(Words& words, base::Point& at) {
    return words >> at.x >> at.y && std::abs(at.x) <= farthest_mm && std::abs(at.y) <= farthest_mm;
}

std::optional<ui::Pointer> read_finger(Words& words) {
    int number = 0;
    std::string phase;
    ui::Pointer pointer;
    if (!(words >> number >> phase) || number < 0 || number > 1'000'000) return std::nullopt;
    if (!read_point(words, pointer.at_mm)) return std::nullopt;
    if (phase != "down" && phase != "move" && phase != "up") return std::nullopt;
    using Phase = ui::Pointer::Phase;
    pointer.phase = phase == "down" ? Phase::down : phase == "move" ? Phase::move : Phase::up;
    pointer.finger = own_fingers + number;
    return pointer;
}

std::string finger(Drive& drive, Words& words) {
    const auto pointer = read_finger(words);
    if (!pointer) return "write: finger N down|move|up X_MM Y_MM";
    return drive.finger(*pointer);
}

std::string swept(const char* name, Words& words,
                  const std::function<std::string(const base::Key&, base::Point)>& act) {
    std::string key;
    base::Point by;
    if (words >> key && read_point(words, by)) return act(base::Key(key), by);
    return std::string("write: ") + name + " KEY DX DY (millimetres)";
}

std::string pass(const char* name, Words& words, const std::function<void(double)>& act) {
    double seconds = 0;
    if (!(words >> seconds) || !(seconds >= 0 && seconds <= longest_s))
        return std::string("write: ") + name + " SECONDS, at most 30 days";
    act(seconds);
    return "";
}

std::string type(Drive& drive, const std::string& text) {
    if (text::first_bad_utf8(text) != std::string::npos) return "no keyboard types that: no UTF-8";
    drive.type(text);
    return "";
}

std::string set(Drive& drive, Words& words) {
    std::string what, value;
    words >> what >> value;
    return drive.set(what, value);
}

using Act = std::function<std::string(Drive&, Words&)>;

// Those whose answer is no more than whether it was done.
const std::map<std::string, Act>& acts() {
    static const std::map<std::string, Act> all{
        {"tap", [](Drive& drive, Words& words) { return drive.tap(base::Key(rest_of(words))); }},
        {"press", [](Drive& drive, Words& words) { return drive.press(rest_of(words)); }},
        {"stroke", [](Drive& drive, Words& words) { return drive.stroke(rest_of(words)); }},
        {"shot", [](Drive& drive, Words& words) { return drive.shot(rest_of(words)); }},
        {"type", [](Drive& drive, Words& words) { return type(drive, rest_of(words)); }},
        {"lose", [](Drive& drive, Words& words) { return drive.lose(rest_of(words)); }},
        {"find", [](Drive& drive, Words& words) { return drive.find(rest_of(words)); }},
        {"finger", finger},
        {"set", set},
        {"drag",
         [](Drive& drive, Words& words) {
             return swept("drag", words, [&](auto& key, auto by) { return drive.drag(key, by); });
         }},
        {"fling",
         [](Drive& drive, Words& words) {
             return swept("fling", words, [&](auto& key, auto by) { return drive.fling(key, by); });
         }},
        {"wait",
         [](Drive& drive, Words& words) {
             return pass("wait", words, [&](double seconds) { drive.wait(seconds); });
         }},
        {"leave", [](Drive& drive, Words& words) {
             return pass("leave", words, [&](double seconds) { drive.leave(seconds); });
         }}};
    return all;
}

}  // namespace

std::string Drive::printed(const std::string& file) {
    Json json;
    json["ok"] = true;
    json["jobs"] = Json::array();
    const auto& all = parts_.printer.printed;
    for (const auto& pdf : all) json["jobs"].push_back(pdf.size());
    if (file.empty() || all.empty()) return line_of(json);
    const std::string unfit = no_output(file);
    if (!unfit.empty()) return answer(unfit);
    const auto kept = base::write_file(file, all.back());
    return kept ? line_of(json) : answer(base::to_line(kept.error()));
}

std::string Drive::heard() {
    Json json;
    json["ok"] = true;
    json["heard"] = Json::array();
    for (const auto& one : parts_.voice.heard())
        json["heard"].push_back({{"text", one.text},
                                 {"language", one.language},
                                 {"start_s", one.start_s},
                                 {"end_s", one.end_s}});
    return line_of(json);
}

std::string Drive::obey(const std::string& line) {
    Words words(line);
    std::string command;
    words >> command;
    const auto act = acts().find(command);
    if (act != acts().end()) return answer(act->second(*this, words));
    if (command == "outline")
        return outline_json(scene(), parts_.services.palettes.at(kiosk_.session.comfort.theme));
    if (command == "heard") return heard();
    if (command == "printed") return printed(rest_of(words));
    if (command == "memory") return copies_of(rest_of(words));
    if (command == "frames") return line_of({{"ok", true}, {"frames", frames_}});
    finished_ = command == "quit";
    if (finished_) return answer("");
    return answer(
        "no command is called '" + command +
        "'; there are tap press stroke type drag fling finger lose find wait leave frames "
        "outline heard printed memory shot set quit");
}

std::string Drive::run(const std::string& line) {
    try {
        return obey(line);
    } catch (const std::exception& fault) {
        return answer(fault.what());
    }
}

}  // namespace shell
