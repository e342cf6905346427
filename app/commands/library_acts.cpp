// What becomes of texts: review, approval, withdrawal, publishing.
#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <iostream>
#include <nlohmann/json.hpp>

#include "commands/library.h"
#include "content/path.h"
#include "devices/clock.h"
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

// "a,b", or "all" of those that changed.
std::set<std::string> opened_of(Work& work, const Wish& wish, const editorial::Revision& text) {
    std::set<std::string> opened;
    if (wish.opened == "all") {
        const auto before = work.repository.approved(text.path);
        const auto changed = editorial::ids_of(editorial::touched(
            work.repository,
            {*content::Path::parse(text.path), before ? before->body : "", text.body}));
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

// A text as it was read: by the number of its revision, or by how its digest begins.
struct Read {
    std::string path, digest;
    int number = 0;
};

constexpr std::size_t shortest_digest = 8;  // letters that tell one text from another

// Whoever approves says which revision was read: another one may have come since.
std::vector<Read> texts_read(Work& work, const Wish& wish) {
    std::vector<Read> read;
    if (wish.all) {
        if (!wish.paths.empty() || !wish.revisions.empty() || !wish.digests.empty())
            throw CLI::ValidationError("--all", "name some texts, or say --all");
        for (const auto& text : work.repository.list())
            if (text.state == editorial::State::in_review)
                read.push_back({text.path, "", text.number});
        return read;
    }
    const auto count = wish.paths.size();
    if (count == 0) throw CLI::ValidationError("paths", "name some texts, or say --all");
    if (wish.revisions.size() + wish.digests.size() == 0)
        throw CLI::ValidationError(
            "--revision",
            "is missing: name the revision you have read, as library submit and "
            "library diff tell it, or its --digest");
    if ((!wish.revisions.empty() && wish.revisions.size() != count) ||
        (!wish.digests.empty() && wish.digests.size() != count))
        throw CLI::ValidationError("--revision", "name one for each text, in their order");
    for (std::size_t i = 0; i < count; ++i) {
        read.push_back({wish.paths[i], wish.digests.empty() ? "" : wish.digests[i],
                        wish.revisions.empty() ? 0 : wish.revisions[i]});
        if (!wish.digests.empty() && wish.digests[i].size() < shortest_digest)
            throw CLI::ValidationError("--digest", "write at least 8 of its letters");
    }
    return read;
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
    editorial::Approving approving{text->id, opened_of(work, wish, *text),
                                   devices::SystemClock().today(),
                                   text::parse_date(wish.due).value_or(text::Date{}), wish.reason};
    approving.digest = read.digest;
    return editorial::approve(work.repository, approving, work.by());
}

base::Result<void> approve(Work& work, const Wish& wish) {
    if (!wish.due.empty() && !text::parse_date(wish.due))
        throw CLI::ValidationError("--due", "write a day like 2027-11-23");
    for (const auto& read : texts_read(work, wish)) {
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
    auto* approved = adding.acts("approve", "Let texts through to the next edition", approve);
    approved->add_option("paths", wish.paths, "Texts");
    approved->add_flag("--all", wish.all, "All that are in review; each is named");
    approved
        ->add_option("--revision", wish.revisions,
                     "The revision you have read; of several texts with commas between them")
        ->delimiter(',')
        ->allow_extra_args(false);
    approved->add_option("--digest", wish.digests, "Its digest, or how that begins, in its place")
        ->delimiter(',')
        ->allow_extra_args(false);
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
