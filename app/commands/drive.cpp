#include <iostream>

#include "commands/door.h"

namespace commands {

namespace {

int drive(Door door) {
    std::string line;
    while (!door.drive.finished() && std::getline(std::cin, line)) {
        if (line.empty() || line[0] == '#') continue;
        std::cout << door.drive.run(line) << std::endl;
    }
    return Exit::ok;
}

}  // namespace

void add_drive(CLI::App& app, Context& context) {
    auto size = std::make_shared<std::string>("1080x1920");
    auto* command = app.add_subcommand(
        "drive", "The whole program without glass: one command a line in, one JSON object out");
    command->add_option("--size", *size, "Pixels of the glass");
    command->callback([size, &context] { context.exit = through_door(context, *size, drive); });
}

}  // namespace commands
