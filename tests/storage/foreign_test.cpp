// Files that somebody else made, or made to look like ours.
#include <sys/stat.h>

#include <thread>

#include "storage/backup.h"
#include "storage/notes.h"

using namespace store_test;
using storage::Cause;

namespace {

constexpr std::int32_t ours = 0x6e6f7465;

std::optional<storage::Fault> fault_of(const base::Path& file) {
    return storage::Database::fault_of(file, {notes}, {ours});
}

// One of ours, closed, with something done to it by another program.
base::Path spoiled(const support::Folder& folder, const std::string& sql) {
    const base::Path file = folder / "library.db";
    { REQUIRE(storage::Database::open(file, {notes}, {ours})); }
    REQUIRE(support::run("sqlite3 '" + file.string() + "' \"" + sql + "\"").exit == 0);
    return file;
}

}  // namespace

TEST_CASE("A version below zero is damage, and runs nothing", "[store]") {
    for (const std::string version : {"-1", "-2", "-100", "-1000000", "-2147483648"}) {
        const support::Folder folder;
        const auto file = spoiled(folder, "PRAGMA user_version=" + version);
        const std::string before = bytes_of(file);
        INFO(version);
        const auto opened = storage::Database::open(file, {notes}, {ours});
        REQUIRE_FALSE(opened);
        CHECK(opened.error().what == "is damaged: its version is below zero");
        CHECK(bytes_of(file) == before);
        REQUIRE(fault_of(file));
        CHECK(fault_of(file)->cause == Cause::damaged);
    }
}

TEST_CASE("Triggers, views, indexes, columns and tables that are not ours are damage", "[store]") {
    const std::string sql = GENERATE(
        as<std::string>(), "CREATE TRIGGER t BEFORE INSERT ON note BEGIN SELECT RAISE(IGNORE); END",
        "CREATE VIEW v AS SELECT 1", "CREATE INDEX i ON note(length(hex(zeroblob(9))))",
        "CREATE TABLE other(x)", "ALTER TABLE note ADD COLUMN g AS (length(words)) VIRTUAL",
        "DROP TABLE note; CREATE VIEW note AS WITH RECURSIVE n(id) AS (SELECT 1 UNION ALL SELECT "
        "id + 1 FROM n) SELECT id, 'x' AS words FROM n",
        "DROP TABLE note", "PRAGMA user_version=0");
    const support::Folder folder;
    const auto file = spoiled(folder, sql);
    INFO(sql);
    const auto opened = storage::Database::open(file, {notes}, {ours});
    REQUIRE_FALSE(opened);
    CHECK(base::to_line(opened.error()) ==
          file.string() +
              ": is damaged: its tables are not those this program makes; keep it aside and take "
              "the last good backup");
    CHECK(fault_of(file)->cause == Cause::damaged);
}

TEST_CASE("A file of another program is never made one of ours", "[store]") {
    const support::Folder folder;
    const base::Path file = folder / "contacts.db";
    SECTION("with a mark of its own") {
        sqlite(file, "PRAGMA application_id=252006673; CREATE TABLE contact(name)");
    }
    SECTION("without one") { sqlite(file, "CREATE TABLE contact(name)"); }
    SECTION("with a mark and nothing in it") { sqlite(file, "PRAGMA application_id=252006673"); }
    const std::string before = bytes_of(file);
    const auto opened = storage::Database::open(file, {notes}, {ours});
    REQUIRE_FALSE(opened);
    CHECK(fault_of(file)->cause == Cause::foreign);
    CHECK(bytes_of(file) == before);
    CHECK(names_in(folder.path()) == Texts{"contacts.db"});
}

TEST_CASE("A library from before there was a mark gets it when it is opened", "[store]") {
    const support::Folder folder;
    const base::Path file = folder / "library.db";
    { REQUIRE(storage::Database::open(file, {notes})); }
    CHECK(storage::Database::application_id(file) == 0);
    { REQUIRE(storage::Database::open(file, {notes, pinned}, {ours})); }
    CHECK(storage::Database::application_id(file) == ours);
    CHECK(sqlite(file, "PRAGMA application_id") == std::to_string(ours) + "\n");
    CHECK(storage::Database::open(file, {notes, pinned}, {ours}));
    REQUIRE(base::write_file(folder / "words", std::string(200, 'w')));
    CHECK_FALSE(storage::Database::application_id(folder / "words"));
    REQUIRE(::mkfifo((folder / "pipe").c_str(), 0600) == 0);
    CHECK_FALSE(storage::Database::application_id(folder / "pipe"));
    CHECK_FALSE(storage::Database::open(folder / "pipe", {notes}));
}

