#include "handout/recall.h"

#include <iostream>

#include "commands/command.h"

namespace commands {

namespace {

using Fate = handout::Recall::Fate;

std::string told(const std::string& code, const handout::Recall& found) {
    const auto& sheet = found.sheet;
    const std::string what = code + ": '" + found.title + "', " + sheet.language +
                             (sheet.second.empty() ? "" : " and " + sheet.second) +
                             (sheet.large ? ", large print" : "") + ", edition " + sheet.edition +
                             ", looked at on " + base::to_iso(found.reviewed_then) + "\n";
    switch (found.fate) {
        case Fate::unknown:
            return code +
                   ": no edition kept here printed this; it is older, or from another kiosk\n";
        case Fate::current:
            return what + "current: its words are those of the edition in use, " + found.now + "\n";
        case Fate::replaced:
            return what + "replaced: the page has other words in the edition in use, " + found.now +
                   ", looked at on " + base::to_iso(found.reviewed_now) + "\n";
        case Fate::withdrawn:
            return what + "withdrawn: the edition in use, " + found.now + ", has no such page\n";
    }
    return "";
}

int recall(const std::string& typed, const Context& context) {
    const auto code = handout::read_code(typed);
    if (!code) {
        tell({{typed, 0, base::Severity::error, "is no code of a sheet: a letter is mistyped",
               "read it again; it has 7 letters or digits, never 0, O, 1 or I"}});
        return Exit::wrong_use;
    }
    base::Problems problems;
    const auto settings = library::read_clinic(context.place().settings(), problems);
    if (tell(problems)) return Exit::problems;
    const auto found = handout::recall(*code, library::Shelf(context.place().editions()), settings);
    std::cout << told(*code, found);
    return found.fate == Fate::unknown ? Exit::problems : Exit::ok;
}

}  // namespace

void add_recall(CLI::App& app, Context& context) {
    auto code = std::make_shared<std::string>();
    auto* command =
        app.add_subcommand("recall", "Tell what a sheet of paper is, by the code at its foot");
    command->add_option("code", *code, "As printed, for example 7KD-3QPM")->required();
    command->callback([code, &context] { context.exit = recall(*code, context); });
}

}  // namespace commands
