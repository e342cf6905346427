#include "shell/drive.h"

#include <iostream>

#include "commands/command.h"

namespace commands {

namespace {

int drive(const std::string& size, const Context& context) {
    shell::GraphicsSpec spec;
    if (!read_size(size, spec.width_px, spec.height_px)) {
        std::cerr << "--size is WIDTHxHEIGHT, for example 1080x1920\n";
        return Exit::wrong_use;
    }
    devices::StandInPrinter printer;
    devices::StandInClock clock;
    base::Problems notes;
    const auto clinic = shell::open_clinic(context.place(), {printer, clock}, notes);
    tell(notes);
    if (!clinic) return Exit::problems;
    shell::Graphics graphics(spec);
    shell::Drive door({*clinic, clock, printer, graphics, &graphics, graphics.glass()});
    std::string line;
    while (!door.finished() && std::getline(std::cin, line)) {
        if (line.empty() || line[0] == '#') continue;
        std::cout << door.run(line) << std::endl;
    }
    return Exit::ok;
}

}  // namespace

void add_drive(CLI::App& app, Context& context) {
    auto size = std::make_shared<std::string>("1080x1920");
    auto* command = app.add_subcommand(
        "drive", "The whole program without glass: one command a line in, one JSON object out");
    command->add_option("--size", *size, "Pixels of the glass");
    command->callback([size, &context] { context.exit = drive(*size, context); });
}

}  // namespace commands
