#include "editorial/rows/records.h"

namespace editorial {

namespace {

Texts texts_of(storage::Statement rows) {
    Texts found;
    while (rows.step()) found.emplace(rows.text(0), rows.number(1));
    return found;
}

}  // namespace

Texts Records::newest() { return texts_of(database_.prepare("SELECT path, newest FROM text")); }

Texts Records::coming() { return texts_of(database_.prepare("SELECT path, revision FROM coming")); }

std::vector<std::string> Records::waiting() {
    auto rows = database_.prepare(
        "SELECT path FROM text WHERE approved IS NULL OR approved <> newest ORDER BY path");
    std::vector<std::string> found;
    while (rows.step()) found.push_back(rows.text(0));
    return found;
}

std::set<std::string> Records::withdrawn_pages() {
    auto rows = database_.prepare(
        "SELECT page FROM text WHERE withdrawn AND language = 'en' AND page <> ''");
    std::set<std::string> pages;
    while (rows.step()) pages.insert(rows.text(0));
    return pages;
}

bool Records::withdrawn_since(const std::string& page, Moment moment) {
    auto row = database_.prepare(
        "SELECT 1 FROM history h JOIN text t ON t.path = h.object WHERE h.what = 'withdraw' AND "
        "t.page = ? AND h.at >= ?");
    return row.bind(1, page).bind(2, moment).step();
}

std::vector<std::string> Records::unproven() {
    auto rows = database_.prepare(
        "SELECT c.path FROM coming c JOIN revision r ON r.id = c.revision WHERE r.digest IS NOT "
        "(SELECT h.digest FROM history h WHERE h.object = c.path AND h.what = 'approve' ORDER BY "
        "h.number DESC LIMIT 1)");
    std::vector<std::string> found;
    while (rows.step()) found.push_back(rows.text(0));
    return found;
}

Texts Records::last_published(const std::string& in_use) {
    auto row = database_.prepare(
        "SELECT digest FROM edition WHERE number > 0 AND digest IN (SELECT edition FROM published) "
        "ORDER BY digest = ? DESC, at DESC LIMIT 1");
    row.bind(1, in_use);
    if (!row.step()) return {};
    auto rows = database_.prepare(
        "SELECT t.path, p.revision FROM published p JOIN text t ON t.id = p.text WHERE "
        "p.edition = ?");
    rows.bind(1, row.text(0));
    return texts_of(std::move(rows));
}

void Records::intend(const Intent& intent) {
    auto edition = database_.prepare("INSERT OR IGNORE INTO edition VALUES(?, 0, ?, 0)");
    edition.bind(1, intent.edition).bind(2, intent.act.at).run();
    auto one = database_.prepare(
        "INSERT OR IGNORE INTO published SELECT ?1, text, id FROM revision WHERE id = ?2");
    for (const auto& text : intent.texts) one.bind(1, intent.edition).bind(2, text.second).run();
    auto put = database_.prepare("INSERT OR REPLACE INTO intent VALUES(1, ?, ?, ?, ?, ?)");
    put.bind(1, intent.edition).bind(2, name_of(intent.action)).bind(3, intent.act.who);
    put.bind(4, intent.act.at).bind(5, intent.words).run();
}

std::optional<Intent> Records::intent() {
    auto row = database_.prepare("SELECT edition, what, words, who, at FROM intent");
    if (!row.step()) return std::nullopt;
    return Intent{row.text(0),
                  action_from(row.text(1)).value_or(Action::publish),
                  row.text(2),
                  {row.text(3), row.number(4)}};
}

void Records::forget_intent() { database_.run("DELETE FROM intent"); }

void Records::forget_unnumbered() { database_.run("DELETE FROM edition WHERE number = 0"); }

void Records::set_number(const std::string& edition, int number) {
    auto put = database_.prepare("UPDATE edition SET number = ?1 WHERE digest = ?2");
    put.bind(1, std::int64_t{number}).bind(2, edition).run();
}

void Records::set_used(const std::string& edition) {
    for (const char* sql :
         {"UPDATE edition SET used = (digest = ?1)",
          "UPDATE text SET published = (SELECT revision FROM published WHERE edition = ?1 AND "
          "published.text = text.id)"})
        database_.prepare(sql).bind(1, edition).run();
}

std::string Records::used() {
    auto row = database_.prepare("SELECT digest FROM edition WHERE used");
    return row.step() ? row.text(0) : "";
}

}  // namespace editorial
