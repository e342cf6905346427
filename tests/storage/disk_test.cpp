// What a disk that is full, damaged or only to be read does to a library.
#include <sys/mount.h>

#include <fstream>

#include "storage/notes.h"

using namespace store_test;

namespace {

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

}  // namespace

TEST_CASE("A full disk is a fault, and what was there stays", "[store]") {
    const SmallDisk disk;
    if (!disk.there()) {
        WARN("skipped: no tmpfs can be mounted here");
        return;
    }
    const base::Path file = disk.path() / "library.db";
    {
        auto database = storage::Database::open(file, {notes});
        REQUIRE(database);
        database->run("INSERT INTO note(words) VALUES('keep me')");
        CHECK_THROWS_AS(database->transaction([&] {
            for (int i = 0; i < 500; ++i)
                database->prepare("INSERT INTO note(words) VALUES(?)")
                    .bind(1, std::string(4000, 'x'))
                    .run();
        }),
                        storage::Fault);
        CHECK(count(*database, "note") == 1);
    }
    CHECK(sqlite(file, "PRAGMA integrity_check; SELECT words FROM note") == "ok\nkeep me\n");
}

TEST_CASE("A copy that finds no room leaves the old one and nothing beside it", "[store]") {
    const SmallDisk disk;
    if (!disk.there()) {
        WARN("skipped: no tmpfs can be mounted here");
        return;
    }
    const support::Folder folder;
    auto database = storage::Database::open(folder / "library.db", {notes});
    REQUIRE(database);
    database->copy_to(disk.path() / "copy.db");
    database->prepare("INSERT INTO note(words) VALUES(?)").bind(1, std::string(400000, 'x')).run();
    try {
        database->copy_to(disk.path() / "copy.db");
        FAIL("it fitted");
    } catch (const storage::Fault& fault) {
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
        auto database = storage::Database::open(file, {notes, tags});
        REQUIRE(database);
        for (int i = 0; i < 200; ++i)
            database->prepare("INSERT INTO note(words) VALUES(?)")
                .bind(1, std::string(500, 'x'))
                .run();
        CHECK(database->sound());
    }
    SECTION("a reference to nothing") {
        sqlite(file, "INSERT INTO tag VALUES(3, 777)");
        const auto told = storage::Database::open(file, {notes, tags})->sound();
        REQUIRE_FALSE(told);
        CHECK(base::to_line(told.error()) ==
              file.string() + ": is damaged: row 3 of tag points at a note that is missing");
    }
    SECTION("a page of rubbish") {
        auto bytes = bytes_of(file);
        bytes.replace(4096 * 5, 2000, std::string(2000, 'R'));
        REQUIRE(base::write_file(file, bytes));
        auto opened = storage::Database::open(file, {notes, tags});
        REQUIRE(opened);
        const auto told = opened->sound();
        REQUIRE_FALSE(told);
        CHECK_THAT(base::to_line(told.error()), Catch::StartsWith(file.string() + ": is damaged"));
    }
}

TEST_CASE("What keeps a library from being opened is one clear line", "[store]") {
    const support::Folder folder;
    const base::Path file = folder / "library.db";
    { REQUIRE(storage::Database::open(file, {notes})); }
    const auto line = [&](const base::Path& path) {
        const auto opened = storage::Database::open(path, {notes});
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
        auto other = storage::Database::open(file, {notes});
        REQUIRE(other);
        other->transaction([&] {
            const auto opened = storage::Database::open(file, {notes, pinned});
            REQUIRE_FALSE(opened);
            CHECK(opened.error().what == "is in use by another program");
        });
        CHECK(storage::Database::open(file, {notes, pinned}));
    }
}

TEST_CASE("A library on a disk that can only be read is refused in one line", "[store]") {
    const SmallDisk disk;
    if (!disk.there()) {
        WARN("skipped: no tmpfs can be mounted here");
        return;
    }
    const base::Path file = disk.path() / "library.db";
    { REQUIRE(storage::Database::open(file, {notes})); }
    REQUIRE(::mount(nullptr, disk.path().c_str(), nullptr, MS_REMOUNT | MS_RDONLY, nullptr) == 0);
    for (const auto& path : {file, disk.path() / "new.db"}) {
        const auto opened = storage::Database::open(path, {notes});
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
    const auto opened = storage::Database::open(disk.path() / "library.db", {notes});
    REQUIRE_FALSE(opened);
    CHECK_THAT(opened.error().what, Catch::Contains("full"));
}
