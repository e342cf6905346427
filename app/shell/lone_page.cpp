#include "shell/lone_page.h"

#include <algorithm>
#include <stdexcept>

#include "content/placeholders.h"
#include "shell/lesson.h"
#include "text/direction.h"

namespace shell {

using content::Msg;

LoneUi::LoneUi(const settings::DataPaths& paths, ui::Textures& textures)
    : icons_(paths.assets / "icons"), ui_(fonts_, icons_, textures) {
    base::Problems problems;
    palettes_ = kiosk::read_palettes(paths, problems);
    if (!palettes_.contains("light")) throw std::runtime_error(base::to_line(problems.front()));
}

ui::Scene LoneUi::draw(const LonePage& page, const base::Glass& glass, const ui::Input& input,
                       double seconds) {
    ui::Frame frame;
    frame.glass = glass;
    frame.theme = ui::make_theme(palette(), {ui::TextSize::normal, false, glass.width_mm()});
    frame.input.now_s = input.now_s;  // nothing there can be touched
    frame.seconds = seconds;
    ui_.begin(frame, memory_, page.name);
    ui_.canvas().fill({0, 0, glass.width_mm(), glass.height_mm()}, layout::ColorRole::paper, 0);
    const float width = std::min(glass.width_mm() - 2 * ui_.theme().margin, 240.F);
    if (!since_s_) since_s_ = input.now_s;
    const base::Point moved = ui::drift(input.now_s - *since_s_);
    ui_.in({(glass.width_mm() - width) / 2 + moved.x, glass.height_mm() * 0.25F + moved.y, width,
            glass.height_mm()},
           [&] { page.words(ui_); });
    ui::Scene scene = ui_.end();
    scene.glass = glass;
    return scene;
}

namespace {

// Nobody knows which language who stands there reads: all the program has say it.
void rest_elsewhere(ui::Ui& ui, ui::TextStyle look) {
    for (const auto& [tag, title, ask] : content::rest_words()) {
        const bool from_right = text::runs(title) == text::Runs::from_right;
        look.language = {
            tag, from_right ? base::Direction::right_to_left : base::Direction::left_to_right};
        ui::text(ui, ui::TextLevel::item, title, look);
        ui::text(ui, ui::TextLevel::reading, ask, look);
        ui.space(ui.theme().group * 0.7F);
    }
}

}  // namespace

LonePage out_of_service(Reason reason, const LastKnown& clinic) {
    constexpr const char* codes[] = {"S1", "E1", "F1", "F2"};
    const char* const code = codes[static_cast<std::size_t>(reason)];
    // Beside a name that is read from the right the number keeps its order.
    const bool from_right = text::runs(clinic.name) == text::Runs::from_right;
    const std::string number = content::isolated(clinic.phone, from_right);
    const bool both = !clinic.name.empty() && !clinic.phone.empty();
    const std::string whose =
        clinic.name + (both ? " · " : "") + (clinic.phone.empty() ? "" : number);
    return {"out-of-service", [code, whose](ui::Ui& ui) {
                const auto said = content::built_in_words();
                const float disc = ui.theme().type.title * 3, icon = disc * 0.55F;
                const auto middle = [&](float size) {
                    return base::Rect{ui.x() + (ui.width() - size) / 2, ui.y() + (disc - size) / 2,
                                      size, size};
                };
                ui.canvas().fill(middle(disc), layout::ColorRole::accent_soft, disc / 2);
                ui.canvas().icon(middle(icon), "staff", layout::ColorRole::accent);
                ui.space(disc + ui.theme().group);
                ui::TextStyle look;
                look.align = layout::Align::centre;
                ui::text(ui, ui::TextLevel::title, said(Msg::rest_title), look);
                ui.space(ui.theme().group);
                ui::text(ui, ui::TextLevel::item, said(Msg::rest_ask), look);
                ui.space(ui.theme().group);
                rest_elsewhere(ui, look);
                if (!whose.empty()) {
                    ui::text(ui, ui::TextLevel::item, whose, look);
                    ui.space(ui.theme().group);
                }
                look.color = layout::ColorRole::muted;
                ui::text(ui, ui::TextLevel::small, said(Msg::rest_code, {{"code", code}}), look);
            }};
}

std::vector<LonePage> lone_pages() {
    std::vector<LonePage> all;
    const auto add = [&all](const char* name, const LonePage& page) {
        all.push_back({name, page.words});
    };
    add("out-of-service-settings", out_of_service(Reason::settings));
    add("out-of-service-edition",
        out_of_service(Reason::edition, {"Riverside Urology", "020 7946 0000"}));
    add("out-of-service-failure", out_of_service(Reason::failure));
    add("out-of-service-restarts", out_of_service(Reason::restarts));
    Lesson lesson;
    add("keypad", lesson_page(lesson));
    lesson.press("Keypad 5");
    add("keypad-again", lesson_page(lesson));
    lesson.press("Keypad 5");
    lesson.press("Keypad 5");
    add("keypad-taken", lesson_page(lesson));
    return all;
}

}  // namespace shell
