#include "editorial/publish.h"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <map>

#include "content/path.h"
#include "edition/pack.h"
#include "storage/backup.h"
#include "storage/signature.h"
#include "text/unicode.h"

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

// An edition is known by its signature, which no other has.
std::string key_of(const base::Path& edition) {
    const auto signature = base::read_file(storage::signature_path(edition), 4096);
    return signature ? storage::digest_of(*signature) : "";
}

std::string in_use(const edition::EditionStore& editions) {
    const auto number = editions.current();
    return number ? key_of(editions.path(*number)) : "";
}

// What is about to be put in use, written down before: see reconcile().
struct Intent {
    std::string edition, what, words;
    AuditStamp act;
    Texts texts;  // of an edition made here
};

void intend(Repository& repository, const Intent& intent) {
    auto& database = repository.database();
    auto edition = database.prepare("INSERT OR IGNORE INTO edition VALUES(?, 0, ?, 0)");
    edition.bind(1, intent.edition).bind(2, intent.act.at).run();
    auto one = database.prepare(
        "INSERT OR IGNORE INTO published SELECT ?1, text, id FROM revision WHERE id = ?2");
    for (const auto& text : intent.texts) one.bind(1, intent.edition).bind(2, text.second).run();
    auto put = database.prepare("INSERT OR REPLACE INTO intent VALUES(1, ?, ?, ?, ?, ?)");
    put.bind(1, intent.edition).bind(2, intent.what).bind(3, intent.act.who);
    put.bind(4, intent.act.at).bind(5, intent.words).run();
}

void mark_used(Repository& repository, const std::string& edition) {
    for (const char* sql :
         {"UPDATE edition SET used = (digest = ?1)",
          "UPDATE text SET published = (SELECT revision FROM published WHERE edition = ?1 AND "
          "published.text = text.id)"})
        repository.database().prepare(sql).bind(1, edition).run();
}

// The intent has come true.
void conclude(Repository& repository, const Intent& intent, int number) {
    auto& database = repository.database();
    auto edition = database.prepare("UPDATE edition SET number = ?1 WHERE digest = ?2");
    edition.bind(1, std::int64_t{number}).bind(2, intent.edition).run();
    mark_used(repository, intent.edition);
    database.run("DELETE FROM intent");
    repository.audit_log().add(
        {0, intent.act, intent.what, fmt::format("edition {}", number), intent.words, "", ""});
}

void forget(Repository& repository) {
    repository.database().run("DELETE FROM intent; DELETE FROM edition WHERE number = 0");
}

// What was intended has been tried: `number` is the edition in use now, or 0 when it failed.
// Another program that started in between may have reconciled the record, one way or the other.
base::Result<void> settle(Repository& repository, const Intent& intent, int number) {
    return repository.act([&]() -> base::Result<void> {
        auto& database = repository.database();
        const bool waiting = database.prepare("SELECT 1 FROM intent").step();
        if (number == 0) {
            if (waiting) forget(repository);
            return {};
        }
        auto used = database.prepare("SELECT 1 FROM edition WHERE used AND digest = ?");
        if (!waiting && used.bind(1, intent.edition).step()) return {};
        used.reset();
        if (!waiting) intend(repository, intent);
        conclude(repository, intent, number);
        return {};
    });
}

Texts texts_of(Repository& repository, const std::string& sql, const std::string& edition) {
    auto rows = repository.database().prepare(sql);
    if (!edition.empty()) rows.bind(1, edition);
    Texts found;
    while (rows.step()) found.emplace(rows.text(0), rows.number(1));
    return found;
}

Texts last_published(Repository& repository, const edition::EditionStore& editions) {
    auto row = repository.database().prepare(
        "SELECT digest FROM edition WHERE number > 0 AND digest IN (SELECT edition FROM published) "
        "ORDER BY digest = ? DESC, at DESC LIMIT 1");
    row.bind(1, in_use(editions));
    if (!row.step()) return {};
    return texts_of(repository,
                    "SELECT t.path, p.revision FROM published p JOIN text t ON t.id = p.text "
                    "WHERE p.edition = ?",
                    row.text(0));
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
    auto rows = repository.database().prepare(
        "SELECT c.path FROM coming c JOIN revision r ON r.id = c.revision WHERE NOT EXISTS(SELECT "
        "1 FROM history h WHERE h.object = c.path AND h.what = 'approve' AND h.digest = "
        "r.digest)");
    while (rows.step())
        problems.push_back({rows.text(0), 0, base::Severity::error,
                            "stands as approved, but the history tells of no approval",
                            "have it approved again"});
}

