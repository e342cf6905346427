#include "editorial/repository.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>

#include "content/path.h"
#include "editorial/facts.h"

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
)"};
}

constexpr const char* revision_columns =
    "r.id, t.path, r.digest, r.who, r.number, r.at, r.state, r.decided_by, r.comment";

State state_from(const std::string& name) {
    const auto* const found = std::find(std::begin(state_names), std::end(state_names), name);
    return found == std::end(state_names) ? State::draft
                                          : static_cast<State>(found - std::begin(state_names));
}

Revision revision_of(const storage::Statement& row) {
    Revision made;
    made.id = row.number(0);
    made.path = row.text(1);
    made.digest = row.text(2);
    made.by = row.text(3);
    made.number = static_cast<int>(row.number(4));
    made.at = row.number(5);
    made.state = state_from(row.text(6));
    made.decided_by = row.text(7);
    made.comment = row.text(8);
    return made;
}

std::optional<Revision> one_revision(storage::Database& database, const std::string& join,
                                     const std::function<void(storage::Statement&)>& bind) {
    auto row = database.prepare(
        fmt::format("SELECT {}, r.body FROM text t JOIN revision r ON {}", revision_columns, join));
    bind(row);
    if (!row.step()) return std::nullopt;
    Revision made = revision_of(row);
    made.body = row.text(9);
    return made;
}

// Of texts that come in together and are not in the library as they are; measured before, so that
// nobody waits for the lock.
std::map<std::string, Facts> facts_of_all(Repository& repository, const content::Tree& tree,
                                          const std::map<content::Path, std::string>& texts) {
    content::Sight sight(tree);
    std::map<std::string, Facts> facts;
    const auto measure = [&](bool english) {  // pages first that others are held against
        for (const auto& [path, body] : texts) {
            if ((path.language == "en") != english) continue;
            const auto last = repository.newest(path.str());
            if (last && last->body == body) continue;
            const auto page = path.is_page() ? *repository.parsed(body) : document::Parsed();
            if (path.is_page()) sight.note(path, page);
            facts.emplace(path.str(), facts_of(sight, path, page));
        }
    };
    measure(true);
    measure(false);
    return facts;
}

// Adds the next revision of a text that may be new.
Revision put(storage::Database& database, const Draft& draft, const Facts& facts) {
    auto text = database.prepare(
        "INSERT INTO text(path, language, page, title, grade, errors, warnings) "
        "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT(path) DO UPDATE SET title = ?4, "
        "grade = ?5, errors = ?6, warnings = ?7");
    text.bind(1, draft.path).bind(2, facts.language).bind(3, facts.page);
    text.bind(4, facts.title).bind(5, fmt::format("{:.2f}", facts.grade));
    text.bind(6, std::int64_t{facts.errors}).bind(7, std::int64_t{facts.warnings}).run();
    auto revision = database.prepare(
        "INSERT INTO revision(text, number, who, at, state, digest, body) SELECT t.id, "
        "1 + coalesce((SELECT max(number) FROM revision WHERE text = t.id), 0), ?2, ?3, 'draft', "
        "?4, ?5 FROM text t WHERE t.path = ?1");
    revision.bind(1, draft.path).bind(2, draft.by).bind(3, draft.at);
    revision.bind(4, storage::digest_of(draft.body)).bind(5, draft.body).run();
    database.run(
        "UPDATE text SET newest = last_insert_rowid() WHERE id = (SELECT text FROM "
        "revision WHERE id = last_insert_rowid())");
    auto made = one_revision(database, "r.id = t.newest AND t.path = ?",
                             [&](auto& row) { row.bind(1, draft.path); });
    return *made;
}

void drop_draft(storage::Database& database, const std::string& path, const std::string& by) {
    auto gone = database.prepare("DELETE FROM draft WHERE path = ? AND who = ?");
    gone.bind(1, path).bind(2, by).run();
}

void keep_draft(storage::Database& database, const Draft& draft) {
    auto kept = database.prepare(
        "INSERT INTO draft VALUES(?1, ?2, ?3, ?4, ?5) ON CONFLICT(path, who) DO UPDATE SET "
        "base = ?3, at = ?4, body = ?5");
    kept.bind(1, draft.path).bind(2, draft.by).bind(3, draft.base).bind(4, draft.at);
    kept.bind(5, draft.body).run();
}

}  // namespace

