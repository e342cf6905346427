#include <CLI/CLI.hpp>
#include <iostream>

#include "commands/command.h"
#include "content/translation.h"
#include "devices/clock.h"

namespace commands {

namespace {

int record(const std::vector<std::string>& pages, const content::Makers& makers) {
    base::Problems problems;
    for (const auto& page : pages)
        if (const auto done = content::record_translation(page, makers); !done)
            problems.push_back(done.error());
    report_errors(problems);
    std::cout << pages.size() - problems.size() << " of " << pages.size()
              << " pages now stand for today's English\n";
    return problems.empty() ? Exit::ok : Exit::problems;
}

}  // namespace

void add_translated(CLI::App& app, Context& context) {
    auto pages = std::make_shared<std::vector<std::string>>();
    auto* command = app.add_subcommand(
        "translated", "Note that pages have been translated from the English as it now is");
    command->add_option("page", *pages, "content/LANGUAGE/topics/ID.md, one or more")->required();
    auto makers = std::make_shared<content::Makers>(
        content::Makers{"machine", "", devices::SystemClock().today()});
    command->add_option("--made", makers->made, "Who translated: machine, or a name");
    command->add_option("--back", makers->back,
                        "Who translated it back without the English: machine, or a name");
    command->callback([pages, makers, &context] { context.exit = record(*pages, *makers); });
}

}  // namespace commands
