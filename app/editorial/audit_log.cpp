#include "editorial/audit_log.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace editorial {

namespace {

constexpr const char* entry_columns = "number, who, at, what, object, words, digest, hash";

AuditEntry entry_of(const storage::Statement& row) {
    AuditEntry entry;
    entry.number = row.number(0);
    entry.act = {row.text(1), row.number(2)};
    entry.what = row.text(3);
    entry.object = row.text(4);
    entry.words = row.text(5);
    entry.digest = row.text(6);
    entry.hash = row.text(7);
    return entry;
}

// Each part with its length before it: no letter can move from one part to the next unseen.
std::string hash_of(const AuditEntry& entry, const std::string& before) {
    std::string whole;
    for (const std::string& part :
         {before, std::to_string(entry.number), entry.act.who, std::to_string(entry.act.at),
          entry.what, entry.object, entry.words, entry.digest})
        whole += fmt::format("{}:{}", part.size(), part);
    return storage::digest_of(whole);
}

bool is_of_one_machine(Action action) {
    return action == Action::take || action == Action::take_edition ||
           action == Action::take_library || action == Action::activate;
}

// A text and what stands in it, as one word.
std::string text_key(const std::string& path, const std::string& digest) {
    return path + '\n' + digest;
}

bool has_texts(storage::Database& database) {
    return database
        .prepare("SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = 'revision'")
        .step();
}

struct Walked {
    std::int64_t entries = 0;
    std::set<std::string> told;                // texts any entry is about
    std::map<std::string, std::int64_t> kept;  // texts that must be there, with their entry
};

base::Result<Walked> walk_entries(storage::Database& database) {
    Walked walked;
    std::string before;
    auto rows =
        database.prepare(fmt::format("SELECT {} FROM history ORDER BY number", entry_columns));
    while (rows.step()) {
        const AuditEntry entry = entry_of(rows);
        if (entry.number != walked.entries + 1)
            return base::fail("history", fmt::format("entry {} is missing", walked.entries + 1));
        if (entry.hash != hash_of(entry, before))
            return base::fail(
                "history", fmt::format("entry {} was changed after it was written", entry.number));
        before = entry.hash;
        ++walked.entries;
        if (entry.digest.empty()) continue;
        const std::string key = text_key(entry.object, entry.digest);
        walked.told.insert(key);
        const auto action = entry.action();
        if (action == Action::save || action == Action::approve)
            walked.kept.emplace(key, entry.number);
    }
    return walked;
}

base::Result<void> walk_texts(storage::Database& database, Walked& walked) {
    auto rows = database.prepare(
        "SELECT text.path, revision.number, revision.body, revision.digest FROM revision"
        " LEFT JOIN text ON text.id = revision.text ORDER BY revision.id");
    while (rows.step()) {
        const std::string path = rows.text(0), digest = rows.text(3);
        if (digest != storage::digest_of(rows.text(2)))
            return base::fail(
                path, fmt::format("revision {} was changed after it was written", rows.number(1)));
        const std::string key = text_key(path, digest);
        if (!walked.told.contains(key))
            return base::fail(
                path, fmt::format("no entry tells of revision {} as it stands", rows.number(1)));
        walked.kept.erase(key);
    }
    if (walked.kept.empty()) return {};
    std::int64_t first = walked.entries;
    for (const auto& [key, number] : walked.kept) first = std::min(first, number);
    return base::fail("history", fmt::format("the text that entry {} is about is missing", first));
}

}  // namespace

void AuditLog::add(const NewEntry& made) {
    AuditEntry entry{0, made.act, name_of(made.action), made.object, made.words, made.digest, ""};
    auto last = database_.prepare("SELECT number, hash FROM history ORDER BY number DESC LIMIT 1");
    const bool any = last.step();
    entry.number = any ? last.number(0) + 1 : 1;
    entry.hash = hash_of(entry, any ? last.text(1) : "");
    last.reset();
    auto put = database_.prepare("INSERT INTO history VALUES(?,?,?,?,?,?,?,?)");
    put.bind(1, entry.number).bind(2, entry.act.who).bind(3, entry.act.at).bind(4, entry.what);
    put.bind(5, entry.object).bind(6, entry.words).bind(7, entry.digest).bind(8, entry.hash).run();
}

std::vector<AuditEntry> AuditLog::entries(int most, const std::string& object) {
    auto rows = database_.prepare(fmt::format(
        "SELECT {} FROM history WHERE ?1 = '' OR object = ?1 ORDER BY number DESC LIMIT ?2",
        entry_columns));
    rows.bind(1, object).bind(2, std::int64_t{most});
    std::vector<AuditEntry> found;
    while (rows.step()) found.push_back(entry_of(rows));
    return found;
}

std::optional<AuditEntry> AuditLog::newest(Action action, const std::string& object, Moment until) {
    auto row = database_.prepare(
        fmt::format("SELECT {} FROM history WHERE what = ?1 AND (?2 = '' OR object = ?2) AND (?3 = "
                    "0 OR at <= ?3) ORDER BY number DESC LIMIT 1",
                    entry_columns));
    row.bind(1, name_of(action)).bind(2, object).bind(3, until);
    if (!row.step()) return std::nullopt;
    return entry_of(row);
}

std::string AuditLog::head() {
    auto last = database_.prepare("SELECT hash FROM history ORDER BY number DESC LIMIT 1");
    return last.step() ? last.text(0) : "";
}

bool AuditLog::knows(const std::string& hash) {
    return database_.prepare("SELECT 1 FROM history WHERE hash = ?").bind(1, hash).step();
}

std::vector<AuditEntry> AuditLog::only_here() {
    auto rows = database_.prepare(
        fmt::format("SELECT {} FROM history ORDER BY number DESC", entry_columns));
    std::vector<AuditEntry> found;
    while (rows.step()) {
        auto entry = entry_of(rows);
        const auto action = entry.action();
        if (!action || !is_of_one_machine(*action)) break;
        found.insert(found.begin(), std::move(entry));
    }
    return found;
}

bool AuditLog::continued_by(AuditLog theirs) {
    const auto here = only_here();
    if (here.empty()) return head().empty() || theirs.knows(head());
    const auto before = entries(static_cast<int>(here.size()) + 1);
    return before.size() == here.size() || theirs.knows(before.back().hash);
}

Moment AuditLog::went_back() {
    auto rows = database_.prepare("SELECT at, what FROM history ORDER BY number");
    Moment before = 0, longest = 0;
    while (rows.step()) {
        const auto action = action_from(rows.text(1));
        if (!action || *action == Action::withdraw || is_of_one_machine(*action)) continue;
        longest = std::max(longest, before - rows.number(0));
        before = rows.number(0);
    }
    return longest;
}

base::Result<std::int64_t> AuditLog::verify() {
    auto walked = walk_entries(database_);
    if (!walked) return tl::unexpected(walked.error());
    if (has_texts(database_))
        if (const auto texts = walk_texts(database_, *walked); !texts)
            return tl::unexpected(texts.error());
    return walked->entries;
}

base::Result<void> whole(const storage::Database& library) {
    auto database = library;
    try {
        if (auto sound = database.sound(); !sound) return sound;
        if (const auto read = AuditLog(database).verify(); !read)
            return tl::unexpected(read.error());
        return {};
    } catch (const storage::Fault& fault) {
        return base::fail("the library", fault.what());
    }
}

base::Result<void> whole(const base::Path& library) {
    const auto database = storage::Database::open_immutable(library);
    return database ? whole(*database) : tl::unexpected(database.error());
}

}  // namespace editorial
