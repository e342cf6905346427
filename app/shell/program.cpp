#include "shell/program.h"

#include <spdlog/sinks/rotating_file_sink.h>
#include <spdlog/spdlog.h>

#include <chrono>
#include <cstdio>
#include <iostream>

#include "devices/headphones.h"
#include "settings/last_seen.h"
#include "shell/events.h"
#include "shell/kiosk.h"
#include "shell/speaker.h"

namespace shell {

namespace {

constexpr double look_again_s = 30;  // for an edition, while there is none

using Log = std::shared_ptr<spdlog::logger>;

// What the machine's keeper needs to know, never a visitor's words.
Log open_log(const settings::DataPaths& paths) {
    try {
        std::filesystem::create_directories(paths.log().parent_path());
        auto sink = std::make_shared<spdlog::sinks::rotating_file_sink_mt>(paths.log().string(),
                                                                           1U << 20U, 4);
        auto log = std::make_shared<spdlog::logger>("urokiosk", sink);
        log->flush_on(spdlog::level::info);
        return log;
    } catch (const std::exception& e) {
        std::cerr << paths.log().string() << ": no log can be kept: " << e.what() << "\n";
        return std::make_shared<spdlog::logger>("urokiosk");
    }
}

double since(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

class Loop {
  public:
    Loop(const settings::DataPaths& paths, const RunSpec& spec, Log log)
        : paths_(paths), spec_(spec), log_(std::move(log)), graphics_(spec.graphics) {}

    void use(const Keymap& keymap) { graphics_.events().keymap = keymap; }
    int run(std::unique_ptr<kiosk::Services> services, const devices::All& devices);

  private:
    // Each returns when the other is needed, or when the program is to end.
    void serve(kiosk::Services& services);
    void excuse();
    void first_frame();
    void remember();
    bool time_is_up() const { return spec_.stop_after_s > 0 && since(start_) > spec_.stop_after_s; }

    const settings::DataPaths& paths_;
    const RunSpec& spec_;
    Log log_;
    Graphics graphics_;
    devices::SystemClock clock_;
    std::chrono::steady_clock::time_point start_ = std::chrono::steady_clock::now();
    bool quit_ = false, shown_ = false;
    long frames_ = 0;
    double remember_at_ = 0;
};

// Looked at each hour; the file is written once a day.
void Loop::remember() {
    remember_at_ = clock_.seconds() + 3600;
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    settings::remember_time(paths_, std::chrono::duration_cast<std::chrono::seconds>(now).count());
}

void Loop::first_frame() {
    ++frames_;
    if (shown_) return;
    shown_ = true;
    if (spec_.say_first_frame) std::printf("first frame\n"), std::fflush(stdout);
}

void Loop::serve(kiosk::Services& services) {
    Kiosk kiosk(services, graphics_);
    const auto clipboard = system_clipboard();
    kiosk.clipboard = clipboard.get();
    kiosk.session.language = services.languages().front();
    double last = clock_.seconds();
    double wait = 0;
    while (!quit_ && !time_is_up()) {
        const double most = spec_.stop_after_s > 0 ? std::min(wait, 0.2) : std::min(wait, 5.0);
        auto input = graphics_.wait(most, quit_);
        const double now = clock_.seconds();
        const bool due = now - last >= wait || kiosk.poll(now);
        if (!input && !due) continue;
        if (!input) input.emplace();
        input->now_s = now;
        kiosk.step(graphics_.glass(), *input, std::min(0.1, now - last));
        for (const auto& note : std::exchange(services.notes, {})) log_->warn(note);
        graphics_.show();
        first_frame();
        last = now;
        wait = kiosk.due_in(now);
        if (now >= remember_at_) remember();
    }
    if (spec_.stop_after_s > 0) std::printf("frames %ld\n", frames_);
}

void Loop::excuse() {
    base::Problems problems;
    const auto palettes = kiosk::read_palettes(paths_, problems);
    if (!palettes.contains("light")) throw std::runtime_error(base::to_line(problems.front()));
    const layout::Fonts fonts;
    const layout::Icons icons(paths_.assets / "icons");
    ui::Ui ui(fonts, icons, graphics_);
    ui::Memory memory;
    const double begun = clock_.seconds();
    while (!quit_ && !time_is_up() && clock_.seconds() - begun < look_again_s) {
        ui::Frame frame;
        frame.glass = graphics_.glass();
        frame.theme = ui::make_theme(palettes.at("light"),
                                     {ui::TextSize::normal, false, frame.glass.width_mm()});
        frame.input.now_s = clock_.seconds();
        frame.seconds = 0.1;
        ui.begin(frame, memory, "out-of-service");
        out_of_service(ui, palettes.at("light"), frame);
        graphics_.show();
        first_frame();
        graphics_.wait(look_again_s, quit_);
    }
}

int Loop::run(std::unique_ptr<kiosk::Services> services, const devices::All& devices) {
    while (!quit_ && !time_is_up()) {
        try {
            if (services)
                serve(*services);
            else
                excuse();
        } catch (const storage::Fault& fault) {
            log_->error("the edition in use failed: {}", fault.what());
        }
        if (quit_ || time_is_up()) break;
        base::Problems notes;
        services = kiosk::open_services(paths_, devices, notes);
        if (!services) continue;
        log_->info("edition {} is back in use", services->edition.path().string());
    }
    return 0;
}

}  // namespace

ui::Scene out_of_service(ui::Ui& ui, const layout::Palette&, const ui::Frame& frame) {
    const auto& glass = frame.glass;
    ui.canvas().fill({0, 0, glass.width_mm(), glass.height_mm()}, layout::ColorRole::paper, 0);
    const float width = std::min(glass.width_mm() - 2 * ui.theme().margin, 240.F);
    ui.in({(glass.width_mm() - width) / 2, glass.height_mm() * 0.3F, width, glass.height_mm()},
          [&] {
              ui::text(ui, ui::TextLevel::title, "This screen is having a rest.");
              ui.space(ui.theme().group);
              ui::text(ui, ui::TextLevel::item, "Please ask our staff. They will gladly help you.");
          });
    return ui.end();
}

int run_kiosk(const settings::DataPaths& paths, const RunSpec& spec) {
    const Log log = open_log(paths);
    base::Problems faults;
    const auto settings = settings::read_settings(paths.settings(), faults);
    for (const auto& fault : faults) {
        std::cerr << base::to_line(fault) << "\n";
        log->error(base::to_line(fault));
    }
    if (!faults.empty()) return 1;
    const auto printer = devices::cups_printer();
    const devices::SystemClock clock;
    Speaker speaker;
    const auto voice = devices::espeak_voice(speaker);
    const devices::All devices{*printer, *voice, clock};
    base::Problems notes;
    auto services = kiosk::open_services(paths, devices, notes);
    for (const auto& note : notes) {
        std::cerr << base::to_line(note) << "\n";
        log->warn(base::to_line(note));
    }
    if (services)
        log->info("edition {} ({}), {} pages", services->edition.path().string(),
                  services->edition.version(), services->edition.page_count());
    else
        log->error("no edition can be shown: out of service");
    base::Problems key_faults;
    const Keymap keymap(settings.keypad, &key_faults);
    for (const auto& fault : key_faults) log->warn(base::to_line(fault));
    if (!voice->fault().empty()) log->warn("voice: {}", voice->fault());
    RunSpec mine = spec;
    mine.graphics.width_mm = settings.screen_width_mm;
    mine.graphics.height_mm = settings.screen_height_mm;
    Loop loop(paths, mine, log);
    loop.use(keymap);
    std::unique_ptr<devices::Headphones> headphones;
    if (settings.headphones == "switch") {
        headphones = devices::watch_headphones(Graphics::tell_headphones);
        log->info("headphones: {}", headphones->state());
    }
    return loop.run(std::move(services), devices);
}

}  // namespace shell
