#include "library/pack.h"

#include <iostream>

#include "commands/command.h"

namespace commands {

namespace {

struct Options {
    std::string content, edition, key;
};

int pack(const Options& options, const Context& context) {
    base::Problems problems;
    const base::Path key =
        options.key.empty() ? context.place().secret_key() : base::Path(options.key);
    const auto pages =
        library::pack({options.content, options.edition, key, progress("packing page")}, problems);
    std::erase_if(problems, [](const auto& p) { return p.severity == base::Severity::hint; });
    tell(problems);
    if (!pages) {
        tell({pages.error()});
        return Exit::problems;
    }
    std::cout << options.edition << ": " << *pages << " pages, signed\n";
    return Exit::ok;
}

}  // namespace

void add_pack(CLI::App& app, Context& context) {
    auto options = std::make_shared<Options>();
    auto* command = app.add_subcommand("pack", "Make a signed edition of a content folder");
    command->add_option("content", options->content, "The content folder")->required();
    command->add_option("-o,--out", options->edition, "The edition to write")->required();
    command->add_option("--key", options->key,
                        "Secret key (default: keys/publisher.key of --data)");
    command->callback([options, &context] { context.exit = pack(*options, context); });
}

}  // namespace commands
