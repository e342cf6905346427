// What becomes of texts: review, approval, withdrawal, publishing, sticks.
#include <fmt/format.h>
#include <unistd.h>
#include <CLI/CLI.hpp>

#include <charconv>
#include <iostream>
#include <nlohmann/json.hpp>

#include "commands/library.h"
#include "content/path.h"
#include "devices/clock.h"
#include "editorial/recovery.h"
#include "storage/backup.h"
#include "storage/signature.h"

namespace commands {

using editorial::StaffRole;

namespace {

namespace fs = std::filesystem;

// The texts named, or all in one of these states.
std::vector<std::string> paths_of(Work& work, const Wish& wish,
                                  const std::set<editorial::State>& states) {
    if (wish.all == !wish.paths.empty())
        throw CLI::ValidationError(wish.all ? "--all" : "paths", "name some texts, or say --all");
    if (!wish.all) return wish.paths;
    std::vector<std::string> paths;
    for (const auto& text : work.repository.list())
        if (states.contains(text.state)) paths.push_back(text.path);
    return paths;
}

base::Result<void> submit(Work& work, const Wish& wish) {
    if (auto may = needs(work.person, StaffRole::author); !may) return may;
    const auto paths = paths_of(work, wish, {editorial::State::draft});
    for (const auto& path : paths)
        if (const auto sent = editorial::submit(work.repository, path, work.act()); !sent)
            work.problems.push_back(sent.error());
        else
            std::cout << path << ": in review\n";
    return {};
}

// "a,b", or "all" of those that changed.
std::set<std::string> opened_of(Work& work, const Wish& wish, const editorial::Revision& text) {
    std::set<std::string> opened;
    if (wish.opened == "all") {
        const auto before = work.repository.approved(text.path);
        const auto changed = editorial::changed_warnings(before ? before->body : "", text.body);
        opened.insert(changed.begin(), changed.end());
        return opened;
    }
    for (std::size_t begin = 0; begin < wish.opened.size();) {
        const auto end = std::min(wish.opened.find(',', begin), wish.opened.size());
        opened.insert(wish.opened.substr(begin, end - begin));
        begin = end + 1;
    }
    return opened;
}

base::Result<editorial::Revision> newest(Work& work, const std::string& path) {
    const auto found = work.repository.newest(path);
    if (!found) return base::fail(path, "is not in the library", "urokiosk library list");
    return *found;
}

base::Result<void> approve(Work& work, const Wish& wish) {
    if (auto may = needs(work.person, StaffRole::reviewer); !may) return may;
    const auto due = text::parse_date(wish.due);
    if (!wish.due.empty() && !due)
        throw CLI::ValidationError("--due", "write a day like 2027-11-23");
    const auto paths = paths_of(work, wish, {editorial::State::in_review});
    for (const auto& path : paths) {
        auto text = newest(work, path);
        if (text)
            text = editorial::approve(
                work.repository,
                {text->id, opened_of(work, wish, *text), devices::SystemClock().today(),
                 due.value_or(text::Date{}), wish.reason},
                work.person, work.now);
        if (!text)
            work.problems.push_back(text.error());
        else
            std::cout << path << ": revision " << text->number << ", approved\n";
    }
    return {};
}

base::Result<void> reject(Work& work, const Wish& wish) {
    const auto text = newest(work, wish.path);
    if (!text) return tl::unexpected(text.error());
    auto done = editorial::reject(work.repository, text->id, wish.reason, work.by());
    if (done) std::cout << wish.path << ": back to " << text->by << "\n";
    return done;
}

// In the library and on the glass. What was cut off between the two is done by asking again.
base::Result<void> withdraw(Work& work, const Wish& wish) {
    edition::EditionStore editions(work.paths.editions());
    const auto path = content::Path::parse(wish.path);
    const std::string page = path && path->is_page() ? path->id : "";
    bool half = false;
    if (work.person.may(StaffRole::publisher) && !editions.withdrawn().contains(page))
        for (const auto& text : work.repository.list())
            half |= text.path == wish.path && text.state == editorial::State::withdrawn;
    if (!half)
        if (auto out = editorial::withdraw(work.repository, wish.path, wish.reason, work.by());
            !out)
            return out;
    if (auto hidden = editions.withdraw(page, work.person.name, work.now); !hidden) {
        hidden.error().fix = "the kiosk still shows the page: mend this and withdraw it again";
        return hidden;
    }
    std::cout << wish.path << ": withdrawn; a running kiosk hides the page '" << page
              << "' within seconds, in all languages\n";
    return {};
}

base::Result<void> restore(Work& work, const Wish& wish) {
    auto done = editorial::restore(work.repository, wish.path, work.by());
    if (done) std::cout << wish.path << ": comes back with the next edition\n";
    return done;
}

base::Result<settings::Settings> settings_of(const settings::DataPaths& paths) {
    base::Problems problems;
    auto settings = settings::read_settings(paths.settings(), problems);
    if (!problems.empty()) return tl::unexpected(problems.front());
    return settings;
}

// The passphrase of the publisher's key: asked for where it has one and somebody is there.
base::Result<std::string> passphrase_of(const settings::DataPaths& paths, const Wish& wish) {
    const bool asked = wish.passphrase_file.empty() && isatty(STDIN_FILENO) != 0 &&
                       fs::exists(paths.secret_key()) &&
                       !storage::Signer::open(paths.secret_key(), "");
    if (asked) return read_secret("", "Passphrase of the publisher's key");
    if (wish.passphrase_file == "-") return read_secret("-", "passphrase");
    return read_passphrase(wish.passphrase_file);
}

base::Result<void> publish(Work& work, const Wish& wish) {
    if (auto may = needs(work.person, StaffRole::publisher); !may) return may;
    const auto settings = settings_of(work.paths);
    if (!settings) return tl::unexpected(settings.error());
    const auto passphrase = passphrase_of(work.paths, wish);
    if (!passphrase) return tl::unexpected(passphrase.error());
    edition::EditionStore editions(work.paths.editions());
    const auto coming = editorial::changes(work.repository, editions);
    const auto number = editorial::publish(
        work.repository,
        {work.paths.data, work.paths.secret_key(), *passphrase, progress("checking page")},
        {&editions, &*settings}, work.by(), work.problems);
    std::erase_if(work.problems, [](const auto& p) { return p.severity == base::Severity::hint; });
    if (!number) return tl::unexpected(number.error());
    if (wish.json)
        print({{"edition", *number},
               {"added", coming.added},
               {"changed", coming.changed},
               {"removed", coming.removed},
               {"warnings", coming.warnings}});
    else
        std::cout << fmt::format(
            "edition {}: in use; {} added, {} changed, {} removed, {} "
            "warnings touched\n",
            *number, coming.added.size(), coming.changed.size(), coming.removed.size(),
            coming.warnings.size());
    return {};
}

base::Result<void> roll_back(Work& work, const Wish& wish) {
    const auto settings = settings_of(work.paths);
    if (!settings) return tl::unexpected(settings.error());
    edition::EditionStore editions(work.paths.editions());
    auto done = editorial::roll_back(work.repository, {wish.to, wish.reason},
                                     {&editions, &*settings}, work.by());
    if (done) std::cout << "edition " << wish.to << ": in use again\n";
    return done;
}

base::Result<void> copy(Work& work, const Wish& wish) {
    std::error_code ignored;
    if (fs::equivalent(wish.file, work.paths.library(), ignored))
        return base::fail(wish.file, "is the library itself", "name another file");
    auto done = editorial::export_library(work.repository, wish.file);
    if (done) std::cout << wish.file << ": a whole copy of the library\n";
    return done;
}

base::Result<void> take(const settings::DataPaths& paths, const Wish& wish) {
    std::error_code ignored;
    if (fs::equivalent(wish.file, paths.library(), ignored))
        return base::fail(wish.file, "is the library itself", "name another file");
    fs::create_directories(paths.data, ignored);
    auto done = editorial::import_library(wish.file, paths.library(), paths.backups(), wish.force);
    if (!done) return done;
    const auto opened = open_library(paths);
    if (!opened) return tl::unexpected(opened.error());
    std::cout << paths.library().string() << ": as in " << wish.file << "\n";
    return {};
}

// The publisher's edition goes with its signature; read back where it lies now.
base::Result<void> copy_edition(const settings::DataPaths& paths, const Wish& wish) {
    const edition::EditionStore editions(paths.editions());
    int number = editions.current().value_or(0);
    if (wish.paths.size() == 2) {
        const auto& text = wish.paths.front();
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
        if (error != std::errc() || end != text.data() + text.size())
            throw CLI::ValidationError("copy-edition", "write NUMBER FILE, or FILE alone");
    }
    const auto settings = settings_of(paths);
    if (!settings) return tl::unexpected(settings.error());
    const base::Path to = wish.paths.back();
    if (auto done = editions.copy(number, to, *settings); !done) return done;
    std::cout << to.string() << ": edition " << number << ", with its signature beside it\n";
    return {};
}

base::Result<void> take_edition(const settings::DataPaths& paths, const Wish& wish) {
    const auto settings = settings_of(paths);
    if (!settings) return tl::unexpected(settings.error());
    const auto number =
        edition::EditionStore(paths.editions()).activate(wish.file, *settings, wish.force);
    if (!number) return tl::unexpected(number.error());
    std::cout << "edition " << *number << ": in use\n";
    if (!fs::exists(paths.library())) return {};
    const auto opened = open_library(paths);  // which notes what is in use now
    return opened ? base::Result<void>() : tl::unexpected(opened.error());
}

// Closed again afterwards, as recovering needs it.
bool sound(const settings::DataPaths& paths) {
    try {
        auto library = open_library(paths);
        return library && library->database().sound() && library->audit_log().verify();
    } catch (const storage::Fault&) {
        return false;
    }
}

base::Result<void> recover(const settings::DataPaths& paths, const Wish& wish) {
    if (!wish.force && sound(paths))
        return base::fail(paths.library().string(), "is sound",
                          "nothing to recover; --force goes back to the newest backup all "
                          "the same");
    const auto offer = editorial::offer_backup(paths.library(), paths.backups());
    if (!offer) return tl::unexpected(offer.error());
    auto done = editorial::accept_backup(paths.library(), *offer, {"command line", now()});
    if (!done) return done;
    const auto opened = open_library(paths);
    if (!opened) return tl::unexpected(opened.error());
    std::cout << paths.library().string() << ": as in " << offer->backup.string()
              << "; the damaged one is kept beside it\n";
    return {};
}

void add_review(Adding& adding) {
    Wish& wish = adding.wish();
    auto* sent = adding.acts("submit", "Hand drafts over for review", submit);
    sent->add_option("paths", wish.paths, "Texts");
    sent->add_flag("--all", wish.all, "All drafts");
    auto* approved = adding.acts("approve", "Let texts through to the next edition", approve);
    approved->add_option("paths", wish.paths, "Texts");
    approved->add_flag("--all", wish.all, "All that are in review");
    approved->add_option("--opened", wish.opened,
                         "Ids of the changed warnings you have read (see library diff), or all");
    approved->add_option("--due", wish.due, "Day of the next review (default: in a year)");
    approved->add_option("--comment", wish.reason, "Why it changed; recall tells it");
    auto* rejected = adding.acts("reject", "Send a text back to its author", reject);
    rejected->add_option("path", wish.path, "The text")->required();
    rejected->add_option("--comment", wish.reason, "What to change")->required();
    auto* gone = adding.acts("withdraw", "Take a page off the glass, at once", withdraw);
    gone->add_option("path", wish.path, "The page")->required();
    gone->add_option("--reason", wish.reason, "Why")->required();
    adding.acts("restore", "Take a withdrawn page back into the next edition", restore)
        ->add_option("path", wish.path, "The page")
        ->required();
}

void add_publishing(Adding& adding) {
    Wish& wish = adding.wish();
    auto* out = adding.acts("publish", "Make an edition of all approved texts and use it", publish);
    out->add_option("--passphrase-file", wish.passphrase_file,
                    "A file whose first line is the key's passphrase; - : standard input");
    out->add_flag("--json", wish.json, "As JSON");
    auto* back = adding.acts("rollback", "Use an edition again that is kept", roll_back);
    back->add_option("number", wish.to, "Its number")->required();
    back->add_option("--reason", wish.reason, "Why")->required();
    adding.reads("copy", "Copy the library to a stick", copy)
        ->add_option("file", wish.file, "The file to write")
        ->required();
    auto* taken = adding.alone("take", "Use a library that was copied to a stick", take);
    taken->add_option("file", wish.file, "The copy")->required();
    taken->add_flag("--force", wish.force, "Even one that lacks what was done here");
    adding.alone("copy-edition", "Copy an edition and its signature to a stick", copy_edition)
        ->add_option("what", wish.paths, "NUMBER FILE; FILE alone: the edition in use")
        ->required()
        ->expected(1, 2);
    auto* edition = adding.alone("take-edition", "Use an edition from a stick", take_edition);
    edition->add_option("file", wish.file, "The edition")->required();
    edition->add_flag("--force", wish.force, "Even one older than the edition in use");
    adding.alone("recover", "Replace a damaged library by its newest good backup", recover)
        ->add_flag("--force", wish.force, "Even a sound one; close the kiosk and the desk first");
}

}  // namespace

void add_library_acts(Adding& adding) {
    add_review(adding);
    add_publishing(adding);
}

}  // namespace commands
