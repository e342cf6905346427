// The automation door, which drive and tour open: a kiosk on a stand-in clock and printer, drawn in
// memory.
#include <CLI/CLI.hpp>
#include <cstdio>
#include <iostream>

#include "base/wipe.h"
#include "commands/command.h"
#include "devices/stand_in_voice.h"
#include "editorial/withdrawal.h"
#include "shell/drive.h"
#include "shell/dumps.h"
#include "shell/set_up.h"
#include "shell/tour.h"

namespace commands {

namespace {

struct Door {
    shell::Drive& drive;
    kiosk::Services& services;
    devices::StandInPrinter& printer;
};

// Tells what is wrong when it cannot be opened; otherwise the exit code of `act`.
int through_door(const Context& context, const std::string& size,
                 const std::function<int(Door)>& act) {
    shell::GraphicsSpec spec;
    if (!read_size(size, spec.width_px, spec.height_px)) {
        std::cerr << "--size is WIDTHxHEIGHT, for example 1080x1920\n";
        return Exit::wrong_use;
    }
    devices::StandInPrinter printer;
    devices::StandInClock clock;
    devices::StandInVoice voice(clock);
    base::Problems notes;
    edition::EditionStore editions(context.paths().editions());
    const auto mended = editorial::mend_withdrawn(context.paths().library(), editions);
    const auto services = kiosk::open_services(context.paths(), {printer, voice, clock}, notes);
    report_errors(notes);
    if (!services) return Exit::problems;
    services->doubt_list(!mended);
    shell::Graphics graphics(spec);
    shell::Drive drive({*services, clock, printer, voice, graphics, &graphics, graphics.glass()});
    return act({drive, *services, printer});
}

constexpr std::size_t longest_line = 1U << 20U;

using Answer = std::function<std::string(const std::string&)>;

// One line of whatever comes in; what is longer is read to its end, and cut off.
bool read_line(std::string& line) {
    line.clear();
    int c = std::cin.get();
    const bool any = c != std::char_traits<char>::eof();
    for (; c != '\n' && c != std::char_traits<char>::eof(); c = std::cin.get())
        if (line.size() <= longest_line) line += static_cast<char>(c);
    return any;
}

// One answer a line, whatever it holds: who waits for each would wait for ever.
int talk(const Answer& answer, const std::function<bool()>& finished) {
    // Commands and answers hold what a visitor typed: none of it stays behind in a buffer.
    std::setvbuf(stdin, nullptr, _IONBF, 0);
    std::setvbuf(stdout, nullptr, _IONBF, 0);
    std::string line;
    while (!finished() && read_line(line)) {
        if (line.find_first_not_of(" \t\r") == std::string::npos || line[0] == '#')
            std::cout << R"({"ok":true})" << std::endl;
        else if (line.size() > longest_line)
            std::cout << R"({"ok":false,"error":"the line is longer than a megabyte"})"
                      << std::endl;
        else
            std::cout << answer(line) << std::endl;
        base::wipe(line);
        base::wipe_stack();
    }
    return Exit::ok;
}

int drive(Door door) {
    return talk([&](const std::string& line) { return door.drive.run(line); },
                [&] { return door.drive.finished(); });
}

// Where nobody has set the kiosk up, that is what stands on the glass.
int drive_set_up(const Context& context, const std::string& size) {
    shell::GraphicsSpec spec;
    if (!read_size(size, spec.width_px, spec.height_px)) {
        std::cerr << "--size is WIDTHxHEIGHT, for example 1080x1920\n";
        return Exit::wrong_use;
    }
    const auto paths = context.paths();
    devices::StandInPrinter printer;
    devices::StandInClock clock;
    devices::StandInVoice voice(clock);
    shell::Graphics graphics(spec);
    shell::SetUp stage({.paths = paths,
                        .devices = {printer, voice, clock},
                        .queues = [] { return std::vector<std::string>{"desk"}; },
                        .beside = false},
                       graphics);
    shell::SetUpDrive driven({stage, clock, graphics.glass(), &graphics});
    return talk([&](const std::string& line) { return driven.run(line); },
                [&] { return driven.finished(); });
}

struct Touring {
    std::string out, size = "1080x1920", language, text_size = "normal", theme = "light";
};

int tour(const Touring& options, Door door) {
    if (const auto may = settings::output_allowed(door.services.paths, options.out,
                                                  door.services.machine.exchange);
        !may) {
        report_errors({may.error()});
        return Exit::problems;
    }
    const auto count =
        shell::tour(door.drive, door.services,
                    {options.out, options.language, options.text_size, options.theme, {}});
    if (!count) {
        report_errors({count.error()});
        return Exit::problems;
    }
    if (!door.printer.printed.empty()) {
        const auto kept = base::write_file(base::Path(options.out) / "handout-questions.pdf",
                                           door.printer.printed.back());
        if (!kept) report_errors({kept.error()});
    }
    std::cout << options.out << ": " << *count << " screens\n";
    return Exit::ok;
}

}  // namespace

void add_drive(CLI::App& app, Context& context) {
    auto size = std::make_shared<std::string>("1080x1920");
    auto* command = app.add_subcommand(
        "drive", "The whole program without glass: one command a line in, one JSON object out");
    command->add_option("--size", *size, "Pixels of the glass");
    command->callback([size, &context] {
        shell::forbid_dumps();
        context.exit = settings::setup_due(context.paths()) ? drive_set_up(context, *size)
                                                            : through_door(context, *size, drive);
    });
}

void add_tour(CLI::App& app, Context& context) {
    auto options = std::make_shared<Touring>();
    auto* command = app.add_subcommand("tour", "A picture and an outline of every screen");
    command->add_option("--out", options->out, "The folder to write")->required();
    command->add_option("--size", options->size, "Pixels of the glass");
    command->add_option("--lang", options->language, "Language (default: the clinic's first)");
    command->add_option("--text-size", options->text_size, "normal, large, larger or largest");
    command->add_option("--theme", options->theme,
                        "light, low-contrast, black-on-white or white-on-black");
    command->callback([options, &context] {
        context.exit =
            through_door(context, options->size, [&](Door door) { return tour(*options, door); });
    });
}

}  // namespace commands
