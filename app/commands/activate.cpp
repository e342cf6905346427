#include <iostream>

#include "commands/command.h"

namespace commands {

namespace {

int activate(const std::string& edition, const Context& context) {
    const auto place = context.place();
    base::Problems problems;
    const auto settings = library::read_clinic(place.settings(), problems);
    if (tell(problems)) return Exit::problems;
    const library::Shelf before(place.editions());
    const auto number = library::Shelf(place.editions()).activate(edition, settings);
    if (!number) {
        tell({number.error()});
        return Exit::problems;
    }
    // Read back from the file in use: "done" is said of what is there, not of what was meant.
    const auto in_use = library::Edition::open(before.path(*number), settings);
    if (!in_use) {
        tell({in_use.error()});
        return Exit::problems;
    }
    std::cout << before.path(*number).string() << ": in use, edition " << in_use->version() << ", "
              << in_use->page_count() << " pages\n";
    return Exit::ok;
}

}  // namespace

void add_activate(CLI::App& app, Context& context) {
    auto edition = std::make_shared<std::string>();
    auto* command = app.add_subcommand("activate", "Put an edition into use on this kiosk");
    command->add_option("edition", *edition, "The edition")->required();
    command->callback([edition, &context] { context.exit = activate(*edition, context); });
}

}  // namespace commands
