#include <CLI/CLI.hpp>
#include <iostream>

#include "commands/command.h"
#include "content/translation.h"

namespace commands {

namespace {

int record(const std::vector<std::string>& pages) {
    base::Problems problems;
    for (const auto& page : pages)
        if (const auto done = content::record_translation(page); !done)
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
    command->callback([pages, &context] { context.exit = record(*pages); });
}

}  // namespace commands
