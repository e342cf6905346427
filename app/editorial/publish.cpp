#include "editorial/publish.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>

#include "content/path.h"
#include "edition/folder_lock.h"
#include "edition/pack.h"
#include "editorial/put_in_use.h"
#include "editorial/safekeeping.h"
#include "storage/backup.h"
#include "storage/signature.h"

namespace editorial {

namespace {

namespace fs = std::filesystem;

// Where an edition is built: DATA/publishing-PID.db. Only whoever holds the lock makes one, so what
// is found there was left by a program cut off.
base::Path building(const base::Path& data) {
    std::error_code ignored;
    std::vector<base::Path> left;
    for (const auto& entry : fs::directory_iterator(data, ignored))
        if (entry.path().filename().string().starts_with("publishing-")) left.push_back(entry);
    for (const auto& path : left) fs::remove_all(path, ignored);
    return data / ("publishing-" + std::to_string(::getpid()) + ".db");
}

// Without warnings, which cost reading.
Changes moved(const Texts& before, const Texts& after) {
    Changes made;
    for (const auto& [path, revision] : after) {
        const auto same = before.find(path);
        if (same == before.end())
            made.added.push_back(path);
        else if (same->second != revision)
            made.changed.push_back(path);
    }
    for (const auto& one : before)
        if (!after.contains(one.first)) made.removed.push_back(one.first);
    return made;
}

// Every approval stands in the history, which cannot be written unseen.
void approvals(Repository& repository, base::Problems& problems) {
    for (const auto& path : repository.records().unproven())
        problems.push_back({path, 0, base::Severity::error,
                            "stands as approved, but the history tells of no approval",
                            "have it approved again"});
}

// All that is wrong is told, not the first of it.
base::Result<void> build(const content::Tree& texts, const edition::Packing& packing,
                         base::Problems& problems) {
    auto packed = edition::pack(texts, packing, problems);
    if (packed) return {};
    if (base::any_error(problems))
        return base::fail("the approved texts", "do not fit together, so nothing was published",
                          "mend the problems above, have them approved, then publish again");
    return tl::unexpected(packed.error());
}

// Pages that were taken off the glass come back with the edition that holds them anew: its text is
// released, older ones stay off. Not where the power went before the library knew of it.
void put_back(Repository& repository, const Destination& to, base::Problems& problems) {
    auto records = repository.records();
    const auto texts = records.coming();
    const auto known = to.editions.withdrawals();
    if (!known || known->empty()) return;
    base::Problems ignored;
    const auto edition = to.editions.open_best(to.settings, ignored);
    if (!edition) return;
    for (const auto& one : *known) {
        const std::string path = content::Path::page("en", one.page).str();
        if (!texts.contains(path) || !one.rests(*edition)) continue;
        const bool ours = records.withdrawn_since(one.page, text::parse_utc(one.on).value_or(0));
        const auto done = ours ? to.editions.release(one.page, *edition) : base::Result<void>();
        if (!ours || !done)
            problems.push_back({path, 0, base::Severity::warning,
                                ours ? "stays off the glass: " + done.error().what
                                     : "is off the glass, but the library does not know why",
                                ours ? "release it by name" : "withdraw it again"});
    }
}

}  // namespace

Changes changes(Repository& repository, const edition::EditionStore& editions) {
    auto records = repository.records();
    const Texts before = records.last_published(key_in_use(editions)), after = records.coming();
    Changes made = moved(before, after);
    const auto body = [&](const Texts& texts, const std::string& path) {
        const auto found = texts.find(path);
        return found == texts.end() ? "" : repository.revision(found->second)->body;
    };
    std::set<std::string> told, elsewhere;
    const auto tell = [&](const std::string& warning) {
        if (told.insert(warning).second) made.warnings.push_back(warning);
    };
    const auto revision = [](const Texts& texts, const std::string& path) {
        const auto found = texts.find(path);
        return found == texts.end() ? 0 : found->second;
    };
    const auto look_at = [&](const std::string& path) {
        const Versions texts{*content::Path::parse(path), body(before, path), body(after, path)};
        Moved one{path, revision(before, path), revision(after, path)};
        const auto signs = touched(repository, texts);
        one.signs = static_cast<int>(signs.size());
        made.moved.push_back(std::move(one));
        if (texts.path.is_page())
            for (const auto& sign : signs) tell(path + ": " + sign.id);
        for (const auto& warning : where_they_stand(repository, texts)) {
            tell(warning);
            elsewhere.insert(warning.substr(0, warning.find(": ")));
        }
    };
    for (const auto* paths : {&made.added, &made.changed, &made.removed})
        for (const auto& path : *paths) look_at(path);
    for (const auto& one : made.moved) elsewhere.erase(one.path);
    made.elsewhere.assign(elsewhere.begin(), elsewhere.end());
    std::stable_sort(made.moved.begin(), made.moved.end(),
                     [](const auto& one, const auto& other) { return one.signs > other.signs; });
    made.waiting = records.waiting();
    return made;
}

base::Result<int> publish(Repository& repository, const Publishing& wish, const Destination& to,
                          base::Problems& problems) {
    if (auto may = allowed(wish.by.person, Action::publish, "the edition"); !may)
        return tl::unexpected(may.error());
    if (!wish.why.empty())
        if (auto words = said("the edition", wish.why, "a reason"); !words)
            return tl::unexpected(words.error());
    const base::Lock lock(wish.paths.publishing_lock());
    if (!lock.taken())
        return base::fail(wish.paths.data.string(),
                          "somebody is publishing at this moment: " +
                              edition::holder_of(wish.paths.publishing_lock()),
                          "wait until they are done, and see whether yours is in it");
    if (auto done = try_reconcile(repository, to.editions); !done)
        return tl::unexpected(done.error());
    const storage::Aside aside(building(wish.paths.data)),
        signature(storage::signature_path(aside.path()));
    Intent intent{"", Action::publish, "", wish.by.stamp()};
    auto done = repository.act([&]() -> base::Result<void> {
        intent.texts = repository.records().coming();
        if (intent.texts.empty())
            return base::fail("the edition", "would be empty: no text is approved yet",
                              "have the texts reviewed and approved, then publish");
        approvals(repository, problems);
        return {};
    });
    if (done)
        done = build(TextTree(repository, intent.texts, TextTree::Pages::passing),
                     {aside.path(), wish.paths.secret_key(), wish.progress, wish.passphrase,
                      storage::published_stamp(wish.by.at), repository.records().withdrawn_pages(),
                      text::day_of(wish.by.at)},
                     problems);
    if (!done) return tl::unexpected(done.error());
    const Changes made =
        moved(repository.records().last_published(key_in_use(to.editions)), intent.texts);
    intent.words =
        fmt::format("{}{}{} added, {} changed, {} removed", wish.why, wish.why.empty() ? "" : ": ",
                    made.added.size(), made.changed.size(), made.removed.size());
    intent.edition = key_of(aside.path());
    auto used = put_in_use(repository, intent,
                           [&] { return to.editions.use_own(aside.path(), to.settings); });
    if (!used.number) return used.number;
    if (used.noted) used.noted = keep_safe(repository, {wish.paths.backups(), to.settings.backups});
    if (!used.noted) {  // it is published all the same; reconcile() writes what could not be
        problems.push_back(used.noted.error());
        problems.back().severity = base::Severity::warning;
    }
    put_back(repository, to, problems);
    to.editions.prune(editions_kept);
    return used.number;
}

std::vector<std::string> resting_in(const Destination& to) {
    base::Problems ignored;
    const auto edition = to.editions.open_best(to.settings, ignored);
    if (!edition) return {};
    std::vector<std::string> pages;
    for (const auto& page : to.editions.resting(*edition).value_or(std::set<std::string>()))
        if (!edition->text_of(page).empty()) pages.push_back(page);
    return pages;
}

base::Result<std::vector<std::string>> roll_back(Repository& repository, const RollBack& wish,
                                                 const Destination& to, const By& by) {
    const std::string name = fmt::format("edition {}", wish.number);
    if (auto may = allowed(by.person, Action::roll_back, name); !may)
        return tl::unexpected(may.error());
    if (auto words = said(name, wish.reason, "a reason"); !words)
        return tl::unexpected(words.error());
    if (to.editions.current() == wish.number) return base::fail(name, "is in use already");
    const std::string edition = key_of(to.editions.path(wish.number));
    if (edition.empty()) return base::fail(name, "is not kept here", "name one that is");
    if (auto done = try_reconcile(repository, to.editions); !done)
        return tl::unexpected(done.error());
    const Intent intent{edition, Action::roll_back, wish.reason, by.stamp()};
    auto used = put_in_use(repository, intent, [&]() -> base::Result<int> {
        if (auto pointed = to.editions.point_to(wish.number, to.settings); !pointed)
            return tl::unexpected(pointed.error());
        return wish.number;
    });
    if (!used.number) return tl::unexpected(used.number.error());
    if (!used.noted) return tl::unexpected(used.noted.error());
    return resting_in(to);
}

}  // namespace editorial
