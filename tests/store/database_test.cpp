#include "store/database.h"

#include <sys/mount.h>

#include <fstream>

#include "support/world.h"

namespace {

namespace fs = std::filesystem;
using Texts = std::vector<std::string>;

const std::string notes = "CREATE TABLE note(id INTEGER PRIMARY KEY, words TEXT NOT NULL)";
const std::string pinned = "ALTER TABLE note ADD COLUMN pinned INTEGER NOT NULL DEFAULT 0";

std::string bytes_of(const base::Path& path) { return base::read_file(path).value(); }

// The sqlite3 program's answer: a witness that shares no code with ours but the library.
std::string sqlite(const base::Path& file, const std::string& sql) {
    return support::run("sqlite3 '" + file.string() + "' \"" + sql + "\"").out;
}

std::int64_t count(store::Database& database, const std::string& table) {
    auto rows = database.prepare("SELECT count(*) FROM " + table);
    REQUIRE(rows.step());
    return rows.number(0);
}

// A disk with hardly any room; tests run as root, whom only space can stop.
class SmallDisk {
  public:
    SmallDisk() { there_ = ::mount("none", path().c_str(), "tmpfs", 0, "size=256k") == 0; }
    ~SmallDisk() {
        if (there_) ::umount(path().c_str());
    }
    bool there() const { return there_; }
    base::Path path() const { return folder_.path(); }

  private:
    support::Folder folder_;
    bool there_ = false;
};

Texts names_in(const base::Path& folder) {
    Texts names;
    for (const auto& entry : fs::directory_iterator(folder))
        names.push_back(entry.path().filename());
    std::sort(names.begin(), names.end());
    return names;
}

}  // namespace

TEST_CASE("A library of an older version is brought up to date with its rows", "[store]") {
    const support::Folder folder;
    {
        auto old = store::Database::open(folder / "library.db", {notes});
        REQUIRE(old);
        old->prepare("INSERT INTO note(words) VALUES(?)").bind(1, "keep me").run();
    }
    auto now = store::Database::open(folder / "library.db", {notes, pinned});
    REQUIRE(now);
    auto row = now->prepare("SELECT words, pinned FROM note");
    REQUIRE(row.step());
    CHECK(row.text(0) == "keep me");
    CHECK(row.number(1) == 0);
    CHECK_FALSE(row.step());
    CHECK(sqlite(folder / "library.db", "PRAGMA user_version; PRAGMA integrity_check;") ==
          "2\nok\n");
    CHECK(store::Database::open(folder / "library.db", {notes, pinned}));
}

TEST_CASE("A library of a newer version is refused and left as it was", "[store]") {
    const support::Folder folder;
    { REQUIRE(store::Database::open(folder / "library.db", {notes, pinned})); }
    const std::string before = bytes_of(folder / "library.db");
    const auto opened = store::Database::open(folder / "library.db", {notes});
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
    const auto opened = store::Database::open(folder / "library.db", {notes, broken});
    REQUIRE_FALSE(opened);
    CHECK_THAT(opened.error().what, Catch::Contains("cannot be used"));
    CHECK(sqlite(folder / "library.db", "PRAGMA user_version; SELECT name FROM sqlite_schema;") ==
          "1\nnote\n");
}

TEST_CASE("A transaction is all or nothing", "[store]") {
    const support::Folder folder;
    auto database = store::Database::open(folder / "library.db", {notes});
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
                    store::Fault);
    CHECK(count(*database, "note") == 1);
    database->transaction([&] { add("after"); });
    CHECK(sqlite(folder / "library.db", "SELECT words FROM note") == "one\nafter\n");
}

