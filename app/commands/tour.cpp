#include "shell/tour.h"

#include <iostream>

#include "commands/door.h"

namespace commands {

namespace {

struct Options {
    std::string out, size = "1080x1920", language, text_size = "normal";
};

int tour(const Options& options, Door door) {
    const auto count = shell::tour(door.drive, door.clinic,
                                   {options.out, options.language, options.text_size, {}});
    if (!count) {
        tell({count.error()});
        return Exit::problems;
    }
    if (!door.printer.printed.empty()) {
        const auto kept = base::write_file(base::Path(options.out) / "handout-questions.pdf",
                                           door.printer.printed.back());
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
    command->add_option("--text-size", options->text_size, "normal, large, larger or largest");
    command->callback([options, &context] {
        context.exit =
            through_door(context, options->size, [&](Door door) { return tour(*options, door); });
    });
}

}  // namespace commands
