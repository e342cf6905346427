#include "handout/recall.h"

#include <CLI/CLI.hpp>
#include <iostream>
#include <nlohmann/json.hpp>

#include "commands/staff.h"
#include "desk/recall_words.h"
#include "devices/clock.h"

namespace commands {

namespace {

std::string sheet(const std::string& code, const handout::Recall& found) {
    const auto& sheet = found.sheet;
    return code + ": '" + found.title + "', " + sheet.language +
           (sheet.second.empty() ? "" : " and " + sheet.second) +
           (sheet.large ? ", large print" : "") + (sheet.whole ? ", all of the page" : "") +
           ", edition " + sheet.edition + ", looked at on " + text::to_iso(found.reviewed_then);
}

// In the words the desk tells it in.
struct Told {
    std::string fate;  // one word
    std::vector<std::string> lines;
};

Told tell(const handout::Recall& found, const settings::DataPaths& paths) {
    constexpr const char* names[] = {"unknown", "current", "replaced", "withdrawn"};
    std::error_code ignored;
    auto library = std::filesystem::exists(paths.library(), ignored)
                       ? open_library(paths)
                       : tl::unexpected(base::Problem{});
    const auto story =
        editorial::explain_recall(found, edition::EditionStore(paths.editions()),
                                  library ? &*library : nullptr, devices::SystemClock().today());
    auto english = content::built_in_words();
    english.language.tag = "en";
    return {names[static_cast<std::size_t>(story.fate)], desk::told(story, english)};
}

nlohmann::ordered_json to_json(const std::string& code, const handout::Recall& found,
                               const settings::DataPaths& paths) {
    const auto told = tell(found, paths);
    return {{"code", code},
            {"fate", told.fate},
            {"page", found.sheet.page},
            {"language", found.sheet.language},
            {"second", found.sheet.second},
            {"large", found.sheet.large},
            {"whole", found.sheet.whole},
            {"title", found.title},
            {"edition", found.sheet.edition},
            {"in_use", found.now},
            {"told", told.lines}};
}

// The first as ever; the others that have the same code beside it.
nlohmann::ordered_json to_json(const std::string& code, const std::vector<handout::Recall>& all,
                               const settings::DataPaths& paths) {
    auto first = to_json(code, all.front(), paths);
    first["others"] = nlohmann::ordered_json::array();
    for (std::size_t i = 1; i < all.size(); ++i)
        first["others"].push_back(to_json(code, all[i], paths));
    return first;
}

void say(const std::string& code, const handout::Recall& found, const settings::DataPaths& paths) {
    const bool known = found.fate != handout::Recall::Fate::unknown;
    std::cout << (known ? sheet(code, found) + "\n" : code + ": ");
    for (const auto& line : tell(found, paths).lines) std::cout << line << "\n";
}

int recall(const std::string& typed, bool json, const Context& context) {
    const auto code = handout::read_code(typed);
    if (!code) {
        report_errors(
            {{typed, 0, base::Severity::error, "is no code of a sheet: a letter is mistyped",
              "read it again; it has 7 letters or digits, never 0, O, 1 or I"}});
        return Exit::wrong_use;
    }
    base::Problems problems;
    const auto paths = context.paths();
    const auto settings = settings::read_settings(paths.settings(), problems);
    if (report_errors(problems)) return Exit::problems;
    const auto all = handout::recalls(*code, edition::EditionStore(paths.editions()), settings);
    if (json)
        print(to_json(*code, all, paths));
    else
        for (const auto& found : all) say(*code, found, paths);
    if (!json && all.size() > 1)
        std::cout << *code << ": " << all.size()
                  << " different sheets have this code; compare their titles\n";
    return all.front().fate == handout::Recall::Fate::unknown ? Exit::problems : Exit::ok;
}

}  // namespace

void add_recall(CLI::App& app, Context& context) {
    auto code = std::make_shared<std::string>();
    auto json = std::make_shared<bool>(false);
    auto* command =
        app.add_subcommand("recall", "Tell what a sheet of paper is, by the code at its foot");
    command->add_option("code", *code, "As printed, for example 7KD-3QPM")->required();
    command->add_flag("--json", *json, "As JSON");
    command->callback([code, json, &context] { context.exit = recall(*code, *json, context); });
}

}  // namespace commands
