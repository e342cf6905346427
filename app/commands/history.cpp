#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <iostream>
#include <nlohmann/json.hpp>

#include "commands/staff.h"

namespace commands {

namespace {

struct HistoryOptions {
    std::string path;
    int most = 50;
    bool json = false;
};

base::Result<void> list_history(Work& work, const HistoryOptions& wish) {
    auto told = nlohmann::ordered_json::array();
    const editorial::ShownNames names(work.repository.accounts());
    for (auto entry : work.repository.audit_log().entries(wish.most, wish.path)) {
        entry.act.who = names.who(entry.act.who);
        entry.object = names.who(entry.object);
        entry.words = names.words(entry.words);
        if (wish.json)
            told.push_back({{"number", entry.number},
                            {"at", text::to_utc(entry.act.at)},
                            {"who", entry.act.who},
                            {"what", entry.what},
                            {"object", entry.object},
                            {"words", entry.words},
                            {"digest", entry.digest},
                            {"hash", entry.hash}});
        else
            std::cout << fmt::format("{:>6} {} {:<12} {:<14} {}{}\n", entry.number,
                                     text::to_utc(entry.act.at), entry.act.who, entry.what,
                                     entry.object, entry.words.empty() ? "" : ": " + entry.words);
    }
    if (wish.json) print(told);
    return {};
}

// Who writes down the newest hash can later see that nothing was cut off the end either.
base::Result<void> verify_history(Work& work, const HistoryOptions& wish) {
    if (auto sound = work.repository.sound(); !sound) return sound;
    auto history = work.repository.audit_log();
    const auto count = history.verify();
    if (!count) return tl::unexpected(count.error());
    constexpr editorial::Moment day = 86400;
    if (const auto back = history.went_back(); back > day)
        work.problems.push_back(
            {"history", 0, base::Severity::warning,
             fmt::format("the clock went back by {} days between two acts", back / day),
             "their order is right, their times are not"});
    if (wish.json)
        print({{"entries", *count}, {"newest", history.head()}});
    else
        std::cout << "unbroken: " << *count << " entries, the newest " << history.head() << "\n";
    return {};
}

}  // namespace

void add_history(CLI::App& app, Context& context) {
    auto wish = std::make_shared<HistoryOptions>();
    auto* history = app.add_subcommand("history", "Who did what to the texts, the newest first");
    history->add_option("path", wish->path, "A text, an account, or \"edition 3\"");
    history->add_option("--most", wish->most, "How many entries (default: 50)")
        ->check(CLI::PositiveNumber);
    history->add_flag("--json", wish->json, "As JSON");
    auto* check = history->add_subcommand("verify", "Prove that no old entry or text was changed");
    check->add_flag("--json", wish->json, "As JSON");
    history->callback([wish, check, &context] {
        const auto act = check->parsed() ? verify_history : list_history;
        context.exit = at_library(context, {}, [&](Work& work) { return act(work, *wish); });
    });
}

}  // namespace commands