std::set<std::string> withdrawn_pages(Repository& repository) {
    auto rows = repository.database().prepare(
        "SELECT page FROM text WHERE withdrawn AND language = 'en' AND page <> ''");
    std::set<std::string> pages;
    while (rows.step()) pages.insert(rows.text(0));
    return pages;
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

// Pages that were taken off the glass at once come back with the edition that holds them anew. Not
// where the power went before the library knew of it: that is told.
void put_back(Repository& repository, edition::EditionStore& editions, base::Problems& problems) {
    const auto texts = repository.coming();
    auto row = repository.database().prepare(
        "SELECT 1 FROM history h JOIN text t ON t.path = h.object WHERE h.what = 'withdraw' AND "
        "t.page = ?");
    for (const auto& page : editions.withdrawn()) {
        const std::string path = content::Path::page("en", page).str();
        row.reset();
        if (row.bind(1, page).step() && texts.contains(path))
            (void)editions.restore(page);
        else if (texts.contains(path))
            problems.push_back({path, 0, base::Severity::warning,
                                "is off the glass, but the library does not know why",
                                "withdraw it again"});
    }
}

base::Result<void> is_publisher(const Person& person) {
    if (person.may(StaffRole::publisher)) return {};
    return base::fail("the edition", "is not for " + person.name + ", who is no publisher",
                      "ask a publisher");
}

base::Result<void> try_reconcile(Repository& repository, const edition::EditionStore& editions) {
    return repository.act([&]() -> base::Result<void> {
        reconcile(repository, editions);
        return {};
    });
}

}  // namespace

Changes changes(Repository& repository, const edition::EditionStore& editions) {
    const Texts before = last_published(repository, editions), after = repository.coming();
    Changes made = moved(before, after);
    const auto page = [&](const Texts& texts, const std::string& path) {
        const auto found = texts.find(path);
        return repository.parsed(found == texts.end() ? ""
                                                      : repository.revision(found->second)->body);
    };
    for (const auto* paths : {&made.added, &made.changed, &made.removed})
        for (const auto& path : *paths)
            if (content::Path::parse(path)->is_page())
                for (const auto& id :
                     changed_warnings(page(before, path)->document, page(after, path)->document))
                    made.warnings.push_back(path + ": " + id);
    auto rows = repository.database().prepare(
        "SELECT path FROM text WHERE approved IS NULL OR approved <> newest ORDER BY path");
    while (rows.step()) made.waiting.push_back(rows.text(0));
    return made;
}

base::Result<int> publish(Repository& repository, const Publishing& wish,
                          const std::pair<edition::EditionStore*, const settings::Settings*>& shop,
                          const std::pair<Person, Moment>& by, base::Problems& problems) {
    if (auto may = is_publisher(by.first); !may) return tl::unexpected(may.error());
    const base::Lock lock(wish.data / "publishing.lock");
    if (!lock.taken())
        return base::fail(wish.data.string(), "somebody is publishing at this moment",
                          "wait until they are done, and see whether yours is in it");
    edition::EditionStore& editions = *shop.first;
    if (auto done = try_reconcile(repository, editions); !done) return tl::unexpected(done.error());
    const storage::Aside aside(building(wish.data)),
        signature(storage::signature_path(aside.path()));
    Intent intent{"", "publish", "", {by.first.name, by.second}, {}};
    auto done = repository.act([&]() -> base::Result<void> {
        intent.texts = repository.coming();
        if (intent.texts.empty())
            return base::fail("the edition", "would be empty: no text is approved yet",
                              "have the texts reviewed and approved, then publish");
        approvals(repository, problems);
        return {};
    });
    if (done)
        done = build(TextTree(repository, intent.texts, TextTree::Pages::passing),
                     {aside.path(), wish.secret_key, wish.progress, wish.passphrase,
                      storage::published_stamp(by.second), withdrawn_pages(repository)},
                     problems);
    if (!done) return tl::unexpected(done.error());
    const Changes made = moved(last_published(repository, editions), intent.texts);
    intent.words = fmt::format("{} added, {} changed, {} removed", made.added.size(),
                               made.changed.size(), made.removed.size());
    intent.edition = key_of(aside.path());
    done = repository.act([&]() -> base::Result<void> {
        intend(repository, intent);
        return {};
    });
    if (!done) return tl::unexpected(done.error());
    // What is built here is the newest there is, whatever a clock that jumped may have written.
    const auto number = editions.activate(aside.path(), *shop.second, true);
    done = settle(repository, intent, number.value_or(0));
    if (!number) return tl::unexpected(number.error());
    if (done)
        done = storage::back_up(repository.database(), wish.data / "backups", "library",
                                editions_kept);
    if (!done) {  // it is published all the same; reconcile() writes what could not be written
        problems.push_back(done.error());
        problems.back().severity = base::Severity::warning;
    }
    put_back(repository, editions, problems);
    editions.prune(editions_kept);
    return *number;
}

