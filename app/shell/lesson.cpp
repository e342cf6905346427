#include "shell/lesson.h"

#include "devices/clock.h"
#include "settings/settings.h"
#include "shell/events.h"

namespace shell {

using content::Msg;

Lesson::Lesson() : order_(std::begin(settings::keypad_names), std::end(settings::keypad_names)) {}

void Lesson::press(const std::string& key_name) {
    if (finished() || key_name.empty()) return;
    for (const auto& [does, key] : taken_)
        if (key == key_name) {
            already_ = {key_name, does};
            pressed_.clear();
            return;
        }
    already_.reset();
    if (pressed_ != key_name) {
        pressed_ = key_name;
        return;
    }
    taken_[wanted()] = key_name;
    skip();
}

void Lesson::skip() {
    pressed_.clear();
    already_.reset();
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

LonePage lesson_page(const Lesson& lesson) {
    return {
        "keypad-learn", [lesson](ui::Ui& ui) {
            const auto said = content::built_in_words();
            ui::text(ui, ui::TextLevel::title, said(Msg::keypad_press, {{"key", lesson.wanted()}}));
            ui.space(ui.theme().group);
            ui::text(ui, ui::TextLevel::item,
                     lesson.pressed().empty()
                         ? said(Msg::keypad_twice)
                         : said(Msg::keypad_again, {{"key", lesson.pressed()}}));
            if (const auto& taken = lesson.taken())
                ui::text(ui, ui::TextLevel::item,
                         said(Msg::keypad_taken, {{"key", taken->key}, {"does", taken->does}}));
            ui.space(ui.theme().group);
            ui::text(ui, ui::TextLevel::reading, said(Msg::keypad_skip));
        }};
}

namespace {

class LessonStage : public Stage {
  public:
    LessonStage(Graphics& graphics, const settings::DataPaths& paths)
        : graphics_(graphics), ui_(paths, graphics) {}

    bool draw(const base::Glass& glass, const ui::Input& input, double seconds) override {
        if (const int code = graphics_.events().scancode; code != 0)
            lesson.press(Keymap::key_name(code));
        if (input.has(ui::Pointer::Phase::up)) lesson.skip();
        if (lesson.finished()) return false;
        ui_.draw(lesson_page(lesson), glass, input, seconds);
        return true;
    }
    double due_in(double) const override { return devices::never_s; }
    bool poll(double) override { return false; }

    Lesson lesson;

  private:
    Graphics& graphics_;
    LoneUi ui_;
};

}  // namespace

std::string learn_keypad(const settings::DataPaths& paths, const GraphicsSpec& spec) {
    Graphics graphics(spec);
    const devices::SystemClock clock;
    LessonStage stage(graphics, paths);
    FrameLoop(graphics, clock).run(stage);
    return stage.lesson.finished() ? stage.lesson.toml() : "";
}

}  // namespace shell
