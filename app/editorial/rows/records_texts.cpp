#include <fmt/format.h>

#include "editorial/rows/records.h"
#include "editorial/rows/revision_rows.h"

namespace editorial {

// The next revision of a text that may be new.
Revision Records::add(const Draft& draft, const Facts& facts) {
    auto text = database_.prepare(
        "INSERT INTO text(path, language, page, title, grade, errors, warnings) "
        "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7) ON CONFLICT(path) DO UPDATE SET title = ?4, "
        "grade = ?5, errors = ?6, warnings = ?7");
    text.bind(1, draft.path).bind(2, facts.language).bind(3, facts.page);
    text.bind(4, facts.title).bind(5, fmt::format("{:.2f}", facts.grade));
    text.bind(6, std::int64_t{facts.errors}).bind(7, std::int64_t{facts.warnings}).run();
    auto revision = database_.prepare(
        "INSERT INTO revision(text, number, who, at, state, digest, body) SELECT t.id, "
        "1 + coalesce((SELECT max(number) FROM revision WHERE text = t.id), 0), ?2, ?3, 'draft', "
        "?4, ?5 FROM text t WHERE t.path = ?1");
    revision.bind(1, draft.path).bind(2, draft.by).bind(3, draft.at);
    revision.bind(4, storage::digest_of(draft.body)).bind(5, draft.body).run();
    database_.run(
        "UPDATE text SET newest = last_insert_rowid() WHERE id = (SELECT text FROM "
        "revision WHERE id = last_insert_rowid())");
    auto made = one_revision(database_, "r.id = t.newest AND t.path = ?",
                             [&](auto& row) { row.bind(1, draft.path); });
    return *made;
}

void Records::set_state(const Revision& text) {
    auto decided = database_.prepare(
        "UPDATE revision SET state = ?, decided_by = ?, comment = ? WHERE id = ?");
    decided.bind(1, state_names[static_cast<std::size_t>(text.state)]).bind(2, text.decided_by);
    decided.bind(3, text.comment).bind(4, text.id).run();
}

std::int64_t Records::add_stamped(const Revision& text, const std::string& body,
                                  const AuditStamp& by) {
    auto added = database_.prepare(
        "INSERT INTO revision(text, number, who, at, state, decided_by, reviewed, digest, body) "
        "SELECT text, number + 1, who, ?2, 'approved', ?3, id, ?4, ?5 FROM revision WHERE id = ?1");
    added.bind(1, text.id).bind(2, by.at).bind(3, by.who);
    added.bind(4, storage::digest_of(body)).bind(5, body).run();
    auto id = database_.prepare("SELECT last_insert_rowid()");
    id.step();
    return id.number(0);
}

void Records::set_approved(const Approved& text) {
    auto cached = database_.prepare(
        "UPDATE text SET newest = ?1, approved = ?1, due = ?2, errors = 0 WHERE path = ?3");
    cached.bind(1, text.id).bind(2, text.due).bind(3, text.path).run();
}

bool Records::set_withdrawn(const std::string& path, bool out) {
    auto row = database_.prepare(
        "UPDATE text SET withdrawn = ?2 WHERE path = ?1 AND withdrawn <> ?2 RETURNING id");
    row.bind(1, path).bind(2, std::int64_t{out});
    const bool changed = row.step();
    row.reset();
    return changed;
}

bool Records::is_withdrawn(const std::string& path) {
    auto row = database_.prepare("SELECT 1 FROM text WHERE path = ? AND withdrawn");
    return row.bind(1, path).step();
}

std::optional<Revision> Records::own_revision(const std::string& path, const std::string& by) {
    return one_revision(
        database_,
        "r.text = t.id AND t.path = ?1 AND (r.who = ?2 OR EXISTS(SELECT 1 FROM brought b WHERE "
        "b.revision = r.id AND b.who = ?2)) AND r.number > coalesce((SELECT number FROM revision "
        "WHERE id = t.approved), 0) ORDER BY r.number DESC",
        [&](auto& row) { row.bind(1, path).bind(2, by); });
}

// A revision as two copies of a library know it: their rows may be numbered otherwise.
constexpr const char* known_by = "t.path || '\n' || r.number || '\n' || r.digest || '\n' || r.who";

std::map<std::string, std::string> Records::bringers() {
    auto rows = database_.prepare(
        fmt::format("SELECT {}, coalesce(b.who, '') FROM revision r JOIN text t ON t.id = r.text "
                    "LEFT JOIN brought b ON b.revision = r.id",
                    known_by));
    std::map<std::string, std::string> found;
    while (rows.step()) found.emplace(rows.text(0), rows.text(1));
    return found;
}

void Records::set_brought(Records* before, const std::string& by) {
    const auto known = before ? before->bringers() : std::map<std::string, std::string>{};
    database_.run("DELETE FROM brought");
    auto rows = database_.prepare(
        fmt::format("SELECT {}, r.id FROM revision r JOIN text t ON t.id = r.text", known_by));
    auto put = database_.prepare("INSERT INTO brought VALUES(?, ?)");
    while (rows.step()) {
        const auto here = known.find(rows.text(0));
        const std::string& who = here == known.end() ? by : here->second;
        if (!who.empty()) put.bind(1, rows.number(1)).bind(2, who).run();
    }
}

std::optional<Revision> Records::with_digest(const std::string& path, const std::string& digest) {
    return one_revision(database_,
                        "t.id = r.text AND t.path = ? AND r.digest = ? ORDER BY r.number DESC",
                        [&](auto& row) { row.bind(1, path).bind(2, digest); });
}

void Records::drop(const std::string& path, const std::string& by) {
    auto gone = database_.prepare("DELETE FROM draft WHERE path = ? AND who = ?");
    gone.bind(1, path).bind(2, by).run();
}

void Records::put(const Draft& draft) {
    auto kept = database_.prepare(
        "INSERT INTO draft VALUES(?1, ?2, ?3, ?4, ?5) ON CONFLICT(path, who) DO UPDATE SET "
        "base = ?3, at = ?4, body = ?5");
    kept.bind(1, draft.path).bind(2, draft.by).bind(3, draft.base).bind(4, draft.at);
    kept.bind(5, draft.body).run();
}

void Records::put(const Remark& remark) {
    auto put =
        database_.prepare("INSERT INTO remark(revision, line, who, at, words) VALUES(?,?,?,?,?)");
    put.bind(1, remark.revision).bind(2, std::int64_t{remark.line}).bind(3, remark.act.who);
    put.bind(4, remark.act.at).bind(5, remark.words).run();
}

}  // namespace editorial
