#include "devices/queues.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <CLI/CLI.hpp>

#include <algorithm>
#include <iostream>
#include <nlohmann/json.hpp>

#include "commands/command.h"
#include "settings/settings.h"

namespace commands {

namespace {

using Queues = std::vector<devices::Queue>;
using Rules = std::vector<settings::PrinterRule>;

const devices::Queue* named(const Queues& all, const std::string& name) {
    for (const auto& queue : all)
        if (queue.name == name) return &queue;
    return nullptr;
}

bool is_chosen(const Rules& rules, const std::string& queue) {
    return std::ranges::any_of(rules, [&](const auto& rule) { return rule.queue == queue; });
}

// What each kind of paper comes out of, in the order in which printers are tried.
void print_rules(const Rules& rules, const Queues& all) {
    for (const auto kind : settings::paper_kinds) {
        std::vector<std::string> tried;
        for (const auto& rule : settings::fitting(rules, kind)) {
            const auto* queue = named(all, rule.queue);
            const bool lacks =
                !rule.tray.empty() && queue && std::ranges::count(queue->trays, rule.tray) == 0;
            tried.push_back(rule.queue + (rule.tray.empty() ? "" : ", tray " + rule.tray) +
                            (lacks ? " (the queue tells no such tray: it is not asked for)" : ""));
        }
        std::cout << fmt::format(
            "for {}: {}\n", settings::name(kind),
            tried.empty() ? "no printer" : fmt::format("{}", fmt::join(tried, "; else ")));
    }
}

void print_table(const Queues& all, const Rules& rules) {
    for (const auto& queue : all) {
        const std::string hindrance = devices::in_words(queue.reasons);
        std::cout << fmt::format("{} {}: {}{}\n", is_chosen(rules, queue.name) ? "*" : " ",
                                 queue.name, queue.state,
                                 hindrance.empty() ? "" : "; " + hindrance);
        if (!queue.reasons.empty())
            std::cout << fmt::format("    reasons: {}\n", fmt::join(queue.reasons, ", "));
        const auto& paper = queue.loaded.empty() ? queue.sizes : queue.loaded;
        std::cout << fmt::format(
            "    {}: {}; {}; {}\n", queue.loaded.empty() ? "takes" : "paper loaded",
            paper.empty() ? "not told" : fmt::format("{}", fmt::join(paper, ", ")),
            queue.colour ? "colour" : "black and white", queue.duplex ? "two-sided" : "one-sided");
        if (!queue.trays.empty())
            std::cout << fmt::format("    trays: {}\n", fmt::join(queue.trays, ", "));
        const auto what = queue.model + (queue.place.empty() ? "" : ", " + queue.place);
        if (!what.empty()) std::cout << "    " << what << "\n";
    }
    if (all.empty()) std::cout << "the print service has no queue; make one with lpadmin\n";
    if (!rules.empty()) print_rules(rules, all);
}

nlohmann::ordered_json rules_of(const std::string& queue, const Rules& rules) {
    auto list = nlohmann::ordered_json::array();
    for (const auto kind : settings::paper_kinds)
        for (const auto& rule : settings::fitting(rules, kind))
            if (rule.queue == queue)
                list.push_back({{"for", settings::name(kind)}, {"tray", rule.tray}});
    return list;
}

void print_json(const Queues& all, const Rules& rules) {
    auto list = nlohmann::ordered_json::array();
    for (const auto& queue : all)
        list.push_back({{"name", queue.name},
                        {"chosen", is_chosen(rules, queue.name)},
                        {"rules", rules_of(queue.name, rules)},
                        {"trays", queue.trays},
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

// What clinic.toml asks for and cannot have.
base::Problems wanting(const Rules& rules, const Queues& all) {
    base::Problems found;
    for (const auto& rule : rules)
        if (!named(all, rule.queue))
            found.push_back({rule.queue, 0, base::Severity::error,
                             "is no queue of the print service",
                             "name one of these in clinic.toml"});
    for (const auto kind : settings::paper_kinds) {
        const auto fit = settings::fitting(rules, kind);
        const bool ready = std::ranges::any_of(fit, [&](const auto& rule) {
            const auto* queue = named(all, rule.queue);
            return queue && queue->ready;
        });
        if (!ready)
            found.push_back({"printers", 0, base::Severity::error,
                             "none can print now for " + std::string(settings::name(kind)), ""});
    }
    return found;
}

// 0 when each kind of paper has a printer that can print now; where clinic.toml names none, when
// there is any queue.
int printers(const Context& context, bool json) {
    base::Problems passed_over;
    const auto rules = settings::read_settings(context.paths().settings(), passed_over).printers;
    const auto all = devices::queues();
    if (!all) {
        report_errors({all.error()});
        return Exit::problems;
    }
    if (json)
        print_json(*all, rules);
    else
        print_table(*all, rules);
    if (rules.empty()) return all->empty() ? Exit::problems : Exit::ok;
    return report_errors(wanting(rules, *all)) ? Exit::problems : Exit::ok;
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