base::Result<Repository> Repository::open(const base::Path& path) {
    auto database = storage::Database::open(path, migrations());
    if (!database) {
        if (database.error().fix.empty())
            database.error().fix = "bring back the newest good backup of it";
        return tl::unexpected(database.error());
    }
    Repository made(*database);
    try {
        for (const char* table : {"history", "person", "text", "revision", "draft", "remark",
                                  "published", "edition", "intent"})
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
        "SELECT t.path, t.language, t.page, t.title, CASE WHEN t.withdrawn THEN 'withdrawn' ELSE "
        "n.state END, n.number, n.who, n.at, t.grade, t.errors, t.warnings, t.due, "
        "coalesce(a.number, 0), coalesce(p.number, 0) FROM text t JOIN revision n ON n.id = "
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

TextTree Repository::newest() {
    return {*this, texts("SELECT path, newest FROM text"), TextTree::Pages::kept};
}

TextTree Repository::approved() { return {*this, coming(), TextTree::Pages::passing}; }

Texts Repository::coming() { return texts("SELECT path, revision FROM coming"); }

Texts Repository::texts(const std::string& sql) {
    auto rows = database_.prepare(sql);
    Texts found;
    while (rows.step()) found.emplace(rows.text(0), rows.number(1));
    return found;
}

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

base::Result<Revision> Repository::save(const Draft& draft, Moment now) {
    if (auto held = may_be_held(draft.path, draft.body); !held) return tl::unexpected(held.error());
    const auto path = *content::Path::parse(draft.path);
    const auto others = newest();
    const auto tree = content::overlay(others, path, draft.body);
    content::Sight sight(tree);
    const Facts facts =
        facts_of(sight, path, path.is_page() ? *parsed(draft.body) : document::Parsed());
    Draft dated = draft;
    dated.at = now;
    base::Result<Revision> made = Revision{};
    const auto done = act([&]() -> base::Result<void> {
        const auto last = newest(draft.path);
        auto row = database_.prepare("SELECT reviewed FROM revision WHERE id = ?");
        row.bind(1, last ? last->id : 0);
        // An approved text is the reviewed one with a stamp: nobody wrote in between.
        const bool follows = draft.base == (last ? last->id : 0) ||
                             (row.step() && draft.base != 0 && row.number(0) == draft.base);
        row.reset();
        if (!follows) {
            keep_draft(database_, dated);
            made = base::fail(
                draft.path,
                last ? fmt::format("{} wrote revision {} after you began", last->by, last->number)
                     : "is not in the library any more",
                "compare it with yours, which is kept as your draft");
            return {};
        }
        drop_draft(database_, draft.path, draft.by);
        if (last && last->body == draft.body) {
            made = *last;
            return {};
        }
        made = put(database_, dated, facts);
        audit_log().add({0, {draft.by, now}, "save", draft.path, "", made->digest, ""});
        return {};
    });
    if (!done) return tl::unexpected(done.error());
    return made;
}

base::Result<void> Repository::autosave(const Draft& draft) {
    if (!content::Path::parse(draft.path) || draft.body.size() > largest_text)
        return may_be_held(draft.path, draft.body);
    return act([&]() -> base::Result<void> {
        keep_draft(database_, draft);
        return {};
    });
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

void Repository::drop(const std::string& path, const std::string& by) {
    drop_draft(database_, path, by);
}

base::Result<int> Repository::import_folder(const base::Path& folder, const AuditStamp& act) {
    const auto files = content::content_texts(folder, largest_text);
    if (!files) return tl::unexpected(files.error());
    std::map<content::Path, std::string> coming;
    for (const auto& [path, body] : *files) {
        if (auto held = may_be_held(path, body); !held) return tl::unexpected(held.error());
        coming.emplace(*content::Path::parse(path), body);
    }
    const auto others = newest();
    const content::Overlay tree(coming, &others);
    const auto facts = facts_of_all(*this, tree, coming);
    int count = 0;
    const auto done = this->act([&]() -> base::Result<void> {
        for (const auto& [path, known] : facts) {
            const std::string& body = files->at(path);
            if (const auto last = newest(path); last && last->body == body) continue;
            const auto made = put(database_, {path, act.who, body, 0, act.at}, known);
            audit_log().add({0, act, "save", path, "imported", made.digest, ""});
            ++count;
        }
        return {};
    });
    if (!done) return tl::unexpected(done.error());
    return count;
}

base::Result<int> Repository::export_folder(const base::Path& folder, Which which) {
    auto rows = database_.prepare(
        which == Which::newest
            ? "SELECT t.path, r.body FROM text t JOIN revision r ON r.id = t.newest"
            : "SELECT c.path, r.body FROM coming c JOIN revision r ON r.id = c.revision");
    int count = 0;
    for (; rows.step(); ++count)
        if (auto written = content::write_text(folder / rows.text(0), rows.text(1)); !written)
            return tl::unexpected(written.error());
    return count;
}

}  // namespace editorial
