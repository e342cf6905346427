#include <iostream>

#include "commands/command.h"
#include "library/signature.h"

namespace commands {

namespace {

// Makes the key and, where there is none yet, a clinic.toml that trusts it.
int make(const Context& context) {
    const auto place = context.place();
    const base::Path file = place.secret_key();
    if (std::filesystem::exists(file)) {
        tell({{file.string(), 0, base::Severity::error, "there is a key already",
               "move it away first if you really want another"}});
        return Exit::problems;
    }
    std::error_code error;
    std::filesystem::create_directories(file.parent_path(), error);
    const auto pair = library::make_keys();
    const auto written = base::write_file(file, pair.secret_file, true);
    if (!written) {
        tell({written.error()});
        return Exit::problems;
    }
    if (!std::filesystem::exists(place.settings())) {
        const auto made =
            base::write_file(place.settings(), library::clinic_template(pair.public_key));
        if (!made) {
            tell({made.error()});
            return Exit::problems;
        }
        std::cout << place.settings().string() << ": made, trusts this key\n";
    } else {
        std::cout << "add this to trusted_keys in " << place.settings().string() << ":\n";
    }
    std::cout << pair.public_key << "\n";
    return Exit::ok;
}

int show(const Context& context) {
    const auto key = library::public_key_of(context.place().secret_key());
    if (!key) {
        tell({key.error()});
        return Exit::problems;
    }
    std::cout << *key << "\n";
    return Exit::ok;
}

}  // namespace

void add_keys(CLI::App& app, Context& context) {
    auto* command = app.add_subcommand("keys", "The publisher's keys of this kiosk");
    command->require_subcommand(1);
    command->add_subcommand("new", "Make a key pair, and a clinic.toml that trusts it")
        ->callback([&context] { context.exit = make(context); });
    command->add_subcommand("show", "Print the public key")->callback([&context] {
        context.exit = show(context);
    });
}

}  // namespace commands
