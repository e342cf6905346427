#include "devices/queues.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <iostream>
#include <nlohmann/json.hpp>

#include "commands/command.h"

namespace commands {

namespace {

void print_table(const std::vector<devices::Queue>& all, const std::string& chosen) {
    for (const auto& queue : all) {
        const std::string hindrance = devices::in_words(queue.reasons);
        std::cout << fmt::format("{} {}: {}{}\n", queue.name == chosen ? "*" : " ", queue.name,
                                 queue.state, hindrance.empty() ? "" : "; " + hindrance);
        if (!queue.reasons.empty())
            std::cout << fmt::format("    reasons: {}\n", fmt::join(queue.reasons, ", "));
        const auto& paper = queue.loaded.empty() ? queue.sizes : queue.loaded;
        std::cout << fmt::format(
            "    {}: {}; {}; {}\n", queue.loaded.empty() ? "takes" : "paper loaded",
            paper.empty() ? "not told" : fmt::format("{}", fmt::join(paper, ", ")),
            queue.colour ? "colour" : "black and white", queue.duplex ? "two-sided" : "one-sided");
        const auto what = queue.model + (queue.place.empty() ? "" : ", " + queue.place);
        if (!what.empty()) std::cout << "    " << what << "\n";
    }
    if (all.empty()) std::cout << "the print service has no queue; make one with lpadmin\n";
}

void print_json(const std::vector<devices::Queue>& all, const std::string& chosen) {
    auto list = nlohmann::ordered_json::array();
    for (const auto& queue : all)
        list.push_back({{"name", queue.name},
                        {"chosen", queue.name == chosen},
                        {"ready", queue.ready},
                        {"state", queue.state},
                        {"reasons", queue.reasons},
                        {"in_words", devices::in_words(queue.reasons)},
                        {"paper_loaded", queue.loaded},
                        {"paper_sizes", queue.sizes},
                        {"colour", queue.colour},
                        {"duplex", queue.duplex},
                        {"pages_per_minute", queue.pages_per_minute},
                        {"jobs", queue.queued},
                        {"model", queue.model},
                        {"place", queue.place}});
    // A printer's name need not be UTF-8: what is not is shown as a mark.
    std::cout << list.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << "\n";
}

// 0 when the queue of clinic.toml can print now; without one there set, when there is any queue.
int printers(const Context& context, bool json) {
    base::Problems passed_over;
    const auto chosen = library::read_clinic(context.place().settings(), passed_over).printer_queue;
    const auto all = devices::queues();
    if (!all) {
        tell({all.error()});
        return Exit::problems;
    }
    if (json)
        print_json(*all, chosen);
    else
        print_table(*all, chosen);
    for (const auto& queue : *all)
        if (queue.name == chosen) return queue.ready ? Exit::ok : Exit::problems;
    if (chosen.empty()) return all->empty() ? Exit::problems : Exit::ok;
    tell({{chosen, 0, base::Severity::error, "is no queue of the print service",
           "set printer_queue in clinic.toml to one of these"}});
    return Exit::problems;
}

}  // namespace

void add_printers(CLI::App& app, Context& context) {
    auto json = std::make_shared<bool>(false);
    auto* command = app.add_subcommand(
        "printers", "Every queue of the print service: its state, paper, and what hinders it");
    command->add_flag("--json", *json, "As JSON");
    command->callback([json, &context] { context.exit = printers(context, *json); });
}

}  // namespace commands
