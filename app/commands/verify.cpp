#include <iostream>

#include "commands/command.h"
#include "library/signature.h"

namespace commands {

namespace {

int verify(const std::string& edition, const std::string& key, const Context& context) {
    base::Problems problems;
    auto settings = library::read_clinic(context.place().settings(), problems);
    if (tell(problems)) return Exit::problems;
    if (!key.empty()) settings.trusted_keys = {key};
    const auto opened = library::Edition::open(edition, settings);
    if (!opened) {
        tell({opened.error()});
        return Exit::problems;
    }
    std::cout << edition << ": edition " << opened->version() << ", " << opened->page_count()
              << " pages, signed by a trusted publisher and unchanged\n";
    return Exit::ok;
}

}  // namespace

void add_verify(CLI::App& app, Context& context) {
    auto edition = std::make_shared<std::string>();
    auto key = std::make_shared<std::string>();
    auto* command = app.add_subcommand("verify", "Tell whether an edition is whole and trusted");
    command->add_option("edition", *edition, "The edition")->required();
    command->add_option("--key", *key, "Public key (default: trusted_keys of clinic.toml)");
    command->callback([edition, key, &context] { context.exit = verify(*edition, *key, context); });
}

}  // namespace commands
