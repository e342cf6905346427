#include "shell/staff_door.h"

#include <SDL.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <iostream>

#include "base/wipe.h"
#include "devices/clock.h"
#include "shell/health.h"
#include "shell/set_up.h"
#include "shell/speaker.h"
#include "shell/upkeep/languages.h"

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

// What the desk says is in the words of the edition in use, also once another one is. In place: its
// screens hold on to them.
void take_words(desk::Services& office, const edition::Edition& edition) {
    for (auto& [tag, words] : messages_of(edition)) office.words[tag] = std::move(words);
    office.languages = edition.languages();
}

// Before anything was published the desk speaks the English it was built with.
std::map<std::string, content::Messages> own_words() { return {{"en", content::built_in_words()}}; }
std::vector<content::LanguageEntry> own_languages() {
    return {{{"en", base::Direction::left_to_right},
             "English",
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
    if (services_.paths.data.empty()) return false;
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
    if (settings::desk_is_elsewhere(services_.paths)) {
        // Its own window comes over this one; this process never holds what is behind it.
        if (auto asked = settings::ask_for_desk(services_.paths); !asked)
            services_.notes.push_back(base::to_line(asked.error()));
        return;
    }
    ++times_;
    desk_services_ = std::make_unique<desk::Services>(desk::Services{
        services_.fonts, services_.icons, services_.palettes, services_.settings, services_.machine,
        services_.paths, services_.printer, services_.voice, services_.clock,
        messages_of(services_.edition), services_.edition.languages(), true,
        state_of(read_health(services_.paths))});
    in_use_ = services_.edition.version();
    desk_ = std::make_unique<desk::Desk>(*desk_services_, language);
}

namespace {

// One frame of the desk; `begins_wiping` is called when the glass is locked for that.
bool drawn(desk::Desk& desk, ui::Ui& ui, const std::function<void(const char*)>& begins_wiping) {
    const std::string before = desk.name();
    const bool on = desk.draw(ui);
    if (desk.name() != before && desk.name() == "desk/cleaning")
        begins_wiping("somebody wipes the glass: for 60 s no touch does anything");
    return on;
}

}  // namespace

const ui::Scene& StaffDoor::draw(ui::Ui& ui, ui::Frame frame) {
    if (in_use_ != services_.edition.version()) take_words(*desk_services_, services_.edition);
    in_use_ = services_.edition.version();
    frame = desk_->fitted(std::move(frame));
    // Neither one desk's ink nor that of one edition is the next one's.
    frame.content = "desk " + std::to_string(times_) + " " + in_use_;
    ui.begin(frame, desk_->memory, desk_->name());
    const bool on = drawn(*desk_, ui, [&](const char* note) { services_.notes.push_back(note); });
    scene_ = ui.end();
    scene_.glass = frame.glass;
    sets_up_again_ = !on && desk_->sets_up_again();
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
    DeskStage(const settings::DataPaths& paths, const settings::Settings& machine,
              std::map<std::string, layout::Palette> palettes, ui::Textures& textures)
        : paths_(paths),
          machine_(machine),
          settings_(machine),
          palettes_(std::move(palettes)),
          icons_(paths.assets / "icons"),
          ui_(fonts_, icons_, textures) {
        look_for_edition();
        desk_.emplace(office_, machine.languages.front());
    }

    bool draw(const base::Glass& glass, const ui::Input& input, double seconds) override {
        ui::Frame frame;
        frame.glass = glass;
        frame.theme =
            ui::make_theme(palettes_.at("light"), {ui::TextSize::normal, false, glass.width_mm()});
        frame.input = input;
        frame.seconds = seconds;
        frame.clipboard = &clipboard_;
        frame.content = in_use_;
        frame = desk_->fitted(std::move(frame));
        ui_.begin(frame, desk_->memory, desk_->name());
        const bool on = drawn(*desk_, ui_, [](const char* note) { std::cerr << note << "\n"; });
        ui_.end();
        return on;
    }
    // Visitors pass by: as on the kiosk's own side of the door.
    void stand_on_glass() { office_.on_glass = true; }
    bool sets_up_again() const { return desk_->sets_up_again(); }
    double due_in(double now_s) const override { return ui_.busy() ? 0 : desk_->due_in(now_s); }
    bool passed() const override { return ui_.unsettled(); }
    bool writes() const override { return true; }
    bool poll(double) override { return look_for_edition(); }

  private:
    // An edition that somebody put in use meanwhile: true when there is one. None is needed here.
    bool look_for_edition() {
        const edition::EditionStore editions(paths_.editions());
        const auto current = editions.current();
        if (current == number_) return false;
        number_ = current;
        base::Problems passed_over;
        const auto edition = editions.open_best(machine_, passed_over);
        if (!edition || edition->version() == in_use_) return false;
        in_use_ = edition->version();
        settings_ = edition->settings();
        take_words(office_, *edition);
        set_fonts(edition->languages(), fonts_);
        tune_voice(edition->languages(), *voice_);
        return true;
    }

    const settings::DataPaths& paths_;
    const settings::Settings& machine_;
    settings::Settings settings_;
    std::map<std::string, layout::Palette> palettes_;
    layout::Fonts fonts_;
    layout::Icons icons_;
    Speaker speaker_;
    std::unique_ptr<devices::Printer> printer_ = devices::cups_printer();
    std::unique_ptr<devices::Voice> voice_ = devices::espeak_voice(speaker_);
    devices::SystemClock clock_;
    desk::Services office_{fonts_,
                           icons_,
                           palettes_,
                           settings_,
                           machine_,
                           paths_,
                           *printer_,
                           *voice_,
                           clock_,
                           own_words(),
                           own_languages(),
                           false,
                           state_of(read_health(paths_))};
    std::optional<int> number_;  // of the edition in use
    std::string in_use_;
    std::optional<desk::Desk> desk_;
    ui::Ui ui_;
    SystemClipboard clipboard_;
};

GraphicsSpec named(GraphicsSpec spec, const char* title) {
    spec.title = title;
    return spec;
}

}  // namespace

int run_set_up(const settings::DataPaths& paths, const GraphicsSpec& spec) {
    Graphics graphics(named(spec, "Urokiosk: set-up"));
    const devices::SystemClock clock;
    const auto printer = devices::cups_printer();
    Speaker speaker;
    const auto voice = devices::espeak_voice(speaker);
    SetUp stage({.paths = paths,
                 .devices = {*printer, *voice, clock},
                 .queues = queue_names,
                 .again = !settings::setup_due(paths)},
                graphics);
    FrameLoop(graphics, clock).run(stage);
    return settings::setup_due(paths) ? 1 : 0;
}

namespace {

// In its window; true where a manager left it for the questions of the set-up.
bool show_desk(const settings::DataPaths& paths, const GraphicsSpec& spec,
               const settings::Settings& machine, std::map<std::string, layout::Palette> palettes) {
    Graphics graphics(named(spec, "Urokiosk: desk"));
    const devices::SystemClock clock;
    DeskStage stage(paths, machine, std::move(palettes), graphics);
    if (spec.mode == GraphicsSpec::Mode::fullscreen) stage.stand_on_glass();
    FrameLoop(graphics, clock).run(stage);
    return stage.sets_up_again();
}

}  // namespace

int run_desk(const settings::DataPaths& paths, const GraphicsSpec& spec) {
    // Nobody can sign in to a kiosk that is not set up; whoever stands before it does that.
    if (settings::setup_due(paths)) {
        const int code = run_set_up(paths, spec);
        if (code != 0 || spec.mode == GraphicsSpec::Mode::fullscreen) return code;
    }
    base::Problems faults;
    const auto machine = settings::read_settings(paths.settings(), faults);
    auto palettes = kiosk::read_palettes(paths, faults);
    for (const auto& fault : faults) std::cerr << base::to_line(fault) << "\n";
    if (base::any_error(faults)) return 1;
    return show_desk(paths, spec, machine, std::move(palettes)) ? run_set_up(paths, spec) : 0;
}

}  // namespace shell
