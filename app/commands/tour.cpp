#include "shell/tour.h"

#include <iostream>

#include "commands/command.h"

namespace commands {

namespace {

struct Options {
    std::string out, size = "1080x1920", language, text_size = "normal";
};

int tour(const Options& options, const Context& context) {
    shell::GraphicsSpec spec;
    if (!read_size(options.size, spec.width_px, spec.height_px)) {
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
    const auto count =
        shell::tour(door, *clinic, {options.out, options.language, options.text_size, {}});
    if (!count) {
        tell({count.error()});
        return Exit::problems;
    }
    if (!printer.printed.empty()) {
        const auto kept = base::write_file(base::Path(options.out) / "handout-questions.pdf",
                                           printer.printed.back());
        if (!kept) tell({kept.error()});
    }
    std::cout << options.out << ": " << *count << " screens\n";
    return Exit::ok;
}

}  // namespace

void add_tour(CLI::App& app, Context& context) {
    auto options = std::make_shared<Options>();
    auto* command = app.add_subcommand("tour", "A picture and an outline of every screen");
    command->add_option("--out", options->out, "The folder to write")->required();
    command->add_option("--size", options->size, "Pixels of the glass");
    command->add_option("--lang", options->language, "Language (default: the clinic's first)");
    command->add_option("--text-size", options->text_size, "normal, larger or largest");
    command->callback([options, &context] { context.exit = tour(*options, context); });
}

}  // namespace commands
