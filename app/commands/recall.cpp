#include "handout/recall.h"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <iostream>
#include <nlohmann/json.hpp>

#include "commands/staff.h"
#include "devices/clock.h"

namespace commands {

namespace {

using Fate = handout::Recall::Fate;

// What the library tells of it, where there is one.
class Book {
  public:
    explicit Book(const settings::DataPaths& paths) {
        std::error_code ignored;
        if (!std::filesystem::exists(paths.library(), ignored)) return;
        if (auto opened = open_library(paths)) repository_ = std::move(*opened);
    }

    // The newest act of one of these kinds on an object, up to a moment (0: up to now).
    std::optional<editorial::AuditEntry> act(const std::string& object,
                                             const std::set<std::string>& what,
                                             editorial::Moment until = 0) {
        if (!repository_) return std::nullopt;
        for (const auto& entry : repository_->audit_log().entries(1000, object))
            if (what.contains(entry.what) && (until == 0 || entry.act.at <= until)) return entry;
        return std::nullopt;
    }
    // "published on 23 Nov 2026 by Dr. A. Name, because ..."
    std::string told(const std::string& did, const editorial::AuditEntry& entry, bool why = true) {
        const auto person = editorial::Accounts(repository_->database()).person(entry.act.who);
        return did + " on " + day_of(entry.act.at) + " by " +
               (person ? person->shown_name : entry.act.who) +
               (why && !entry.words.empty() ? ", because: " + entry.words : "");
    }

  private:
    std::optional<editorial::Repository> repository_;
};

struct Told {
    std::string fate;                // one word
    std::string what;                // of the sheet
    std::vector<std::string> lines;  // the fate in full first
};

std::string sheet(const std::string& code, const handout::Recall& found) {
    const auto& sheet = found.sheet;
    return code + ": '" + found.title + "', " + sheet.language +
           (sheet.second.empty() ? "" : " and " + sheet.second) +
           (sheet.large ? ", large print" : "") + ", edition " + sheet.edition + ", looked at on " +
           text::to_iso(found.reviewed_then);
}

// Who put the newer edition in use, and who approved the words in it.
void replaced(const handout::Recall& found, Book& book, Told& told) {
    const auto made = book.act(fmt::format("edition {}", found.since), {"publish", "roll back"});
    if (!made) return;
    const bool back = made->what == "roll back";
    told.lines.push_back(
        book.told(back ? fmt::format("edition {} was taken back into use", found.since)
                       : fmt::format("edition {} was published", found.since),
                  *made, back));
    const std::string path = content::Path::page(found.sheet.language, found.sheet.page).str();
    const auto approved = book.act(path, {"approve"}, made->act.at);
    if (approved && !back) told.lines.push_back(book.told("its words were approved", *approved));
}

void withdrawn(const handout::Recall& found, Book& book, Told& told) {
    for (const auto& language : {std::string("en"), found.sheet.language}) {
        const auto path = content::Path::page(language, found.sheet.page).str();
        if (const auto out = book.act(path, {"withdraw", "restore"});
            out && out->what == "withdraw")
            return told.lines.push_back(book.told("withdrawn", *out));
    }
}

// What is not in the edition: a page taken off the glass at once, or past its review date.
void resting(const handout::Recall& found, const edition::EditionStore& editions, Book& book,
             Told& told) {
    for (const auto& one : editions.withdrawals()) {
        if (one.page != found.sheet.page) continue;
        told.fate = "withdrawn";
        const auto moment = text::parse_utc(one.on);
        told.lines.push_back("withdrawn at once by " + one.by +
                             (moment ? " on " + day_of(*moment) : "") +
                             ": the kiosk does not show the page");
        withdrawn(found, book, told);
    }
    if (found.due_now.known() && found.due_now < devices::SystemClock().today())
        told.lines.push_back("past its review date, " + text::in_words(found.due_now, "en-GB") +
                             ": the kiosk shows only its warnings until it is approved again");
}

Told story(const std::string& code, const handout::Recall& found,
           const settings::DataPaths& paths) {
    Book book(paths);
    Told told;
    if (found.fate != Fate::unknown) told.what = sheet(code, found);
    switch (found.fate) {
        case Fate::unknown:
            told = {"unknown",
                    "",
                    {code + ": no edition kept here printed this; it is older, or from another "
                            "kiosk"}};
            return told;
        case Fate::current:
            told.fate = "current";
            told.lines = {"current: its words are those of the edition in use, " + found.now};
            break;
        case Fate::replaced:
            told.fate = "replaced";
            told.lines = {"replaced: the page has other words in the edition in use, " + found.now +
                          ", looked at on " + text::to_iso(found.reviewed_now)};
            replaced(found, book, told);
            break;
        case Fate::withdrawn:
            told.fate = "withdrawn";
            told.lines = {"withdrawn: the edition in use, " + found.now + ", has no such page"};
            withdrawn(found, book, told);
            break;
    }
    if (found.fate != Fate::withdrawn)
        resting(found, edition::EditionStore(paths.editions()), book, told);
    return told;
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
    const auto found = handout::recall(*code, edition::EditionStore(paths.editions()), settings);
    const auto told = story(*code, found, paths);
    if (json) {
        print({{"code", *code},
               {"fate", told.fate},
               {"page", found.sheet.page},
               {"language", found.sheet.language},
               {"second", found.sheet.second},
               {"large", found.sheet.large},
               {"title", found.title},
               {"edition", found.sheet.edition},
               {"in_use", found.now},
               {"told", told.lines}});
    } else {
        if (!told.what.empty()) std::cout << told.what << "\n";
        for (const auto& line : told.lines) std::cout << line << "\n";
    }
    return found.fate == Fate::unknown ? Exit::problems : Exit::ok;
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
