#include "shell/program.h"

#include <unistd.h>
#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <thread>

#include "commands/command.h"
#include "settings/brightness.h"
#include "settings/restarts.h"
#include "shell/dumps.h"
#include "shell/ending.h"
#include "shell/health.h"
#include "shell/log.h"
#include "shell/out_of_service.h"
#include "shell/service_manager.h"
#include "shell/staff_door.h"

namespace commands {

namespace {

struct RunOptions {
    std::string windowed, offscreen;
    double stop_after = 0;
    bool first_frame = false, wait = false, safe = false;
};

// At boot a monitor may be off, or its cable out: a kiosk that ended would stay dark until somebody
// came. Nothing where there is none, or the program was told to end.
std::unique_ptr<shell::Display> find_display(const settings::DataPaths& paths, bool wait) {
    constexpr int again_s = 2, patience_s = 30;
    shell::ServiceManager manager;
    shell::Health health;
    health.pid = getpid();
    health.started = now();
    health.waits = "display";
    for (bool told = false;; told = true) {
        auto display = std::make_unique<shell::Display>();
        if (display->there()) return display;
        if (!wait || shell::told_to_end()) return nullptr;
        if (!told) {
            std::cerr << "urokiosk: there is no display yet; waiting for one\n";
            manager.status("waits for a display");
            shell::open_log(paths)->warn("there is no display yet; waiting for one");
        }
        health.beat = now();
        shell::look_around(paths, health);
        shell::write_health(paths, health);
        manager.starting(patience_s);
        std::this_thread::sleep_for(std::chrono::seconds(again_s));
    }
}

// Ten crashes in ten minutes, in its safe way too: the machine is started anew, once a day; else a
// page that can be read takes the kiosk's place for a while.
void give_up(const settings::DataPaths& paths, const shell::RunSpec& spec) {
    constexpr int rest_s = 1800;
    shell::ServiceManager manager;
    const auto log = shell::open_log(paths);
    base::Problems told_by_log;
    const auto machine = settings::read_settings(paths.settings(), told_by_log);
    settings::Lamp(paths).want(settings::wanted_brightness(machine, false));
    if (settings::ask_for_reboot(paths, now())) {
        log->error("ten crashes in ten minutes: the machine is asked to start anew");
        manager.status("ten crashes in ten minutes: asks for a start of the machine");
    } else {
        log->error("ten crashes in ten minutes, and the machine was started anew today: F2");
        manager.status("F2: ten crashes in ten minutes");
    }
    const auto display = spec.find_display ? spec.find_display() : nullptr;
    if (!spec.find_display || display)
        shell::show_page(paths, spec.graphics,
                         shell::out_of_service(shell::Reason::restarts, shell::last_known(paths)),
                         rest_s);
}

int run_it(const RunOptions& options, const Context& context) {
    shell::forbid_dumps();
    shell::heed_signals(shell::Graphics::wake);
    shell::RunSpec spec;
    spec.graphics.kiosk = true;
    spec.stop_after_s = options.stop_after;
    spec.say_first_frame = options.first_frame;
    spec.safe = options.safe;
    auto& graphics = spec.graphics;
    graphics.mode = !options.offscreen.empty()  ? shell::GraphicsSpec::Mode::offscreen
                    : !options.windowed.empty() ? shell::GraphicsSpec::Mode::windowed
                                                : shell::GraphicsSpec::Mode::fullscreen;
    const std::string& size = options.offscreen.empty() ? options.windowed : options.offscreen;
    if (!size.empty() && !read_size(size, graphics.width_px, graphics.height_px)) {
        std::cerr << "a size is WIDTHxHEIGHT, for example 1080x1920\n";
        return Exit::wrong_use;
    }
    const auto paths = context.paths();
    shell::prepare_display(paths.assets / "compose", !options.offscreen.empty());
    if (options.offscreen.empty())
        spec.find_display = [&] { return find_display(paths, options.wait); };
    const auto restarts = settings::note_start(paths, now());
    if (options.safe && restarts.recent >= settings::crashes_to_reboot) give_up(paths, spec);
    const auto code = shell::told_to_end() ? std::optional<int>(0) : shell::run_kiosk(paths, spec);
    if (shell::told_to_end() || (code && *code == 0)) settings::note_end(paths);
    if (code) return *code == 0 ? Exit::ok : Exit::problems;
    if (shell::told_to_end()) return Exit::ok;
    std::cerr << "urokiosk: there is no display here; use drive or tour\n";
    return Exit::problems;
}

int desk_it(const std::string& size, bool on_glass, const Context& context) {
    shell::forbid_dumps();
    shell::heed_signals(shell::Graphics::wake);
    shell::GraphicsSpec graphics;
    graphics.mode =
        on_glass ? shell::GraphicsSpec::Mode::fullscreen : shell::GraphicsSpec::Mode::windowed;
    if (!read_size(size, graphics.width_px, graphics.height_px)) {
        std::cerr << "a size is WIDTHxHEIGHT, for example 1600x1000\n";
        return Exit::wrong_use;
    }
    shell::prepare_display({}, false);  // who writes may need dead keys
    const shell::Display display;
    if (!display.there()) {
        std::cerr << "urokiosk: there is no display here; use urokiosk library\n";
        return Exit::problems;
    }
    return shell::run_desk(context.paths(), graphics) == 0 ? Exit::ok : Exit::problems;
}

}  // namespace

void add_desk(CLI::App& app, Context& context) {
    auto size = std::make_shared<std::string>("1600x1000");
    auto* command = app.add_subcommand("desk", "Where staff change, approve and publish content");
    command->add_option("--size", *size, "Of the window, as 1600x1000");
    auto on_glass = std::make_shared<bool>(false);
    command->add_flag("--on-glass", *on_glass,
                      "Over the kiosk on its own glass, whose door asked for it: fullscreen, ends "
                      "when nobody is there");
    command->callback(
        [size, on_glass, &context] { context.exit = desk_it(*size, *on_glass, context); });
}

void add_run(CLI::App& app, Context& context) {
    auto options = std::make_shared<RunOptions>();
    auto* command = app.add_subcommand(
        "run", "The kiosk, fullscreen. Ctrl+Alt+Q asks staff to sign in; SIGTERM ends it");
    command->add_option("--windowed", options->windowed, "In a window of this size, as 1080x1920");
    command->add_option("--offscreen", options->offscreen, "In memory, for measuring");
    command->add_flag("--wait-for-display", options->wait, "Wait for one, where there is none yet");
    command->add_flag("--safe", options->safe,
                      "After crashes: with the edition that was good last, and F2 after ten");
    command->add_option("--stop-after", options->stop_after, "End after so many seconds");
    command->add_flag("--say-first-frame", options->first_frame, "Print a line at the first frame");
    command->callback([options, &context] { context.exit = run_it(*options, context); });
}

}  // namespace commands
