#include "shell/staff_door.h"

#include <SDL.h>

#include <algorithm>
#include <iostream>

#include "shell/speaker.h"

namespace shell {

namespace {

struct SystemClipboard : ui::Clipboard {
    std::string text() override {
        char* held = SDL_GetClipboardText();
        std::string words = held ? held : "";
        SDL_free(held);
        return words;
    }
    void put(const std::string& words) override { SDL_SetClipboardText(words.c_str()); }
};

std::map<std::string, content::Messages> words_of(const edition::Edition& edition) {
    std::map<std::string, content::Messages> words;
    for (const auto& entry : edition.languages())
        words[entry.language.tag] = edition.words(entry.language.tag);
    return words;
}

// Before anything was published the desk speaks the English it was built with.
std::map<std::string, content::Messages> own_words() { return {{"en", content::built_in_words()}}; }
std::vector<content::LanguageEntry> own_languages() {
    return {{{"en", base::Direction::left_to_right},
             "English",
             "",
             {"qwertyuiop", "asdfghjkl", "zxcvbnm"}}};
}

}  // namespace

std::unique_ptr<ui::Clipboard> system_clipboard() { return std::make_unique<SystemClipboard>(); }

bool StaffDoor::asked(const ui::Input& input, const base::Glass& glass) {
    if (services_.data.empty()) return false;
    const auto& presses = input.presses;
    if (std::find(presses.begin(), presses.end(), ui::NavKey::staff) != presses.end()) return true;
    if (const auto& pointer = input.pointer) {
        const auto& at = pointer->at_mm;
        const bool left = at.x < corner_mm;
        const bool in = at.y < corner_mm && (left || at.x > glass.width_mm() - corner_mm);
        const bool down = pointer->phase == ui::Pointer::Phase::down;
        const bool known = corners_.contains(pointer->finger);
        if (in && down) {
            const bool taken = std::any_of(corners_.begin(), corners_.end(),
                                           [&](const auto& one) { return one.second == left; });
            if (!taken) corners_[pointer->finger] = left;
            since_s_ = input.now_s;
        } else if (known && (!in || pointer->phase != ui::Pointer::Phase::move)) {
            corners_.erase(pointer->finger);
        }
    }
    if (!held() || input.now_s - since_s_ < corners_s) return false;
    corners_.clear();
    return true;
}

void StaffDoor::open(const std::string& language) {
    desk_.reset();
    office_ = std::make_unique<desk::Office>(
        desk::Office{services_.fonts, services_.icons, services_.palettes, services_.settings,
                     services_.machine, services_.data, services_.voice, services_.clock,
                     words_of(services_.edition), services_.edition.languages()});
    desk_ = std::make_unique<desk::Desk>(*office_, language);
}

ui::Scene StaffDoor::draw(ui::Ui& ui, ui::Frame frame) {
    frame = desk_->fitted(std::move(frame));
    ui.begin(frame, desk_->memory, desk_->name());
    const bool on = desk_->draw(ui);
    ui::Scene scene = ui.end();
    scene.glass = frame.glass;
    if (!on) desk_.reset();
    return scene;
}

double StaffDoor::due_in(double now_s) const {
    if (desk_) return desk_->due_in(now_s);
    return held() ? 0.1 : 3600;
}

int run_desk(const settings::DataPaths& paths, const GraphicsSpec& spec) {
    base::Problems faults;
    const auto machine = settings::read_settings(paths.settings(), faults);
    const auto palettes = kiosk::read_palettes(paths, faults);
    base::Problems passed_over;  // of editions: the desk does not need one
    const auto edition = edition::EditionStore(paths.editions()).open_best(machine, passed_over);
    for (const auto& fault : faults) std::cerr << base::to_line(fault) << "\n";
    if (base::any_error(faults)) return 1;
    Graphics graphics(spec);
    Speaker speaker;
    const auto voice = devices::espeak_voice(speaker);
    const devices::SystemClock clock;
    SystemClipboard clipboard;
    const layout::Fonts fonts;
    const layout::Icons icons(paths.assets / "icons");
    const desk::Office office{fonts,
                              icons,
                              palettes,
                              edition ? edition->settings() : machine,
                              machine,
                              paths.data,
                              *voice,
                              clock,
                              edition ? words_of(*edition) : own_words(),
                              edition ? edition->languages() : own_languages()};
    desk::Desk desk(office, machine.languages.front());
    ui::Ui ui(fonts, icons, graphics);
    bool quit = false, on = true;
    double wait = 0, last = clock.seconds();
    while (!quit && on) {
        auto input = graphics.wait(wait, quit);
        const double now = clock.seconds();
        ui::Frame frame;
        frame.glass = graphics.glass();
        frame.theme = ui::make_theme(palettes.at("light"),
                                     {ui::TextSize::normal, false, frame.glass.width_mm()});
        if (input) frame.input = std::move(*input);
        frame.input.now_s = now;
        frame.seconds = std::min(0.1, now - last);
        frame.clipboard = &clipboard;
        frame = desk.fitted(std::move(frame));
        last = now;
        ui.begin(frame, desk.memory, desk.name());
        on = desk.draw(ui);
        ui.end();
        graphics.show();
        wait = ui.busy() ? 0 : desk.due_in(now);
    }
    return 0;
}

}  // namespace shell