TEST_CASE("What staff write is safe on the disk: WAL, full sync, foreign keys", "[store]") {
    const support::Folder folder;
    auto database = store::Database::open(
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
    CHECK_THROWS_AS(database->run("INSERT INTO tag VALUES(7)"), store::Fault);
}

TEST_CASE("Opening an edition leaves no trace beside it", "[store]") {
    const support::Folder folder;
    const base::Path file = folder / "0001.db";
    {
        auto made = store::Database::create(file);
        REQUIRE(made);
        made->run(notes + "; INSERT INTO note VALUES(1, 'words')");
    }
    const std::string before = bytes_of(file);
    const auto stamp = fs::last_write_time(file);
    {
        auto opened = store::Database::open_immutable(file);
        REQUIRE(opened);
        CHECK(count(*opened, "note") == 1);
        CHECK(names_in(folder.path()) == Texts{"0001.db"});
        CHECK_THROWS_AS(opened->run("INSERT INTO note VALUES(2, 'more')"), store::Fault);
        CHECK_THROWS_AS(opened->run("DROP TABLE note"), store::Fault);
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
        const auto opened = store::Database::open_immutable(folder / name);
        INFO(name);
        REQUIRE_FALSE(opened);
        CHECK(opened.error().file == (folder / name).string());
        CHECK_THAT(opened.error().what, Catch::Contains("is no database that can be read"));
    }
    CHECK_FALSE(fs::exists(folder / "missing.db"));
    CHECK_FALSE(store::Database::open(folder / "words.db", {notes}));
    CHECK_FALSE(store::Database::create(folder.path() / "none" / "new.db"));
}

TEST_CASE("A folder's name may hold what a web address may not", "[store]") {
    const support::Folder folder;
    for (const std::string name : {"50% done?", "a#b", "Praxis Müller", "it's"}) {
        const base::Path file = folder.path() / name / "0001.db";
        fs::create_directories(file.parent_path());
        {
            auto made = store::Database::create(file);
            REQUIRE(made);
            made->run(notes);
        }
        INFO(name);
        auto opened = store::Database::open_immutable(file);
        REQUIRE(opened);
        CHECK(count(*opened, "note") == 0);
        CHECK(names_in(file.parent_path()) == Texts{"0001.db"});
    }
}

TEST_CASE("Words and numbers come back as they went in", "[store]") {
    const support::Folder folder;
    auto database = store::Database::create(folder / "a.db");
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
    CHECK_THROWS_AS(rows.text(5), store::Fault);
    CHECK_THROWS_AS(database->prepare("SELECT nonsense"), store::Fault);
    CHECK_THROWS_AS(insert.bind(9, "x"), store::Fault);
}

TEST_CASE("A full disk is a fault, and what was there stays", "[store]") {
    const SmallDisk disk;
    if (!disk.there()) {
        WARN("skipped: no tmpfs can be mounted here");
        return;
    }
    const base::Path file = disk.path() / "library.db";
    {
        auto database = store::Database::open(file, {notes});
        REQUIRE(database);
        database->run("INSERT INTO note(words) VALUES('keep me')");
        CHECK_THROWS_AS(database->transaction([&] {
            for (int i = 0; i < 500; ++i)
                database->prepare("INSERT INTO note(words) VALUES(?)")
                    .bind(1, std::string(4000, 'x'))
                    .run();
        }),
                        store::Fault);
        CHECK(count(*database, "note") == 1);
    }
    CHECK(sqlite(file, "PRAGMA integrity_check; SELECT words FROM note") == "ok\nkeep me\n");
}

TEST_CASE("A copy is one whole file, as things stood when it was made", "[store]") {
    const support::Folder folder;
    auto database = store::Database::open(folder / "library.db", {notes});
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
    auto opened = store::Database::open(folder / "copy.db", {notes});
    REQUIRE(opened);
    auto row = opened->prepare("SELECT words FROM note");
    REQUIRE(row.step());
    CHECK(row.text(0) == bytes);
    CHECK_THROWS_AS(database->copy_to(folder.path() / "none" / "copy.db"), store::Fault);
}

TEST_CASE("A copy that finds no room leaves the old one and nothing beside it", "[store]") {
    const SmallDisk disk;
    if (!disk.there()) {
        WARN("skipped: no tmpfs can be mounted here");
        return;
    }
    const support::Folder folder;
    auto database = store::Database::open(folder / "library.db", {notes});
    REQUIRE(database);
    database->copy_to(disk.path() / "copy.db");
    database->prepare("INSERT INTO note(words) VALUES(?)").bind(1, std::string(400000, 'x')).run();
    try {
        database->copy_to(disk.path() / "copy.db");
        FAIL("it fitted");
    } catch (const store::Fault& fault) {
        CHECK(fault.what() == std::string("cannot be written: the disk is full"));
    }
    CHECK(names_in(disk.path()) == Texts{"copy.db"});
    CHECK(sqlite(disk.path() / "copy.db", "SELECT count(*) FROM note") == "0\n");
}

TEST_CASE("A sound library says so, a damaged one names its first fault", "[store]") {
    const support::Folder folder;
    const base::Path file = folder / "library.db";
    const std::string tags =
        "CREATE TABLE tag(id INTEGER PRIMARY KEY, note INTEGER REFERENCES "
        "note(id))";
    {
        auto database = store::Database::open(file, {notes, tags});
        REQUIRE(database);
        for (int i = 0; i < 200; ++i)
            database->prepare("INSERT INTO note(words) VALUES(?)")
                .bind(1, std::string(500, 'x'))
                .run();
        CHECK(database->sound());
    }
    SECTION("a reference to nothing") {
        sqlite(file, "INSERT INTO tag VALUES(3, 777)");
        const auto told = store::Database::open(file, {notes, tags})->sound();
        REQUIRE_FALSE(told);
        CHECK(base::to_line(told.error()) ==
              file.string() + ": is damaged: row 3 of tag points at a note that is missing");
    }
    SECTION("a page of rubbish") {
        auto bytes = bytes_of(file);
        bytes.replace(4096 * 5, 2000, std::string(2000, 'R'));
        REQUIRE(base::write_file(file, bytes));
        auto opened = store::Database::open(file, {notes, tags});
        REQUIRE(opened);
        const auto told = opened->sound();
        REQUIRE_FALSE(told);
        CHECK_THAT(base::to_line(told.error()), Catch::StartsWith(file.string() + ": is damaged"));
    }
}

TEST_CASE("What keeps a library from being opened is one clear line", "[store]") {
    const support::Folder folder;
    const base::Path file = folder / "library.db";
    { REQUIRE(store::Database::open(file, {notes})); }
    const auto line = [&](const base::Path& path) {
        const auto opened = store::Database::open(path, {notes});
        return opened ? "" : base::to_line(opened.error());
    };
    SECTION("damaged at its head, and left as it is") {
        auto bytes = bytes_of(file);
        bytes.replace(0, 40, std::string(40, 'R'));
        REQUIRE(base::write_file(file, bytes));
        CHECK(line(file) ==
              file.string() + ": is damaged; keep it aside and take the last good backup");
        CHECK(bytes_of(file) == bytes);
        CHECK(names_in(folder.path()) == Texts{"library.db"});
    }
    SECTION("a folder that is not there") {
        const base::Path lost = folder.path() / "none" / "library.db";
        CHECK(line(lost) == lost.string() +
                                ": cannot be opened: its folder is missing or cannot be "
                                "written; make the folder, or give this user the right to write "
                                "there");
    }
    SECTION("in use by another program") {
        auto other = store::Database::open(file, {notes});
        REQUIRE(other);
        other->transaction([&] {
            const auto opened = store::Database::open(file, {notes, pinned});
            REQUIRE_FALSE(opened);
            CHECK(opened.error().what == "is in use by another program");
        });
        CHECK(store::Database::open(file, {notes, pinned}));
    }
}

TEST_CASE("A library on a disk that can only be read is refused in one line", "[store]") {
    const SmallDisk disk;
    if (!disk.there()) {
        WARN("skipped: no tmpfs can be mounted here");
        return;
    }
    const base::Path file = disk.path() / "library.db";
    { REQUIRE(store::Database::open(file, {notes})); }
    REQUIRE(::mount(nullptr, disk.path().c_str(), nullptr, MS_REMOUNT | MS_RDONLY, nullptr) == 0);
    for (const auto& path : {file, disk.path() / "new.db"}) {
        const auto opened = store::Database::open(path, {notes});
        INFO(path);
        REQUIRE_FALSE(opened);
        CHECK(opened.error().file == path.string());
        CHECK_THAT(opened.error().what,
                   Catch::StartsWith("cannot be ") && (Catch::Contains("can only be read") ||
                                                       Catch::Contains("cannot be written")));
    }
    CHECK(names_in(disk.path()) == Texts{"library.db"});
}

TEST_CASE("A library that no longer fits its disk is refused in one line", "[store]") {
    const SmallDisk disk;
    if (!disk.there()) {
        WARN("skipped: no tmpfs can be mounted here");
        return;
    }
    REQUIRE_FALSE(base::write_file(disk.path() / "filler", std::string(300U << 10U, 'x')));
    std::ofstream(disk.path() / "filler") << std::string(300U << 10U, 'x');
    const auto opened = store::Database::open(disk.path() / "library.db", {notes});
    REQUIRE_FALSE(opened);
    CHECK_THAT(opened.error().what, Catch::Contains("full"));
}

TEST_CASE("Two programs that write wait for each other from the start", "[store]") {
    const support::Folder folder;
    auto one = store::Database::open(folder / "library.db", {notes});
    auto other = store::Database::open(folder / "library.db", {notes});
    REQUIRE(one);
    REQUIRE(other);
    other->run("PRAGMA busy_timeout=0");
    one->transaction([&] {
        bool begun = false;
        CHECK_THROWS_AS(other->transaction([&] { begun = true; }), store::Fault);
        CHECK_FALSE(begun);                 // and did not fail when half of it was done
        CHECK(count(*other, "note") == 0);  // reading goes on
    });
    CHECK_NOTHROW(other->transaction([] {}));
}

TEST_CASE("A transaction within another is a part of it", "[store]") {
    const support::Folder folder;
    auto database = store::Database::open(folder / "library.db", {notes});
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
