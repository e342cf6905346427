// What becomes of texts: review, approval, withdrawal, publishing.
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <CLI/CLI.hpp>

#include <iostream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "commands/library.h"
#include "content/path.h"
#include "devices/clock.h"
#include "editorial/recovery.h"
#include "editorial/withdrawal.h"

namespace commands {

namespace {

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

// The first letters, as a person can compare them.
std::string short_digest(const editorial::Revision& text) { return text.digest.substr(0, 12); }

base::Result<editorial::Revision> newest(Work& work, const std::string& path) {
    const auto found = work.repository.newest(path);
    if (!found) return base::fail(path, "is not in the library", "urokiosk library list");
    return *found;
}

base::Result<void> submit(Work& work, const Wish& wish) {
    const auto paths = paths_of(work, wish, {editorial::State::draft});
    for (const auto& path : paths)
        if (const auto sent = editorial::submit(work.repository, path, work.by()); !sent) {
            work.problems.push_back(sent.error());
        } else {
            const auto text = newest(work, path);
            if (!text) return tl::unexpected(text.error());
            std::cout << fmt::format("{}: in review: revision {}, digest {}\n", path, text->number,
                                     short_digest(*text));
        }
    return {};
}

// Ids with commas between them.
std::set<std::string> ids_in(const std::string& list) {
    std::set<std::string> ids;
    for (std::size_t begin = 0; begin < list.size();) {
        const auto end = std::min(list.find(',', begin), list.size());
        if (end > begin) ids.insert(list.substr(begin, end - begin));
        begin = end + 1;
    }
    return ids;
}

// A text as it was read: by the number of its revision, or by how its digest begins; and the
// changed warnings that were looked at in it.
struct Read {
    std::string path, digest;
    int number = 0;
    std::set<std::string> opened = {};
};

constexpr std::size_t shortest_digest = 8;  // letters that tell one text from another

// One line a text, as to-review writes it: PATH DIGEST, and the ids of changed warnings.
base::Result<std::vector<Read>> listed(const std::string& file) {
    constexpr std::uintmax_t largest = 1U << 20U;
    const auto text = base::read_file(file, largest);
    if (!text) return tl::unexpected(text.error());
    std::istringstream lines(*text);
    std::vector<Read> read;
    int number = 0;
    for (std::string line; std::getline(lines, line);) {
        ++number;
        std::istringstream words(line);
        Read one;
        std::string ids;  // words for the voice may be several: "COVID 19"
        words >> one.path >> one.digest;
        std::getline(words >> std::ws, ids);
        if (one.path.empty() || one.path.starts_with('#')) continue;
        if (one.digest.size() < shortest_digest)
            return tl::unexpected(base::Problem{
                file, number, base::Severity::error, "is no line of library to-review",
                "write PATH DIGEST, and the ids of the changed warnings with commas between"});
        one.opened = ids_in(ids);
        read.push_back(std::move(one));
    }
    return read;
}

// Whoever approves says which revision was read: another one may have come since.
base::Result<std::vector<Read>> texts_read(const Wish& wish) {
    const auto count = wish.paths.size();
    const bool named = count + wish.revisions.size() + wish.digests.size() > 0;
    if (!wish.file.empty() && (named || !wish.opened.empty()))
        throw CLI::ValidationError("--list", "is in the place of texts, revisions and warnings");
    if (!wish.file.empty()) return listed(wish.file);
    if (count == 0) throw CLI::ValidationError("paths", "name some texts, or a --list of them");
    if (wish.revisions.size() + wish.digests.size() == 0)
        throw CLI::ValidationError(
            "--revision",
            "is missing: name the revision you have read, as library to-review and "
            "library diff tell it, or its --digest");
    if ((!wish.revisions.empty() && wish.revisions.size() != count) ||
        (!wish.digests.empty() && wish.digests.size() != count))
        throw CLI::ValidationError("--revision", "name one for each text, in their order");
    const auto opened = ids_in(wish.opened);
    if (opened.contains("all"))
        throw CLI::ValidationError(
            "--opened", "name each changed warning you have read, as library diff tells them");
    std::vector<Read> read;
    for (std::size_t i = 0; i < count; ++i) {
        read.push_back({wish.paths[i], wish.digests.empty() ? "" : wish.digests[i],
                        wish.revisions.empty() ? 0 : wish.revisions[i], opened});
        if (!wish.digests.empty() && wish.digests[i].size() < shortest_digest)
            throw CLI::ValidationError("--digest", "write at least 8 of its letters");
    }
    return read;
}

std::vector<std::string> changed_warnings(Work& work, const editorial::Revision& text) {
    const auto before = work.repository.approved(text.path);
    return editorial::ids_of(editorial::touched(
        work.repository,
        {*content::Path::parse(text.path), before ? before->body : "", text.body}));
}

// What waits, by what tells this text from any other: whoever has read them approves by the list.
base::Result<void> to_review(Work& work, const Wish&) {
    for (const auto& entry : work.repository.list()) {
        if (entry.state != editorial::State::in_review) continue;
        const auto text = newest(work, entry.path);
        if (!text) return tl::unexpected(text.error());
        std::cout << fmt::format("{} {} {}\n", text->path, short_digest(*text),
                                 fmt::join(changed_warnings(work, *text), ","));
    }
    return {};
}

base::Result<editorial::Revision> approve_one(Work& work, const Wish& wish, const Read& read) {
    const auto text = newest(work, read.path);
    if (!text) return text;
    if (read.number != 0 && read.number != text->number)
        return base::fail(
            read.path,
            fmt::format("revision {} is not the newest any more: {} wrote revision {}", read.number,
                        text->by, text->number),
            "look at the newest one");
    editorial::Approving approving{text->id, read.opened, devices::SystemClock().today(),
                                   text::parse_date(wish.due).value_or(text::Date{}), wish.reason};
    approving.digest = read.digest;
    return editorial::approve(work.repository, approving, work.by());
}

base::Result<void> approve(Work& work, const Wish& wish) {
    if (!wish.due.empty() && !text::parse_date(wish.due))
        throw CLI::ValidationError("--due", "write a day like 2027-11-23");
    const auto all = texts_read(wish);
    if (!all) return tl::unexpected(all.error());
    for (const auto& read : *all) {
        const auto before = work.repository.newest(read.path);
        const auto text = approve_one(work, wish, read);
        if (!text)
            work.problems.push_back(text.error());
        else
            std::cout << fmt::format("{}: revision {}, digest {}: approved as revision {}\n",
                                     read.path, before->number, short_digest(*before),
                                     text->number);
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

// Who may is known from the newest backup.
base::Result<void> withdraw_from_glass(const settings::DataPaths& paths, const Wish& wish) {
    const auto holder = editorial::holder_of_library(paths.library());
    const auto offer = editorial::offer_backup(paths.library(), paths.backups());
    if (!offer)
        return base::fail(paths.library().string(), "is held by " + holder,
                          "end it, and try again; there is no backup that knows who you are");
    auto backup = editorial::Repository::open(offer->copy);
    if (!backup) return tl::unexpected(backup.error());
    const auto secret = read_secret(wish.signing.file, "Secret of " + wish.signing.name);
    if (!secret) return tl::unexpected(secret.error());
    edition::EditionStore editions(paths.editions());
    auto done = editorial::withdraw_unread(*backup, editions, {wish.path, wish.reason},
                                           {wish.signing.name, *secret, now()});
    if (done)
        std::cout << wish.path << ": off the glass within seconds; the library is held by "
                  << holder << ", and learns of it when it is opened next\n";
    return done;
}

base::Result<void> release(Work& work, const Wish& wish) {
    const auto settings = settings_of(work.paths);
    if (!settings) return tl::unexpected(settings.error());
    edition::EditionStore editions(work.paths.editions());
    const auto edition = editions.open_best(*settings, work.problems);
    if (!edition) return base::fail(work.paths.editions().string(), "holds no edition");
    auto done = editorial::release(work.repository, editions, {wish.path, *edition}, work.by());
    if (done) std::cout << wish.path << ": is shown again, as the edition in use has it\n";
    return done;
}

base::Result<void> restore(Work& work, const Wish& wish) {
    auto done = editorial::restore(work.repository, wish.path, work.by());
    if (done) std::cout << wish.path << ": comes back with the next edition\n";
    return done;
}

base::Result<void> publish(Work& work, const Wish& wish) {
    const auto settings = settings_of(work.paths);
    if (!settings) return tl::unexpected(settings.error());
    const auto passphrase = passphrase_of(work.paths, wish);
    if (!passphrase) return tl::unexpected(passphrase.error());
    edition::EditionStore editions(work.paths.editions());
    const auto coming = editorial::changes(work.repository, editions);
    const auto number = editorial::publish(
        work.repository, {work.paths, *passphrase, work.by(), progress("checking page")},
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
    if (!done) return tl::unexpected(done.error());
    std::cout << "edition " << wish.to << ": in use again\n";
    say_resting(*done);
    return {};
}

void add_review(Adding& adding) {
    Wish& wish = adding.wish();
    auto* sent = adding.acts("submit", "Hand drafts over for review", submit);
    sent->add_option("paths", wish.paths, "Texts");
    sent->add_flag("--all", wish.all, "All drafts");
    adding.reads("to-review", "What waits for approval: path, digest, changed warnings", to_review);
    auto* approved = adding.acts("approve", "Let texts through to the next edition", approve);
    approved->add_option("paths", wish.paths, "Texts");
    approved->add_option("--list", wish.file,
                         "A file of what you have read, as library to-review writes it");
    approved
        ->add_option("--revision", wish.revisions,
                     "The revision you have read; of several texts with commas between them")
        ->delimiter(',')
        ->allow_extra_args(false);
    approved->add_option("--digest", wish.digests, "Its digest, or how that begins, in its place")
        ->delimiter(',')
        ->allow_extra_args(false);
    approved->add_option("--opened", wish.opened,
                         "Ids of the changed warnings you have read, as library diff tells them");
    approved->add_option("--due", wish.due, "Day of the next review (default: in a year)");
    approved->add_option("--comment", wish.reason, "Why it changed; recall tells it");
    auto* rejected = adding.acts("reject", "Send a text back to its author", reject);
    rejected->add_option("path", wish.path, "The text")->required();
    rejected->add_option("--comment", wish.reason, "What to change")->required();
    auto* gone = adding.acts("withdraw", "Take a page off the glass, at once", withdraw,
                             withdraw_from_glass);
    gone->add_option("path", wish.path, "The page")->required();
    gone->add_option("--reason", wish.reason, "Why")->required();
    gone->parse_complete_callback([adding] { adding.give_room(); });
    adding.acts("release", "Show a text again that was withdrawn once", release)
        ->add_option("path", wish.path, "The page")
        ->required();
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
}

}  // namespace

void add_library_acts(Adding& adding) {
    add_review(adding);
    add_publishing(adding);
    add_library_sticks(adding);
}

}  // namespace commands