TEST_CASE("Busy, not permitted, newer and damaged are told apart", "[store]") {
    const support::Folder folder;
    const base::Path file = folder / "library.db";
    auto database = storage::Database::open(file, {notes, pinned}, {ours});
    REQUIRE(database);
    CHECK(fault_of(file)->cause == Cause::newer);
    const auto whole = [&] { return storage::Database::fault_of(file, {notes, pinned}, {ours}); };
    CHECK_FALSE(whole());
    database->transaction([&] { CHECK(whole()->cause == Cause::busy); });
    CHECK(storage::Database::fault_of(folder.path() / "none" / "a.db", {notes}, {ours})->cause ==
          Cause::not_permitted);
    for (int i = 0; i < 300; ++i)
        database->prepare("INSERT INTO note(words) VALUES(?)").bind(1, std::string(900, 'x')).run();
    database->copy_to(folder / "copy.db");
    auto bytes = bytes_of(folder / "copy.db");
    bytes.replace(4096 * 6, 3000, std::string(3000, 'R'));
    REQUIRE(base::write_file(folder / "copy.db", bytes));
    CHECK(storage::Database::fault_of(folder / "copy.db", {notes, pinned}, {ours})->cause ==
          Cause::damaged);
}

TEST_CASE("What takes too long to read ends at its limit", "[store]") {
    const support::Folder folder;
    const base::Path file = folder / "library.db";
    { REQUIRE(storage::Database::open(file, {notes}, {ours})); }
    auto database = storage::Database::open(file, {notes}, {ours, std::chrono::milliseconds(300)});
    REQUIRE(database);
    auto endless = database->prepare(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n");
    const auto begun = std::chrono::steady_clock::now();
    CHECK_THROWS_WITH(endless.step(), "takes too long to read");
    CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds(5));
}

TEST_CASE("A library with pages of another size is taken over all the same", "[store]") {
    const support::Folder folder;
    auto mine = storage::Database::open(folder / "mine.db", {notes}, {ours});
    REQUIRE(mine);
    const base::Path file = folder / "other.db";
    {
        auto other = storage::Database::create(file, {notes}, {ours});
        REQUIRE(other);
        other->run("INSERT INTO note(words) VALUES('theirs')");
    }
    sqlite(file, "PRAGMA page_size=8192; VACUUM");
    CHECK(sqlite(file, "PRAGMA page_size") == "8192\n");
    auto other = storage::Database::open(file, {notes}, {ours});
    REQUIRE(other);
    mine->become(*other);
    CHECK(sqlite(folder / "mine.db", "PRAGMA integrity_check; SELECT words FROM note") ==
          "ok\ntheirs\n");
}

TEST_CASE("Rows are taken as data, with their kinds", "[store]") {
    const support::Folder folder;
    auto from = storage::Database::create(folder / "from.db");
    auto to = storage::Database::create(folder / "to.db");
    for (auto* one : {&*from, &*to}) one->run("CREATE TABLE v(a, b, c, d, e)");
    from->run("INSERT INTO v VALUES(NULL, 9007199254740993, 1.5, 'w' || char(0) || 'x', x'00ff')");
    to->take_rows(*from, "v", "SELECT * FROM v");
    CHECK(sqlite(folder / "to.db", "SELECT typeof(a), b, c, hex(d), hex(e), typeof(e) FROM v") ==
          "null|9007199254740993|1.5|770078|00FF|blob\n");
}

TEST_CASE("Backups are known by their numbers, not by how their names sort", "[store]") {
    const support::Folder folder;
    const base::Path kept = folder / "backups";
    fs::create_directories(kept);
    for (const std::string name : {"a-9998.db", "a-9999.db", "a-10000.db", "a-x.db", "a-.db",
                                   "a-2147483647.db", "a--5.db", "a-99999999999.db"})
        REQUIRE(base::write_file(kept / name, name));
    fs::create_directory(kept / "a-10001.db");
    REQUIRE(::mkfifo((kept / "a-10002.db").c_str(), 0600) == 0);
    CHECK(storage::backups(kept, "a") ==
          std::vector<base::Path>{kept / "a-9998.db", kept / "a-9999.db", kept / "a-10000.db"});
    fs::remove(kept / "a-10001.db");
    auto database = storage::Database::open(folder / "a.db", {notes});
    REQUIRE(storage::back_up(*database, kept, "a", 2));
    CHECK(storage::backups(kept, "a") ==
          std::vector<base::Path>{kept / "a-10000.db", kept / "a-10001.db"});
}
