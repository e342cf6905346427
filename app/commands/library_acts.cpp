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
#include "editorial/withdrawal.h"
#include "storage/backup.h"
#include "storage/signature.h"

namespace commands {

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
    const auto paths = paths_of(work, wish, {editorial::State::draft});
    for (const auto& path : paths)
        if (const auto sent = editorial::submit(work.repository, path, work.by()); !sent)
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
                work.by());
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

base::Result<void> withdraw(Work& work, const Wish& wish) {
    edition::EditionStore editions(work.paths.editions());
    auto done = editorial::withdraw(work.repository, editions, {wish.path, wish.reason}, work.by());
    if (done)
        std::cout << wish.path << ": withdrawn; a running kiosk hides the page '"
                  << content::Path::parse(wish.path)->id << "' within seconds, in all languages\n";
    return done;
}

base::Result<void> restore(Work& work, const Wish& wish) {
    auto done = editorial::restore(work.repository, wish.path, work.by());
    if (done) std::cout << wish.path << ": comes back with the next edition\n";
    return done;
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
    const auto settings = settings_of(work.paths);
    if (!settings) return tl::unexpected(settings.error());
    const auto passphrase = passphrase_of(work.paths, wish);
    if (!passphrase) return tl::unexpected(passphrase.error());
    edition::EditionStore editions(work.paths.editions());
    const auto coming = editorial::changes(work.repository, editions);
    const auto number = editorial::publish(work.repository,
                                           {work.paths.data, work.paths.secret_key(), *passphrase,
                                            work.by(), progress("checking page")},
                                           {editions, *settings}, work.problems);
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
    auto done = editorial::roll_back(work.repository, {wish.to, wish.reason}, {editions, *settings},
                                     work.by());
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

// Who may is known from the library here; from the copy, where that one is damaged.
base::Result<editorial::By> taker(const settings::DataPaths& paths, const Wish& wish) {
    if (!fs::exists(paths.library())) return editorial::By{{editorial::nobody, "", {}}, now()};
    auto ours = open_library(paths);
    if (ours) return who_acts(*ours, wish.signing);
    if (!wish.force) return tl::unexpected(ours.error());
    const storage::Aside aside(paths.library().string() + ".asked");
    if (auto copied = storage::copy_file(wish.file, aside.path()); !copied)
        return tl::unexpected(copied.error());
    auto theirs = editorial::Repository::open(aside.path());
    if (!theirs) return tl::unexpected(theirs.error());
    return who_acts(*theirs, wish.signing);
}

base::Result<void> take(const settings::DataPaths& paths, const Wish& wish) {
    std::error_code ignored;
    if (fs::equivalent(wish.file, paths.library(), ignored))
        return base::fail(wish.file, "is the library itself", "name another file");
    fs::create_directories(paths.data, ignored);
    const auto by = taker(paths, wish);
    if (!by) return tl::unexpected(by.error());
    auto done =
        editorial::take_library({wish.file, wish.force}, {paths.library(), paths.backups()}, *by);
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
    const auto number =
        bring_in(paths, {wish.file, wish.force}, wish.signing, editorial::take_edition);
    if (!number) return tl::unexpected(number.error());
    std::cout << "edition " << *number << ": in use\n";
    return {};
}

// Closed again afterwards, as recovering needs it.
bool sound(const settings::DataPaths& paths) {
    try {
        auto library = open_library(paths);
        return library && library->sound() && library->audit_log().verify();
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
    auto copy = editorial::Repository::open(offer->copy);
    if (!copy) return tl::unexpected(copy.error());
    const auto by = who_acts(*copy, wish.signing);
    if (!by) return tl::unexpected(by.error());
    copy = tl::unexpected(base::Problem{});  // nobody may have it open while it is moved
    auto done = editorial::bring_back_backup(paths.library(), *offer, *by);
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
    add_signing(*taken, wish.signing, "A manager; not where nobody has an account");
    adding.alone("copy-edition", "Copy an edition and its signature to a stick", copy_edition)
        ->add_option("what", wish.paths, "NUMBER FILE; FILE alone: the edition in use")
        ->required()
        ->expected(1, 2);
    auto* edition = adding.alone("take-edition", "Use an edition from a stick", take_edition);
    edition->add_option("file", wish.file, "The edition")->required();
    edition->add_flag("--force", wish.force, "Even one older than the edition in use");
    add_signing(*edition, wish.signing, "A publisher; not where nobody has an account");
    auto* back_again =
        adding.alone("recover", "Replace a damaged library by its newest good backup", recover);
    back_again->add_flag("--force", wish.force,
                         "Even a sound one; close the kiosk and the desk first");
    add_signing(*back_again, wish.signing,
                "A publisher or manager of the backup; not where nobody has an account in it");
}

}  // namespace

void add_library_acts(Adding& adding) {
    add_review(adding);
    add_publishing(adding);
}

}  // namespace commands
