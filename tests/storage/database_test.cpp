#include "storage/database.h"

#include "storage/notes.h"

using namespace store_test;

TEST_CASE("A library of an older version is brought up to date with its rows", "[store]") {
    const support::Folder folder;
    {
        auto old = storage::Database::open(folder / "library.db", {notes});
        REQUIRE(old);
        old->prepare("INSERT INTO note(words) VALUES(?)").bind(1, "keep me").run();
    }
    auto now = storage::Database::open(folder / "library.db", {notes, pinned});
    REQUIRE(now);
    auto row = now->prepare("SELECT words, pinned FROM note");
    REQUIRE(row.step());
    CHECK(row.text(0) == "keep me");
    CHECK(row.number(1) == 0);
    CHECK_FALSE(row.step());
    CHECK(sqlite(folder / "library.db", "PRAGMA user_version; PRAGMA integrity_check;") ==
          "2\nok\n");
    CHECK(storage::Database::open(folder / "library.db", {notes, pinned}));
}

TEST_CASE("A library of a newer version is refused and left as it was", "[store]") {
    const support::Folder folder;
    { REQUIRE(storage::Database::open(folder / "library.db", {notes, pinned})); }
    const std::string before = bytes_of(folder / "library.db");
    const auto opened = storage::Database::open(folder / "library.db", {notes});
    REQUIRE_FALSE(opened);
    CHECK(
        base::to_line(opened.error()) ==
        (folder / "library.db").string() +
            ": was written by a newer Urokiosk; install the newer version, or move the file aside");
    CHECK(bytes_of(folder / "library.db") == before);
}

TEST_CASE("A step of migration that fails leaves nothing of itself", "[store]") {
    const support::Folder folder;
    const std::string broken = "CREATE TABLE half(a); CREATE TABLE note(b)";
    const auto opened = storage::Database::open(folder / "library.db", {notes, broken});
    REQUIRE_FALSE(opened);
    CHECK_THAT(opened.error().what, Catch::Contains("cannot be used"));
    CHECK(sqlite(folder / "library.db", "PRAGMA user_version; SELECT name FROM sqlite_schema;") ==
          "1\nnote\n");
}

TEST_CASE("A transaction is all or nothing", "[store]") {
    const support::Folder folder;
    auto database = storage::Database::open(folder / "library.db", {notes});
    REQUIRE(database);
    const auto add = [&](const std::string& words) {
        database->prepare("INSERT INTO note(words) VALUES(?)").bind(1, words).run();
    };
    database->transaction([&] { add("one"); });
    CHECK(count(*database, "note") == 1);
    CHECK_THROWS_AS(database->transaction([&] {
        add("two");
        throw std::logic_error("power cut");
    }),
                    std::logic_error);
    CHECK(count(*database, "note") == 1);
    CHECK_THROWS_AS(database->transaction([&] {
        add("two");
        database->run("INSERT INTO note(words) VALUES(NULL)");
    }),
                    storage::Fault);
    CHECK(count(*database, "note") == 1);
    database->transaction([&] { add("after"); });
    CHECK(sqlite(folder / "library.db", "SELECT words FROM note") == "one\nafter\n");
}

TEST_CASE("What staff write is safe on the disk: WAL, full sync, foreign keys", "[store]") {
    const support::Folder folder;
    auto database = storage::Database::open(
        folder / "library.db", {notes + "; CREATE TABLE tag(note INTEGER REFERENCES note(id))"});
    REQUIRE(database);
    const auto pragma = [&](const std::string& name) {
        auto row = database->prepare("PRAGMA " + name);
        REQUIRE(row.step());
        return row.text(0);
    };
    CHECK(pragma("journal_mode") == "wal");
    CHECK(pragma("synchronous") == "2");
    CHECK(pragma("foreign_keys") == "1");
    CHECK_THROWS_AS(database->run("INSERT INTO tag VALUES(7)"), storage::Fault);
}

TEST_CASE("Opening an edition leaves no trace beside it", "[store]") {
    const support::Folder folder;
    const base::Path file = folder / "0001.db";
    {
        auto made = storage::Database::create(file);
        REQUIRE(made);
        made->run(notes + "; INSERT INTO note VALUES(1, 'words')");
    }
    const std::string before = bytes_of(file);
    const auto stamp = fs::last_write_time(file);
    {
        auto opened = storage::Database::open_immutable(file);
        REQUIRE(opened);
        CHECK(count(*opened, "note") == 1);
        CHECK(names_in(folder.path()) == Texts{"0001.db"});
        CHECK_THROWS_AS(opened->run("INSERT INTO note VALUES(2, 'more')"), storage::Fault);
        CHECK_THROWS_AS(opened->run("DROP TABLE note"), storage::Fault);
    }
    CHECK(names_in(folder.path()) == Texts{"0001.db"});
    CHECK(bytes_of(file) == before);
    CHECK(fs::last_write_time(file) == stamp);
    CHECK(sqlite(file, "PRAGMA integrity_check") == "ok\n");
}

