#include "shell/program.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <memory>
#include <thread>

#include "commands/command.h"
#include "shell/dumps.h"
#include "shell/ending.h"
#include "shell/service_manager.h"
#include "shell/staff_door.h"

namespace commands {

namespace {

struct RunOptions {
    std::string windowed, offscreen;
    double stop_after = 0;
    bool first_frame = false, wait = false;
};

// At boot a monitor may be off, or its cable out: a kiosk that ended would stay dark until somebody
// came. Nothing where there is none, or the program was told to end.
std::unique_ptr<shell::Display> find_display(bool wait) {
    constexpr int again_s = 2, patience_s = 30;
    shell::ServiceManager manager;
    for (bool told = false;; told = true) {
        auto display = std::make_unique<shell::Display>();
        if (display->there()) return display;
        if (!wait || shell::told_to_end()) return nullptr;
        if (!told) {
            std::cerr << "urokiosk: there is no display yet; waiting for one\n";
            manager.status("waits for a display");
        }
        manager.starting(patience_s);
        std::this_thread::sleep_for(std::chrono::seconds(again_s));
    }
}

int run_it(const RunOptions& options, const Context& context) {
    shell::forbid_dumps();
    shell::heed_signals(shell::Graphics::wake);
    shell::RunSpec spec;
    spec.graphics.kiosk = true;
    spec.stop_after_s = options.stop_after;
    spec.say_first_frame = options.first_frame;
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
    if (options.offscreen.empty()) spec.find_display = [&] { return find_display(options.wait); };
    const auto code = shell::run_kiosk(paths, spec);
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
    command->add_option("--stop-after", options->stop_after, "End after so many seconds");
    command->add_flag("--say-first-frame", options->first_frame, "Print a line at the first frame");
    command->callback([options, &context] { context.exit = run_it(*options, context); });
}

}  // namespace commands
