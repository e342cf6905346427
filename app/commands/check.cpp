#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <iostream>

#include "commands/command.h"
#include "commands/report.h"
#include "commands/sides.h"
#include "content/check.h"
#include "devices/clock.h"
#include "document/chapters.h"
#include "document/grade.h"
#include "document/plain.h"

namespace commands {

namespace {

struct CheckOptions {
    std::string content, report;
    bool json = false, quiet = false, hints = false;
};

int check(const CheckOptions& options) {
    std::string table;
    Report report;
    std::map<std::string, int> findings;
    const auto tree = content::DiskTree::open(options.content);
    std::optional<Sides> paper;
    const auto take = [&](const content::Page& page) {
        const auto path = content::Path::page(page.language, page.id);
        const int sides = paper ? paper->of(page, tree->name(path)) : 0;
        if (page.language != "en") return;
        if (!options.report.empty()) report.add(page);
        const auto grade =
            document::grade(document::plain(page.document, document::Include::sentences_only));
        table += fmt::format("{:<28} {:>6} {:>7.1f} {:>6.1f} {:>8} {:>11} {:>6}\n", page.id,
                             grade.words, grade.flesch_kincaid(), grade.smog(),
                             document::warnings(page.document).size(),
                             page.document.unconfirmed.size(), sides);
    };
    content::CheckOptions look;
    look.catalog = [&](const content::Catalog& catalog) {
        report.sources = catalog.sources;
        // Laying all pages out for paper takes longer than all else: only where it is told.
        const bool told = !options.quiet || options.hints || options.json;
        if (told || !options.report.empty()) paper.emplace(catalog);
    };
    look.page = take;
    look.progress = progress("checking page");
    look.today = devices::SystemClock().today();
    auto problems = tree ? content::check(*tree, look) : base::Problems{tree.error()};
    if (paper) problems.insert(problems.end(), paper->hints().begin(), paper->hints().end());
    if (!options.report.empty())
        if (const auto kept = base::write_file(options.report, report.html(problems)); !kept)
            problems.push_back(kept.error());
    for (const auto& problem : problems) ++findings[std::string(base::name(problem.severity))];
    if (!options.hints && !options.json)
        std::erase_if(problems, [](const auto& p) { return p.severity == base::Severity::hint; });
    if (options.json) {
        std::cout << to_json(problems) << "\n";
    } else {
        report_errors(problems);
        if (!options.quiet)
            std::cout << fmt::format("{:<28} {:>6} {:>7} {:>6} {:>8} {:>11} {:>6}\n", "page",
                                     "words", "grade", "SMOG", "warnings", "unconfirmed", "sides")
                      << table
                      << fmt::format("{} errors, {} warnings, {} hints{}\n", findings["error"],
                                     findings["warning"], findings["hint"],
                                     options.hints ? "" : " (--hints shows them)");
    }
    return base::any_error(problems) ? Exit::problems : Exit::ok;
}

}  // namespace

void add_check(CLI::App& app, Context& context) {
    auto options = std::make_shared<CheckOptions>();
    auto* command = app.add_subcommand("check", "Tell what is wrong with a content folder");
    command->add_option("content", options->content, "The content folder")->required();
    command->add_flag("--json", options->json, "The findings as JSON");
    command->add_flag("--hints", options->hints, "Hints too: passive voice, long words and so on");
    command->add_option("--report", options->report, "Write a report for the clinician (HTML)");
    command->add_flag("-q,--quiet", options->quiet, "Without the table of pages");
    command->callback([options, &context] {
        const auto may = options->report.empty() ? base::Result<void>()
                                                 : may_write(context.paths(), options->report);
        if (!may) report_errors({may.error()});
        context.exit = may ? check(*options) : Exit::problems;
    });
}

}  // namespace commands
