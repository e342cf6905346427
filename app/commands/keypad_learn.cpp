#include <CLI/CLI.hpp>
#include <iostream>

#include "commands/command.h"
#include "settings/settings.h"
#include "shell/lesson.h"

namespace commands {

namespace {

struct KeypadOptions {
    std::string windowed;
    bool write = false;
};

// The lines go to standard output, or into clinic.toml in the place of an older [keypad].
int keep(const std::string& lines, const KeypadOptions& options, const Context& context) {
    if (!options.write) {
        std::cout << "# into " << context.paths().settings().string() << ":\n" << lines;
        return Exit::ok;
    }
    const auto path = context.paths().settings();
    const auto text = base::read_file(path, 1U << 20U);
    const auto kept = text ? base::write_file(path, shell::with_keypad(*text, lines))
                           : base::Result<void>(tl::unexpected(text.error()));
    if (!kept) {
        report_errors({kept.error()});
        return Exit::problems;
    }
    std::cout << path.string() << ": has the keys now\n";
    return Exit::ok;
}

int learn(const KeypadOptions& options, const Context& context) {
    shell::GraphicsSpec spec;
    spec.mode = options.windowed.empty() ? shell::GraphicsSpec::Mode::fullscreen
                                         : shell::GraphicsSpec::Mode::windowed;
    if (!options.windowed.empty() && !read_size(options.windowed, spec.width_px, spec.height_px)) {
        std::cerr << "a size is WIDTHxHEIGHT, for example 1080x1920\n";
        return Exit::wrong_use;
    }
    const shell::Display display;
    if (!display.there()) {
        std::cerr << "urokiosk: there is no display here; keys can only be learnt on one\n";
        return Exit::problems;
    }
    const auto lines = shell::learn_keypad(context.paths(), spec);
    return lines.empty() ? Exit::problems : keep(lines, options, context);
}

}  // namespace

void add_keypad_learn(CLI::App& app, Context& context) {
    auto options = std::make_shared<KeypadOptions>();
    auto* command = app.add_subcommand(
        "keypad-learn", "Press each key of a keypad in turn; prints its part of clinic.toml");
    command->add_option("--windowed", options->windowed, "In a window of this size, as 1080x1920");
    command->add_flag("--write", options->write, "Write it into clinic.toml");
    command->callback([options, &context] { context.exit = learn(*options, context); });
}

}  // namespace commands
