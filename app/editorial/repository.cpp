#include "editorial/repository.h"

#include <fmt/format.h>

#include "editorial/rows/records.h"
#include "editorial/rows/revision_rows.h"
#include "storage/backup.h"

namespace editorial {

namespace {

// The one list of migrations of library.db. A step that was released is never changed: write the
// next. Bodies stand last in their rows, so that a list does not read past them.
std::vector<std::string> migrations() {
    return {R"(
CREATE TABLE history(number INTEGER PRIMARY KEY, who TEXT NOT NULL, at INTEGER NOT NULL,
  what TEXT NOT NULL, object TEXT NOT NULL, words TEXT NOT NULL, digest TEXT NOT NULL,
  hash TEXT NOT NULL);
CREATE INDEX history_object ON history(object);
CREATE TRIGGER history_stays BEFORE UPDATE ON history
  BEGIN SELECT RAISE(ABORT, 'the history is never changed'); END;
CREATE TRIGGER history_kept BEFORE DELETE ON history
  BEGIN SELECT RAISE(ABORT, 'the history is never cut'); END;

CREATE TABLE person(name TEXT PRIMARY KEY, shown_name TEXT NOT NULL, duties INTEGER NOT NULL,
  clinical INTEGER NOT NULL, active INTEGER NOT NULL, secret TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE try(name TEXT PRIMARY KEY, wrong INTEGER NOT NULL, last INTEGER NOT NULL)
  WITHOUT ROWID;

CREATE TABLE text(id INTEGER PRIMARY KEY, path TEXT UNIQUE NOT NULL, language TEXT NOT NULL,
  page TEXT NOT NULL, title TEXT NOT NULL, grade REAL NOT NULL, errors INTEGER NOT NULL,
  warnings INTEGER NOT NULL, due TEXT NOT NULL DEFAULT '', withdrawn INTEGER NOT NULL DEFAULT 0,
  newest INTEGER REFERENCES revision(id), approved INTEGER REFERENCES revision(id),
  published INTEGER REFERENCES revision(id));
CREATE TABLE revision(id INTEGER PRIMARY KEY, text INTEGER NOT NULL REFERENCES text(id),
  number INTEGER NOT NULL, who TEXT NOT NULL, at INTEGER NOT NULL, state TEXT NOT NULL,
  decided_by TEXT NOT NULL DEFAULT '', comment TEXT NOT NULL DEFAULT '',
  reviewed INTEGER REFERENCES revision(id), digest TEXT NOT NULL, body TEXT NOT NULL,
  UNIQUE(text, number));
CREATE TRIGGER revision_stays BEFORE UPDATE OF id, text, number, who, at, reviewed, digest, body
  ON revision BEGIN SELECT RAISE(ABORT, 'a revision is never changed'); END;
CREATE TRIGGER revision_kept BEFORE DELETE ON revision
  BEGIN SELECT RAISE(ABORT, 'a revision is never thrown away'); END;
-- What the next edition is made of: approved texts less withdrawn pages and their translations.
CREATE VIEW coming AS SELECT t.path, t.id AS text, t.approved AS revision FROM text t
  WHERE t.approved IS NOT NULL AND NOT t.withdrawn AND (t.page = '' OR NOT EXISTS(SELECT 1 FROM
  text e WHERE e.path = 'en/topics/' || t.page || '.md' AND e.withdrawn));
CREATE TABLE draft(path TEXT NOT NULL, who TEXT NOT NULL, base INTEGER NOT NULL,
  at INTEGER NOT NULL, body TEXT NOT NULL, UNIQUE(path, who));
CREATE TABLE remark(id INTEGER PRIMARY KEY, revision INTEGER NOT NULL REFERENCES revision(id),
  line INTEGER NOT NULL, who TEXT NOT NULL, at INTEGER NOT NULL, words TEXT NOT NULL);

CREATE TABLE edition(digest TEXT PRIMARY KEY, number INTEGER NOT NULL, at INTEGER NOT NULL,
  used INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
CREATE TABLE published(edition TEXT NOT NULL REFERENCES edition(digest) ON DELETE CASCADE,
  text INTEGER NOT NULL REFERENCES text(id), revision INTEGER NOT NULL REFERENCES revision(id),
  PRIMARY KEY(edition, text)) WITHOUT ROWID;
CREATE TABLE intent(id INTEGER PRIMARY KEY CHECK(id = 1), edition TEXT NOT NULL,
  what TEXT NOT NULL, who TEXT NOT NULL, at INTEGER NOT NULL, words TEXT NOT NULL);
)",
            "ALTER TABLE person RENAME COLUMN duties TO roles",
            R"(
-- Who took a revision from elsewhere, where no key says that its author is its author.
CREATE TABLE brought(revision INTEGER PRIMARY KEY REFERENCES revision(id), who TEXT NOT NULL);
CREATE TRIGGER brought_stays BEFORE UPDATE ON brought
  BEGIN SELECT RAISE(ABORT, 'who brought a revision is never changed'); END;
)",
            // The languages a reviewer approves, with gaps between; none: all.
            "ALTER TABLE person ADD COLUMN languages TEXT NOT NULL DEFAULT ''",
            // Of the house, where `who` is empty; else a form of that person.
            "CREATE TABLE kept(name TEXT NOT NULL, who TEXT NOT NULL, body TEXT NOT NULL, "
            "PRIMARY KEY(name, who)) WITHOUT ROWID"};
}

}  // namespace

base::Result<Repository> Repository::create(const base::Path& path) {
    auto database = storage::Database::create(path, migrations(), {application_id});
    if (!database) return tl::unexpected(database.error());
    return Repository(*database);
}

std::optional<storage::Fault> Repository::fault_of(const base::Path& path) {
    if (auto fault = storage::Database::fault_of(path, migrations(), {application_id}))
        return fault;
    auto opened = open(path);
    if (!opened) return storage::Fault(opened.error().what);
    if (const auto read = opened->whole(); !read)
        return storage::Fault("is damaged: " + base::to_line(read.error()),
                              storage::Cause::damaged);
    return std::nullopt;
}

base::Result<Repository> Repository::open(const base::Path& path, std::chrono::milliseconds limit) {
    auto database = storage::Database::open(path, migrations(), {application_id, limit});
    if (!database) {
        if (database.error().fix.empty())
            database.error().fix = "bring back the newest good backup of it";
        return tl::unexpected(database.error());
    }
    Repository made(*database);
    try {
        for (const char* table : {"history", "person", "text", "revision", "draft", "remark",
                                  "published", "edition", "intent", "brought", "kept"})
            made.database_.prepare(fmt::format("SELECT * FROM {} LIMIT 1", table)).run();
    } catch (const storage::Fault& fault) {
        return base::fail(path.string(), std::string("is damaged: ") + fault.what(),
                          "bring back the newest good backup of it");
    }
    return made;
}

base::Result<void> Repository::act(const std::function<base::Result<void>()>& what) {
    struct Undone {
        base::Problem problem;
    };
    try {
        database_.transaction([&] {
            if (auto done = what(); !done) throw Undone{done.error()};
        });
        return {};
    } catch (const Undone& undone) {
        return tl::unexpected(undone.problem);
    } catch (const storage::Fault& fault) {
        return base::fail("the library", fault.what(), "nothing was changed; try again then");
    }
}

std::vector<Listed> Repository::list() {
    auto rows = database_.prepare(
        "SELECT t.path, t.language, t.page, t.title, CASE WHEN t.withdrawn AND n.state = "
        "'approved' THEN 'withdrawn' ELSE n.state END, n.number, n.who, n.at, t.grade, t.errors, "
        "t.warnings, t.due, "
        "coalesce(a.number, 0), coalesce(p.number, 0), t.withdrawn FROM text t JOIN revision n ON "
        "n.id = "
        "t.newest LEFT JOIN revision a ON a.id = t.approved LEFT JOIN revision p ON p.id = "
        "t.published ORDER BY t.path");
    std::vector<Listed> found;
    const auto whole = [&](int column) { return static_cast<int>(rows.number(column)); };
    while (rows.step()) {
        Listed& one = found.emplace_back();
        one.path = rows.text(0);
        one.language = rows.text(1);
        one.id = rows.text(2);
        one.title = rows.text(3);
        one.state = state_from(rows.text(4));
        one.number = whole(5);
        one.by = rows.text(6);
        one.at = rows.number(7);
        one.grade = rows.real(8);
        one.errors = whole(9);
        one.warnings = whole(10);
        one.due = text::parse_date(rows.text(11)).value_or(text::Date{});
        one.approved_number = whole(12);
        one.published_number = whole(13);
        one.withdrawn = whole(14) != 0;
    }
    return found;
}

std::optional<Revision> Repository::newest(const std::string& path) {
    return one_revision(database_, "r.id = t.newest AND t.path = ?",
                        [&](auto& row) { row.bind(1, path); });
}

std::optional<Revision> Repository::approved(const std::string& path) {
    return one_revision(database_, "r.id = t.approved AND t.path = ?",
                        [&](auto& row) { row.bind(1, path); });
}

TextTree Repository::newest() { return {*this, records().newest(), TextTree::Pages::kept}; }

std::optional<Revision> Repository::revision(std::int64_t id) {
    return one_revision(database_, "t.id = r.text AND r.id = ?",
                        [&](auto& row) { row.bind(1, id); });
}

std::vector<Revision> Repository::revisions(const std::string& path) {
    auto rows = database_.prepare(
        fmt::format("SELECT {} FROM text t JOIN revision r ON r.text = t.id WHERE t.path = ? "
                    "ORDER BY r.number DESC",
                    revision_columns));
    rows.bind(1, path);
    std::vector<Revision> found;
    while (rows.step()) found.push_back(revision_of(rows));
    return found;
}

std::vector<Draft> Repository::drafts(const std::string& path) {
    auto rows = database_.prepare(
        "SELECT path, who, body, base, at FROM draft WHERE ?1 = '' OR path = ?1 ORDER BY path, "
        "who");
    rows.bind(1, path);
    std::vector<Draft> found;
    while (rows.step())
        found.push_back({rows.text(0), rows.text(1), rows.text(2), rows.number(3), rows.number(4)});
    return found;
}

std::vector<Remark> Repository::remarks(const std::string& path) {
    auto rows = database_.prepare(
        "SELECT m.revision, m.line, m.words, m.who, m.at FROM text t JOIN revision r ON r.text = "
        "t.id JOIN remark m ON m.revision = r.id WHERE t.path = ? ORDER BY m.id DESC");
    rows.bind(1, path);
    std::vector<Remark> found;
    while (rows.step())
        found.push_back({rows.number(0),
                         static_cast<int>(rows.number(1)),
                         rows.text(2),
                         {rows.text(3), rows.number(4)}});
    return found;
}

base::Result<void> Repository::autosave(const Draft& draft) {
    if (!content::Path::parse(draft.path) || draft.body.size() > largest_text)
        return may_be_held(draft.path, draft.body);
    return act([&]() -> base::Result<void> {
        records().put(draft);
        return {};
    });
}

void Repository::drop(const std::string& path, const std::string& by) { records().drop(path, by); }

Records Repository::records() { return Records(database_); }

base::Result<void> Repository::whole() { return editorial::whole(database_); }

void Repository::take_texts(Repository& other) {
    for (const std::string table : {"history", "text", "revision", "draft", "remark", "edition",
                                    "published", "brought", "kept"})
        database_.take_rows(other.database_, table, "SELECT * FROM " + table);
}

void Repository::take_accounts(Repository& other, Secrets secrets) {
    if (secrets == Secrets::kept) {
        for (const std::string table : {"person", "try"})
            database_.take_rows(other.database_, table, "SELECT * FROM " + table);
        return;
    }
    auto theirs = other.database_.prepare(
        "SELECT name, shown_name, roles, clinical, active, languages FROM person");
    auto put = database_.prepare(
        "INSERT INTO person(name, shown_name, roles, clinical, active, languages, secret) "
        "VALUES(?,?,?,?,?,?,'') ON CONFLICT(name) DO UPDATE SET shown_name = ?2, roles = ?3, "
        "clinical = ?4, active = ?5, languages = ?6");
    while (theirs.step()) {
        put.bind(1, theirs.text(0)).bind(2, theirs.text(1)).bind(3, theirs.number(2));
        put.bind(4, theirs.number(3)).bind(5, theirs.number(4)).bind(6, theirs.text(5)).run();
    }
}

base::Result<void> Repository::back_up(const base::Path& folder, std::size_t keep) {
    return storage::back_up(database_, folder, "library", keep);
}

}  // namespace editorial
