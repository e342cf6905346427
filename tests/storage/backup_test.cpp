#include "storage/backup.h"

#include "storage/notes.h"

namespace {

using namespace store_test;

const std::vector<std::string> note_tables{"CREATE TABLE note(words TEXT NOT NULL)"};

storage::Database opened(const base::Path& file) {
    return *storage::Database::open(file, note_tables);
}

void add(const base::Path& file, const std::string& words) {
    opened(file).prepare("INSERT INTO note VALUES(?)").bind(1, words).run();
}

// The sqlite3 program: a witness of its own.
std::string sqlite_script(const base::Path& file, const std::string& commands) {
    const base::Path script = file.string() + ".commands";
    REQUIRE(base::write_file(script, commands));
    auto said = support::run("sqlite3 '" + file.string() + "' < '" + script.string() + "'").out;
    fs::remove(script);
    return said;
}

}  // namespace

TEST_CASE("The newest backups are kept under rising numbers", "[store]") {
    const support::Folder folder;
    const base::Path file = folder / "a.db", kept = folder / "backups";
    CHECK(storage::backups(kept, "a").empty());
    for (int n = 1; n <= 5; ++n) {
        add(file, std::to_string(n));
        auto database = opened(file);
        REQUIRE(storage::back_up(database, kept, "a", 3));
    }
    CHECK(names_in(kept) == Texts{"a-0003.db", "a-0004.db", "a-0005.db"});
    CHECK(storage::backups(kept, "a").back() == kept / "a-0005.db");
    CHECK(storage::backups(kept, "b").empty());
    CHECK(sqlite_script(kept / "a-0004.db",
                        "PRAGMA integrity_check; SELECT max(words) FROM note;") == "ok\n4\n");
}

TEST_CASE("A file that is replaced is kept with its journal", "[store]") {
    const support::Folder folder;
    const base::Path file = folder / "a.db", good = folder / "good";
    REQUIRE(base::write_file(file, "damaged"));
    REQUIRE(base::write_file(file.string() + "-wal", "its journal"));
    add(folder / "b.db", "good");
    opened(folder / "b.db").copy_to(good);
    REQUIRE(storage::replace(file, good));
    CHECK(sqlite_script(file, "SELECT words FROM note;") == "good\n");
    CHECK(base::read_file(folder / "a.damaged-1.db").value() == "damaged");
    CHECK(base::read_file(folder / "a.damaged-1.db-wal").value() == "its journal");
    CHECK_FALSE(fs::exists(file.string() + "-wal"));
    CHECK_FALSE(fs::exists(good));
    REQUIRE(base::write_file(good, "other"));
    REQUIRE(storage::replace(file, good));
    CHECK(fs::exists(folder / "a.damaged-2.db"));
}

TEST_CASE("A journal left by a copy that was cut off is not played into the next", "[store]") {
    const support::Folder folder;
    const base::Path file = folder / "a.db", other = folder / "b.db";
    // A hot journal, copied while its transaction runs.
    const std::string journal = file.string() + "-journal";
    sqlite_script(
        other,
        "CREATE TABLE other(x); WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 "
        "FROM n WHERE i < 3000) INSERT INTO other SELECT randomblob(400) FROM n;\n"
        "PRAGMA cache_size=5; BEGIN; UPDATE other SET x = randomblob(400);\n.system cp '" +
            other.string() + "-journal' '" + journal + "'\n");
    REQUIRE(fs::exists(journal));
    for (int n = 0; n < 50; ++n) add(folder / "c.db", std::string(4000, 'x'));
    opened(folder / "c.db").copy_to(folder / "good.db");
    {
        const storage::Aside aside(file);
        REQUIRE(storage::copy_whole(folder / "good.db", aside.path()));
        CHECK(opened(file).sound());
        CHECK(sqlite_script(file, "PRAGMA integrity_check; SELECT count(*) FROM note;") ==
              "ok\n50\n");
    }
    for (const auto& name : names_in(folder.path())) CHECK_FALSE(Catch::startsWith(name, "a.db"));
}