TEST_CASE("What is no database is refused with its name", "[store]") {
    const support::Folder folder;
    REQUIRE(base::write_file(folder / "words.db", std::string(5000, 'w')));
    fs::create_directory(folder / "folder.db");
    for (const std::string name : {"words.db", "folder.db", "missing.db"}) {
        const auto opened = storage::Database::open_immutable(folder / name);
        INFO(name);
        REQUIRE_FALSE(opened);
        CHECK(opened.error().file == (folder / name).string());
        CHECK_THAT(opened.error().what, Catch::Contains("is no database that can be read"));
    }
    CHECK_FALSE(fs::exists(folder / "missing.db"));
    CHECK_FALSE(storage::Database::open(folder / "words.db", {notes}));
    CHECK_FALSE(storage::Database::create(folder.path() / "none" / "new.db"));
}

TEST_CASE("A folder's name may hold what a web address may not", "[store]") {
    const support::Folder folder;
    for (const std::string name : {"50% done?", "a#b", "Praxis Müller", "it's"}) {
        const base::Path file = folder.path() / name / "0001.db";
        fs::create_directories(file.parent_path());
        {
            auto made = storage::Database::create(file);
            REQUIRE(made);
            made->run(notes);
        }
        INFO(name);
        auto opened = storage::Database::open_immutable(file);
        REQUIRE(opened);
        CHECK(count(*opened, "note") == 0);
        CHECK(names_in(file.parent_path()) == Texts{"0001.db"});
    }
}

TEST_CASE("Words and numbers come back as they went in", "[store]") {
    const support::Folder folder;
    auto database = storage::Database::create(folder / "a.db");
    REQUIRE(database);
    database->run("CREATE TABLE v(place INTEGER PRIMARY KEY, value)");
    const Texts words{"", "próstata", "البروستاتا", "'; DROP TABLE v; --", std::string("a\0b", 3)};
    auto insert = database->prepare("INSERT INTO v(value) VALUES(?)");
    for (const auto& one : words) insert.bind(1, one).run();
    insert.bind(1, std::int64_t{9007199254740993}).run();
    auto rows = database->prepare("SELECT value FROM v ORDER BY place");
    for (const auto& one : words) {
        REQUIRE(rows.step());
        CHECK(rows.text(0) == one);
    }
    REQUIRE(rows.step());
    CHECK(rows.number(0) == 9007199254740993);
    CHECK(rows.real(0) == Approx(9007199254740993.0));
    CHECK_THROWS_AS(rows.text(5), storage::Fault);
    CHECK_THROWS_AS(database->prepare("SELECT nonsense"), storage::Fault);
    CHECK_THROWS_AS(insert.bind(9, "x"), storage::Fault);
}

TEST_CASE("A copy is one whole file, as things stood when it was made", "[store]") {
    const support::Folder folder;
    auto database = storage::Database::open(folder / "library.db", {notes});
    REQUIRE(database);
    const std::string bytes("a\0b", 3);
    database->prepare("INSERT INTO note(words) VALUES(?)").bind(1, bytes).run();
    database->copy_to(folder / "copy.db");
    database->run("INSERT INTO note(words) VALUES('later')");
    CHECK(sqlite(folder / "copy.db",
                 "PRAGMA integrity_check; SELECT count(*), hex(words) FROM "
                 "note; PRAGMA user_version") == "ok\n1|610062\n1\n");
    database->copy_to(folder / "copy.db");  // in the place of an older one
    CHECK(sqlite(folder / "copy.db", "SELECT count(*) FROM note") == "2\n");
    auto opened = storage::Database::open(folder / "copy.db", {notes});
    REQUIRE(opened);
    auto row = opened->prepare("SELECT words FROM note");
    REQUIRE(row.step());
    CHECK(row.text(0) == bytes);
    CHECK_THROWS_AS(database->copy_to(folder.path() / "none" / "copy.db"), storage::Fault);
}

TEST_CASE("Two programs that write wait for each other from the start", "[store]") {
    const support::Folder folder;
    auto one = storage::Database::open(folder / "library.db", {notes});
    auto other = storage::Database::open(folder / "library.db", {notes});
    REQUIRE(one);
    REQUIRE(other);
    other->run("PRAGMA busy_timeout=0");
    one->transaction([&] {
        bool begun = false;
        CHECK_THROWS_AS(other->transaction([&] { begun = true; }), storage::Fault);
        CHECK_FALSE(begun);                 // and did not fail when half of it was done
        CHECK(count(*other, "note") == 0);  // reading goes on
    });
    CHECK_NOTHROW(other->transaction([] {}));
}

TEST_CASE("A transaction within another is a part of it", "[store]") {
    const support::Folder folder;
    auto database = storage::Database::open(folder / "library.db", {notes});
    REQUIRE(database);
    const auto inner = [&] {
        database->transaction([&] { database->run("INSERT INTO note(words) VALUES('inner')"); });
    };
    CHECK_THROWS_AS(database->transaction([&] {
        inner();
        throw std::logic_error("power cut");
    }),
                    std::logic_error);
    CHECK(count(*database, "note") == 0);
    database->transaction(inner);
    CHECK(count(*database, "note") == 1);
}
