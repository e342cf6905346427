#include <fmt/format.h>

#include <iostream>

#include "commands/command.h"
#include "doc/chapters.h"
#include "doc/grade.h"
#include "doc/plain.h"
#include "library/pages.h"

namespace commands {

namespace {

struct Options {
    std::string content;
    bool json = false, quiet = false;
};

int check(const Options& options) {
    base::Problems problems;
    const auto folder = library::read_folder(options.content, problems);
    std::string table;
    const auto take = [&](const library::Page& page) {
        if (page.language != "en") return;
        const auto grade = doc::grade(doc::plain(page.document, doc::Include::sentences_only));
        table += fmt::format("{:<28} {:>6} {:>7.1f} {:>8} {:>11}\n", page.id, grade.words,
                             grade.flesch_kincaid(), doc::warnings(page.document).size(),
                             page.document.unconfirmed.size());
    };
    library::read_pages(folder, {take, progress("checking page"), true}, problems);
    if (options.json) {
        std::cout << to_json(problems) << "\n";
    } else {
        tell(problems);
        if (!options.quiet)
            std::cout << fmt::format("{:<28} {:>6} {:>7} {:>8} {:>11}\n", "page", "words", "grade",
                                     "warnings", "unconfirmed")
                      << table;
    }
    return base::any_error(problems) ? Exit::problems : Exit::ok;
}

}  // namespace

void add_check(CLI::App& app, Context& context) {
    auto options = std::make_shared<Options>();
    auto* command = app.add_subcommand("check", "Tell what is wrong with a content folder");
    command->add_option("content", options->content, "The content folder")->required();
    command->add_flag("--json", options->json, "The findings as JSON");
    command->add_flag("-q,--quiet", options->quiet, "Without the table of pages");
    command->callback([options, &context] { context.exit = check(*options); });
}

}  // namespace commands
