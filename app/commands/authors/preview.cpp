// A page as patients will read it, while somebody writes it in a program of their own.
#include "shell/preview/preview.h"

#include <CLI/CLI.hpp>
#include <iostream>

#include "commands/command.h"
#include "shell/ending.h"
#include "shell/set_up.h"

namespace commands {

namespace {

struct PreviewOptions {
    std::string path, language, size = "540x960", png;
};

int preview(const PreviewOptions& options, const Context& context) {
    shell::GraphicsSpec graphics;
    if (!read_size(options.size, graphics.width_px, graphics.height_px)) {
        std::cerr << "a size is WIDTHxHEIGHT, for example 1080x1920\n";
        return Exit::wrong_use;
    }
    std::error_code none;
    if (!std::filesystem::exists(options.path, none))
        return fault({options.path, 0, base::Severity::error, "is not there",
                      "name a page, or a folder of content"});
    const auto paths = settings::data_paths(context.data);
    const shell::Preview::What what{paths, options.path, shell::own_content(paths),
                                    options.language};
    if (!options.png.empty()) {
        if (const auto may = may_write(paths, options.png); !may) return fault(may.error());
        return shell::shoot_preview(what, graphics, options.png) == 0 ? Exit::ok : Exit::problems;
    }
    shell::heed_signals(shell::Graphics::wake);
    graphics.mode = shell::GraphicsSpec::Mode::windowed;
    const shell::Display display;
    if (!display.there())
        return fault({"urokiosk", 0, base::Severity::error, "there is no display here",
                      "use --png FILE for a picture"});
    return shell::run_preview(what, graphics) == 0 ? Exit::ok : Exit::problems;
}

}  // namespace

void add_preview(CLI::App& app, Context& context) {
    auto options = std::make_shared<PreviewOptions>();
    auto* command = app.add_subcommand(
        "preview", "A page as patients will read it, while its file is written: no desk needed");
    command->add_option("path", options->path, "A page, or a folder of content")->required();
    command->add_option("--size", options->size, "Of the window, as 1080x1920");
    command->add_option("--lang", options->language, "Of a folder: which language it starts in");
    command->add_option("--png", options->png, "One picture instead of a window");
    command->callback([options, &context] { context.exit = preview(*options, context); });
}

}  // namespace commands
