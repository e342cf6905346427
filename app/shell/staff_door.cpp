#include "shell/staff_door.h"

#include <SDL.h>

#include <algorithm>
#include <cmath>
#include <iostream>

#include "base/wipe.h"
#include "devices/clock.h"
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

std::map<std::string, content::Messages> messages_of(const edition::Edition& edition) {
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

bool StaffDoor::held() const {
    const auto& [left, right] = corners_;
    return left && right && std::abs(left->since_s - right->since_s) < together_s;
}

void StaffDoor::watch(const ui::Pointer& change, const base::Glass& glass, double now_s) {
    const auto& at = change.at_mm;
    const bool left = at.x < corner_mm;
    const bool in = at.y < corner_mm && (left || at.x > glass.width_mm() - corner_mm);
    if (!in || change.phase != ui::Pointer::Phase::move)
        for (auto& corner : corners_)
            if (corner && corner->finger == change.finger) corner.reset();
    // A newer finger takes the corner over: the older may never be lifted.
    if (in && change.phase == ui::Pointer::Phase::down)
        corners_[left ? 0 : 1] = Corner{change.finger, now_s};
}

bool StaffDoor::asked(const ui::Input& input, const base::Glass& glass) {
    if (services_.data.empty()) return false;
    const auto& presses = input.presses;
    if (std::find(presses.begin(), presses.end(), ui::NavKey::staff) != presses.end()) return true;
    for (const auto& change : input.pointers) watch(change, glass, input.now_s);
    if (!held()) return false;
    const double since_s = std::max(corners_[0]->since_s, corners_[1]->since_s);
    if (input.now_s - since_s < corners_s) return false;
    for (auto& corner : corners_) corner.reset();
    return true;
}

void StaffDoor::open(const std::string& language) {
    desk_.reset();
    ++times_;
    desk_services_ = std::make_unique<desk::Services>(
        desk::Services{services_.fonts, services_.icons, services_.palettes, services_.settings,
                       services_.machine, services_.data, services_.voice, services_.clock,
                       messages_of(services_.edition), services_.edition.languages(), true});
    desk_ = std::make_unique<desk::Desk>(*desk_services_, language);
}

const ui::Scene& StaffDoor::draw(ui::Ui& ui, ui::Frame frame) {
    frame = desk_->fitted(std::move(frame));
    frame.content = "desk " + std::to_string(times_);  // one desk's ink is not the next one's
    ui.begin(frame, desk_->memory, desk_->name());
    const bool on = desk_->draw(ui);
    scene_ = ui.end();
    scene_.glass = frame.glass;
    if (!on) desk_.reset();
    return scene_;
}

void StaffDoor::forget() {
    const base::Glass glass = scene_.glass;
    base::wipe(scene_);
    scene_.glass = glass;
}

double StaffDoor::due_in(double now_s) const {
    if (desk_) return desk_->due_in(now_s);
    return held() ? 0.1 : devices::never_s;
}

namespace {

// The desk alone in its window.
class DeskStage : public Stage {
  public:
    DeskStage(const desk::Services& office, const std::string& language, ui::Textures& textures)
        : office_(office), desk_(office, language), ui_(office.fonts, office.icons, textures) {}

    bool draw(const base::Glass& glass, const ui::Input& input, double seconds) override {
        ui::Frame frame;
        frame.glass = glass;
        frame.theme = ui::make_theme(office_.palettes.at("light"),
                                     {ui::TextSize::normal, false, glass.width_mm()});
        frame.input = input;
        frame.seconds = seconds;
        frame.clipboard = &clipboard_;
        frame = desk_.fitted(std::move(frame));
        ui_.begin(frame, desk_.memory, desk_.name());
        const bool on = desk_.draw(ui_);
        ui_.end();
        return on;
    }
    double due_in(double now_s) const override { return ui_.busy() ? 0 : desk_.due_in(now_s); }
    bool writes() const override { return true; }
    bool poll(double) override { return false; }

  private:
    const desk::Services& office_;
    desk::Desk desk_;
    ui::Ui ui_;
    SystemClipboard clipboard_;
};

}  // namespace

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
    const layout::Fonts fonts;
    const layout::Icons icons(paths.assets / "icons");
    const desk::Services office{fonts,
                                icons,
                                palettes,
                                edition ? edition->settings() : machine,
                                machine,
                                paths.data,
                                *voice,
                                clock,
                                edition ? messages_of(*edition) : own_words(),
                                edition ? edition->languages() : own_languages()};
    DeskStage stage(office, machine.languages.front(), graphics);
    FrameLoop(graphics, clock).run(stage);
    return 0;
}

}  // namespace shell