base::Result<void> roll_back(
    Repository& repository, const RollBack& wish,
    const std::pair<edition::EditionStore*, const settings::Settings*>& shop,
    const std::pair<Person, Moment>& by) {
    const std::string name = fmt::format("edition {}", wish.number);
    edition::EditionStore& editions = *shop.first;
    if (auto may = is_publisher(by.first); !may) return may;
    if (wish.reason.find_first_not_of(" \t\n") == std::string::npos || !text::harmless(wish.reason))
        return base::fail(name, "needs a reason", "say in a few words why");
    if (editions.current() == wish.number) return base::fail(name, "is in use already");
    const std::string edition = key_of(editions.path(wish.number));
    if (edition.empty()) return base::fail(name, "is not kept here", "name one that is");
    if (auto done = try_reconcile(repository, editions); !done) return done;
    const Intent intent{edition, "roll back", wish.reason, {by.first.name, by.second}, {}};
    auto done = repository.act([&]() -> base::Result<void> {
        intend(repository, intent);
        return {};
    });
    if (!done) return done;
    const auto pointed = editions.point_to(wish.number, *shop.second);
    done = settle(repository, intent, pointed ? wish.number : 0);
    return pointed ? done : pointed;
}

void reconcile(Repository& repository, const edition::EditionStore& editions) {
    auto& database = repository.database();
    database.transaction([&] {
        const std::string now = in_use(editions);
        auto row = database.prepare("SELECT edition, what, words, who, at FROM intent");
        if (row.step()) {
            const Intent intent{
                row.text(0), row.text(1), row.text(2), {row.text(3), row.number(4)}, {}};
            row.reset();
            if (!now.empty() && intent.edition == now)
                return conclude(repository, intent, *editions.current());
            // It may stand on the shelf all the same, and be used one day: what is in it stays
            // known.
            database.run("DELETE FROM intent");
        }
        auto used = database.prepare("SELECT digest FROM edition WHERE used");
        const std::string known = used.step() ? used.text(0) : "";
        used.reset();
        if (known == now) return;
        auto edition = database.prepare("UPDATE edition SET number = ?1 WHERE digest = ?2");
        edition.bind(1, std::int64_t{editions.current().value_or(0)}).bind(2, now).run();
        mark_used(repository, now);
    });
}

base::Result<void> export_library(Repository& repository, const base::Path& to) {
    storage::remove_journals(to);
    try {
        repository.database().copy_to(to);
    } catch (const storage::Fault& fault) {
        return base::fail(to.string(), fault.what(), "nothing was exported");
    }
    return whole(to);
}

base::Result<void> import_library(const base::Path& from, const base::Path& to,
                                  const base::Path& backups, bool force) {
    const storage::Aside aside(to.string() + ".importing");
    auto done = storage::copy_file(from, aside.path());
    if (!done) return done;
    auto theirs = Repository::open(aside.path());  // brought up to date where it is older
    done = theirs ? whole(theirs->database()) : tl::unexpected(theirs.error());
    // Any database, even an empty one, could be made one of ours.
    if (done && theirs->audit_log().head().empty())
        done = base::fail("", "is no library of ours", "name a copy of a library");
    if (!done) return base::fail(from.string(), done.error().what, done.error().fix);
    if (!fs::exists(to)) return export_library(*theirs, to);
    auto ours = Repository::open(to);
    if (!ours && !force) return tl::unexpected(ours.error());
    if (!ours) {
        const base::Path good = to.string() + ".recovering";
        done = export_library(*theirs, good);
        return done ? storage::replace(to, good) : done;
    }
    if (Accounts(theirs->database()).people().empty() &&
        !Accounts(ours->database()).people().empty())
        return base::fail(from.string(), "holds no accounts: nobody could sign in to it",
                          "name a copy that does");
    const std::string head = ours->audit_log().head();
    if (!force && !head.empty() && !theirs->audit_log().knows(head))
        return base::fail(from.string(), "does not know all that was done in the library here",
                          "import it with --force if what was done here may go");
    done = storage::back_up(ours->database(), backups, "library", editions_kept);
    if (!done) return done;
    try {
        ours->database().become(theirs->database());
    } catch (const storage::Fault& fault) {
        return base::fail(to.string(), fault.what(), "nothing was changed");
    }
    return {};
}

}  // namespace editorial
