#include "shell/lesson.h"

#include "devices/clock.h"
#include "settings/settings.h"
#include "shell/events.h"
#include "ui/widgets.h"

namespace shell {

Lesson::Lesson() : order_(std::begin(settings::keypad_names), std::end(settings::keypad_names)) {}

void Lesson::press(const std::string& key_name) {
    if (finished() || key_name.empty()) return;
    for (const auto& [does, key] : taken_)
        if (key == key_name) {
            note_ = "'" + key_name + "' is " + does + " already.";
            pressed_.clear();
            return;
        }
    note_.clear();
    if (pressed_ != key_name) {
        pressed_ = key_name;
        return;
    }
    taken_[wanted()] = key_name;
    skip();
}

void Lesson::skip() {
    pressed_.clear();
    note_.clear();
    ++at_;
}

namespace {
std::string escaped(const std::string& key) {
    std::string made;
    for (const char c : key)
        made += c == '\\' || c == '"' ? std::string("\\") + c : std::string(1, c);
    return made;
}
}  // namespace

std::string Lesson::toml() const {
    std::string text = "[keypad]\n";
    for (const auto& name : order_)
        if (const auto key = taken_.find(name); key != taken_.end())
            text += name + " = [\"" + escaped(key->second) + "\"]\n";
    return text;
}

namespace {

// The line of the table's head, with or without a remark; and the end of its last own line: what
// stands between that and the next table belongs to the next.
std::pair<std::size_t, std::size_t> keypad_part(const std::string& text) {
    std::size_t from = std::string::npos, end = 0;
    for (std::size_t at = 0; at < text.size();) {
        const auto stop = std::min(text.find('\n', at), text.size() - 1) + 1;
        const auto line = text.substr(at, stop - at);
        const bool head = line.starts_with("[keypad]");
        if (from != std::string::npos && line.starts_with("[")) break;
        if (head) from = at;
        const bool mine = head || (line.find('=') != std::string::npos && !line.starts_with("#"));
        if (from != std::string::npos && mine) end = stop;
        at = stop;
    }
    return {from, end};
}

}  // namespace

std::string with_keypad(const std::string& clinic_toml, const std::string& keypad) {
    std::string text = clinic_toml;
    if (!text.empty() && text.back() != '\n') text += '\n';
    const auto [from, end] = keypad_part(text);
    if (from == std::string::npos) return text + "\n" + keypad;
    return text.replace(from, end - from, keypad);
}

namespace {

void draw_lesson(ui::Ui& ui, const Lesson& lesson) {
    const auto& glass = ui.glass();
    ui.canvas().fill({0, 0, glass.width_mm(), glass.height_mm()}, layout::ColorRole::paper, 0);
    const float width = std::min(glass.width_mm() - 2 * ui.theme().margin, 240.F);
    ui.in(
        {(glass.width_mm() - width) / 2, glass.height_mm() * 0.2F, width, glass.height_mm()}, [&] {
            ui::text(ui, ui::TextLevel::title, "Press the key for: " + lesson.wanted());
            ui.space(ui.theme().group);
            ui::text(ui, ui::TextLevel::item,
                     lesson.pressed().empty()
                         ? "Then press it a second time."
                         : "That was '" + lesson.pressed() + "'. Press it again.");
            ui::text(ui, ui::TextLevel::item, lesson.note());
            ui.space(ui.theme().group);
            ui::text(
                ui, ui::TextLevel::reading,
                "No such key on this keypad: touch the screen or click. Close the window to stop.");
        });
    ui.end();
}

class LessonStage : public Stage {
  public:
    LessonStage(Graphics& graphics, const settings::DataPaths& paths,
                const layout::Palette& palette)
        : graphics_(graphics),
          palette_(palette),
          icons_(paths.assets / "icons"),
          ui_(fonts_, icons_, graphics) {}

    bool draw(const base::Glass& glass, const ui::Input& input, double seconds) override {
        if (const int code = graphics_.events().scancode; code != 0)
            lesson.press(Keymap::key_name(code));
        if (input.has(ui::Pointer::Phase::up)) lesson.skip();
        if (lesson.finished()) return false;
        ui::Frame frame;
        frame.glass = glass;
        frame.theme = ui::make_theme(palette_, {ui::TextSize::normal, false, glass.width_mm()});
        frame.seconds = seconds;
        ui_.begin(frame, memory_, "keypad-learn");
        draw_lesson(ui_, lesson);
        return true;
    }
    double due_in(double) const override { return devices::never_s; }
    bool poll(double) override { return false; }

    Lesson lesson;

  private:
    Graphics& graphics_;
    const layout::Palette& palette_;
    layout::Fonts fonts_;
    layout::Icons icons_;
    ui::Ui ui_;
    ui::Memory memory_;
};

}  // namespace

std::string learn_keypad(const settings::DataPaths& paths, const GraphicsSpec& spec) {
    base::Problems problems;
    const auto palettes = kiosk::read_palettes(paths, problems);
    if (!palettes.contains("light")) throw std::runtime_error(base::to_line(problems.front()));
    Graphics graphics(spec);
    const devices::SystemClock clock;
    LessonStage stage(graphics, paths, palettes.at("light"));
    FrameLoop(graphics, clock).run(stage);
    return stage.lesson.finished() ? stage.lesson.toml() : "";
}

}  // namespace shell
