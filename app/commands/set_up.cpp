// A machine becomes a kiosk of this clinic: by answers in a file, or in a window.
#include <CLI/CLI.hpp>
#include <iostream>

#include "commands/library.h"
#include "desk/setup/apply.h"
#include "desk/setup/machine_backup.h"
#include "devices/sticks.h"
#include "settings/last_backup.h"
#include "shell/dumps.h"
#include "shell/ending.h"
#include "shell/set_up.h"
#include "shell/staff_door.h"

namespace commands {

namespace {

struct SetUpOptions {
    std::string from, secret_file, size = "1080x1920";
    bool blank = false;
    Signing by;
};

// A kiosk that is in use is set up again by a manager alone.
base::Result<void> may_set_up(const settings::DataPaths& paths, const SetUpOptions& options) {
    if (settings::setup_due(paths)) return {};
    if (options.by.name.empty())
        return base::fail(paths.data.string(), "is a kiosk already",
                          "change clinic.toml, or say which manager does it: --by NAME");
    auto repository = open_library(paths);
    if (!repository) return tl::unexpected(repository.error());
    const auto person = sign_in(*repository, options.by);
    if (!person) return tl::unexpected(person.error());
    if (person->may(editorial::StaffRole::manager)) return {};
    return base::fail(options.by.name, "is no manager", "ask one");
}

base::Result<desk::setup::Answers> answers_in(const SetUpOptions& options) {
    const auto text = base::read_file(options.from, 1U << 20U);
    if (!text) return tl::unexpected(text.error());
    const auto secret = read_passphrase(options.secret_file);
    if (!secret) return tl::unexpected(secret.error());
    base::Problems problems;
    auto answers = desk::setup::read_answers(*text, options.from, *secret, problems);
    if (problems.empty()) return answers;
    auto last = problems.back();
    problems.pop_back();
    report_errors(problems);
    return tl::unexpected(std::move(last));
}

int set_up_from(const SetUpOptions& options, const Context& context) {
    const auto paths = context.paths();
    if (const auto may = may_set_up(paths, options); !may) return fault(may.error());
    const auto answers = answers_in(options);
    if (!answers) return fault(answers.error());
    const auto done = settings::setup_due(paths)
                          ? desk::setup::apply(*answers, {paths, shell::own_content(paths), now()})
                          : desk::setup::apply_again(*answers, paths);
    if (!done) return fault(done.error());
    std::cout << paths.settings().string() << ": set up"
              << (answers->elsewhere ? "; now urokiosk activate the first edition\n" : "\n");
    return Exit::ok;
}

int set_up_here(const SetUpOptions& options, const Context& context) {
    shell::forbid_dumps();
    shell::heed_signals(shell::Graphics::wake);
    shell::GraphicsSpec graphics;
    graphics.mode = shell::GraphicsSpec::Mode::windowed;
    if (!read_size(options.size, graphics.width_px, graphics.height_px)) {
        std::cerr << "a size is WIDTHxHEIGHT, for example 1080x1920\n";
        return Exit::wrong_use;
    }
    const auto paths = context.paths();
    if (const auto may = may_set_up(paths, options); !may) return fault(may.error());
    const shell::Display display;
    if (!display.there()) {
        std::cerr << "urokiosk: there is no display here; use urokiosk setup --from FILE\n";
        return Exit::problems;
    }
    return shell::run_set_up(paths, graphics) == 0 ? Exit::ok : Exit::problems;
}

struct MachineOptions {
    std::string place, passphrase_file;
    bool daily = false;
};

base::Result<base::Path> backed_up(const settings::DataPaths& paths, const base::Path& folder,
                                   const std::string& passphrase) {
    if (folder.empty())
        return base::fail(paths.settings().string(), "names no folder for backups of the machine",
                          "name one here, or machine_backups there");
    const devices::StickWrites stick({paths.stick_wanted()}, folder / "backup");
    if (!stick.may()) return tl::unexpected(stick.may().error());
    return desk::setup::back_up_machine(paths, {folder, passphrase}, now());
}

int back_up(const MachineOptions& options, const Context& context) {
    const auto paths = context.paths();
    base::Problems problems;
    const auto settings = settings::read_settings(paths.settings(), problems);
    const auto& nightly = settings.machine_backups;
    // Nobody reads what a timer's program says: it is kept for status and desk to tell.
    const bool counts = !nightly.empty() && (options.place.empty() || options.place == nightly);
    if (report_errors(problems)) {
        if (counts) settings::backup_failed(paths, base::to_line(problems.front()));
        return Exit::problems;
    }
    if (options.daily && nightly.empty()) return Exit::ok;
    const auto passphrase = read_passphrase(options.passphrase_file);
    if (!passphrase) return fault(passphrase.error());
    const auto file =
        backed_up(paths, options.place.empty() ? nightly : options.place, *passphrase);
    if (!file) {
        if (counts) settings::backup_failed(paths, base::to_line(file.error()));
        return fault(file.error());
    }
    if (counts) settings::backup_made(paths, now());
    std::cout << file->string() << ": this machine, "
              << (passphrase->empty() ? "keys and secrets open to its owner\n" : "sealed\n");
    return Exit::ok;
}

int restore(const MachineOptions& options, const Context& context) {
    const auto passphrase = read_passphrase(options.passphrase_file);
    if (!passphrase) return fault(passphrase.error());
    const auto paths = context.paths();
    const auto done = desk::setup::restore_machine(paths, options.place, *passphrase);
    if (!done) return fault(done.error());
    std::cout << paths.data.string() << ": restored\n";
    return Exit::ok;
}

}  // namespace

void add_backup(CLI::App& app, Context& context) {
    auto options = std::make_shared<MachineOptions>();
    auto* command = app.add_subcommand(
        "backup", "Library, keys, clinic.toml and the edition in use, in one file");
    command->add_option("folder", options->place,
                        "Where it goes (default: machine_backups of clinic.toml)");
    command->add_option("--passphrase-file", options->passphrase_file,
                        "Seals it: needed on a stick. A file whose first line it is");
    command->add_flag("--daily", options->daily, "Nothing where clinic.toml names no folder");
    command->callback([options, &context] { context.exit = back_up(*options, context); });
}

void add_restore(CLI::App& app, Context& context) {
    auto options = std::make_shared<MachineOptions>();
    auto* command =
        app.add_subcommand("restore", "A new machine goes on as the one that made this backup");
    command->add_option("backup", options->place, "The file urokiosk backup made")->required();
    command->add_option("--passphrase-file", options->passphrase_file,
                        "A file whose first line is the passphrase it was sealed with");
    command->callback([options, &context] { context.exit = restore(*options, context); });
}

void add_setup(CLI::App& app, Context& context) {
    auto options = std::make_shared<SetUpOptions>();
    auto* command =
        app.add_subcommand("setup", "Set a new kiosk up: in a window, or from a file of answers");
    command->add_option("--from", options->from, "A file of answers; see --template");
    command->add_option("--secret-file", options->secret_file,
                        "The first manager's secret, from a file of its own");
    command->add_flag("--template", options->blank, "Print a file of answers to start from");
    command->add_option("--by", options->by.name, "The manager who sets a kiosk up again");
    command->add_option("--by-secret-file", options->by.file,
                        "That one's secret, from a file or - (standard input)");
    command->add_option("--size", options->size, "Of the window, as 1080x1920");
    command->callback([options, &context] {
        if (options->blank)
            std::cout << desk::setup::answers_template();
        else
            context.exit = options->from.empty() ? set_up_here(*options, context)
                                                 : set_up_from(*options, context);
    });
}

}  // namespace commands
