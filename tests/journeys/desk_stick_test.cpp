// What staff carry to and from the kiosk: pictures, editions, libraries; and the copy that is
// brought back when the library is damaged.
#include <atomic>
#include <set>
#include <thread>

#include "desk/errand.h"
#include "support/office_kiosk.h"

using editorial::StaffRole;
using editorial::State;
using support::Clinic;
using support::must;
using support::WithStick;
using support::World;

namespace {

namespace fs = std::filesystem;

}  // namespace

TEST_CASE("An edition is copied to a stick and used at another kiosk, an older one not unasked",
          "[desk]") {
    WithStick kiosk;
    World& world = kiosk.at();
    kiosk.come_in_as("pat");
    world.tap("desk/stick");
    CHECK(world.says("No picture, edition or library"));
    kiosk.press("stick/copy-edition");
    CHECK(kiosk.note().find("urokiosk-edition-0002.db") != std::string::npos);
    const auto copy = kiosk.stick / "urokiosk-edition-0002.db";
    const auto checked = support::run("minisign -Vm " + copy.string() + " -P " +
                                      kiosk.at().services().machine.trusted_keys.front());
    INFO(checked.out);
    CHECK(checked.exit == 0);
    auto repository = kiosk.clinic.open();
    const auto page = repository.newest("en/topics/your-visit.md");
    must(editorial::save(repository,
                         {page->path, "ann", page->body + "\nNew words.\n", page->id, 0},
                         {support::author("ann"), Clinic::begun + 9}));
    Clinic::approve(repository, page->path);
    const auto settings = world.services().machine;
    edition::EditionStore editions(kiosk.clinic.folder / "editions");
    base::Problems problems;
    const auto pat = repository.accounts().person("pat");
    must(editorial::publish(repository, {world.services().paths, "", {*pat, Clinic::begun + 1000}},
                            {editions, settings}, problems));
    CHECK(editions.current() == 3);
    kiosk.choose("urokiosk-edition-0002.db");
    CHECK(world.shows("stick/facts"));
    CHECK(world.shows("stick/older"));
    kiosk.clinic.again("stick/own");
    kiosk.press("stick/take");
    CHECK(editions.current() == 3);
    CHECK(world.scene().find("stick/take")->name == "Use it all the same");
    kiosk.press("stick/take");
    CHECK(editions.current() != 3);
    const auto entry = kiosk.clinic.open().audit_log().entries(1).front();
    CHECK(entry.what == "take-edition");
    CHECK(entry.words.find("older than the one in use") != std::string::npos);
    CHECK(entry.act.who == "pat");
    CHECK(kiosk.clinic.open().audit_log().verify());
}

TEST_CASE("A spoiled or foreign edition on a stick is told and never used", "[desk]") {
    WithStick kiosk;
    World& world = kiosk.at();
    edition::EditionStore editions(kiosk.clinic.folder / "editions");
    must(editions.copy(2, kiosk.stick / "e.db", world.services().machine));
    std::string bytes = base::read_file(kiosk.stick / "e.db").value();
    bytes[bytes.size() / 2] ^= 1;
    kiosk.put("e.db", bytes);
    kiosk.come_in_as("pat");
    kiosk.choose("e.db");
    CHECK_FALSE(kiosk.note().empty());
    CHECK_FALSE(world.shows("stick/take"));
    CHECK(editions.current() == 2);
}

TEST_CASE("A library goes to a stick and comes back, and who may not cannot", "[desk]") {
    WithStick kiosk;
    World& world = kiosk.at();
    kiosk.come_in_as("mia");
    world.tap("desk/stick");
    kiosk.press("stick/copy-library");
    CHECK(kiosk.note().find("urokiosk-library.db") != std::string::npos);
    CHECK(support::run("sqlite3 " + (kiosk.stick / "urokiosk-library.db").string() +
                       " 'PRAGMA integrity_check'")
              .out == "ok\n");
    {
        auto repository = kiosk.clinic.open();  // what is done here afterwards
        const auto page = repository.newest("en/topics/your-visit.md");
        must(editorial::save(repository, {page->path, "ann", page->body + "\nMore.\n", page->id, 0},
                             {support::author("ann"), Clinic::begun}));
    }
    kiosk.choose("urokiosk-library.db");
    CHECK(world.shows("stick/older"));  // it lacks what was done since
    kiosk.clinic.again("stick/own", "mia");
    kiosk.press("stick/take");
    CHECK(kiosk.clinic.open().newest("en/topics/your-visit.md")->state == State::draft);
    kiosk.press("stick/take");
    CHECK(kiosk.clinic.open().newest("en/topics/your-visit.md")->state == State::approved);
    CHECK(fs::exists(kiosk.clinic.folder / "backups"));
    world.tap("desk/out");
    kiosk.clinic.sign_in_as("ann");
    kiosk.choose("urokiosk-library.db");
    CHECK_FALSE(world.scene().find("stick/take")->enabled);
    CHECK_FALSE(world.scene().find("stick/copy-library")->enabled);
}

TEST_CASE("What a library would bring is shown before it is asked for twice", "[desk]") {
    WithStick kiosk;
    World& world = kiosk.at();
    const base::Path stick = kiosk.stick / "ward.db";
    {
        auto repository = kiosk.clinic.open();
        must(editorial::export_library(repository, stick));
        auto theirs = editorial::Repository::open(stick).value();
        const auto page = theirs.newest("en/topics/your-visit.md");
        must(editorial::save(theirs, {page->path, "", page->body + "\nForged.\n", page->id, 0},
                             {support::author("ann"), Clinic::begun}));
        Clinic::approve(theirs, page->path);
    }
    const auto spoiled = support::run(
        "sqlite3 " + stick.string() +
        " \"UPDATE person SET roles = 15 WHERE name = 'ann'; PRAGMA wal_checkpoint;\"");
    REQUIRE(spoiled.exit == 0);
    kiosk.come_in_as("mia");
    kiosk.choose("ward.db");
    CHECK(world.shows("stick/unsigned"));
    CHECK(world.says("en/topics/your-visit.md: approved by ray"));
    CHECK(world.says("ann: author, reviewer, publisher, manager"));
    kiosk.clinic.again("stick/own", "mia");
    kiosk.press("stick/take");
    CHECK(kiosk.clinic.open().newest("en/topics/your-visit.md")->body.find("Forged") ==
          std::string::npos);
    kiosk.press("stick/take");
    auto repository = kiosk.clinic.open();
    CHECK(repository.newest("en/topics/your-visit.md")->body.find("Forged") != std::string::npos);
    CHECK_FALSE(repository.accounts().person("ann")->may(StaffRole::manager));
    CHECK(repository.audit_log().entries(1).front().what == "take-library");
}

TEST_CASE("A file made to be read for ever does not hold the desk up", "[desk]") {
    WithStick kiosk;
    World& world = kiosk.at();
    const auto made = support::run(
        "sqlite3 " + (kiosk.stick / "hang.db").string() +
        " 'CREATE VIEW history AS WITH RECURSIVE n(number) AS (SELECT 1 UNION ALL SELECT number + "
        "1 FROM n) SELECT number, 1 AS hash FROM n'");
    REQUIRE(made.exit == 0);
    kiosk.come_in_as("mia");
    const auto before = std::chrono::steady_clock::now();
    kiosk.choose("hang.db");
    CHECK(std::chrono::steady_clock::now() - before < std::chrono::seconds(5));
    CHECK_FALSE(kiosk.note().empty());
    CHECK_FALSE(world.shows("stick/take"));
}

TEST_CASE("What is no library never takes its place, however often it is asked for", "[desk]") {
    WithStick kiosk;
    World& world = kiosk.at();
    must(edition::EditionStore(kiosk.clinic.folder / "editions")
             .copy(2, kiosk.stick / "edition.db", world.services().machine));
    fs::remove(kiosk.stick / "edition.db.minisig");  // as a pulled stick may leave it
    kiosk.put("empty.db", "");
    kiosk.put("junk.db", std::string(5000, 'j'));
    kiosk.come_in_as("mia");
    for (const std::string name : {"empty.db", "edition.db", "junk.db"}) {
        INFO(name);
        kiosk.choose(name);
        CHECK_FALSE(world.shows("stick/take"));
        CHECK_FALSE(kiosk.note().empty());
        auto repository = kiosk.clinic.open();
        CHECK(repository.accounts().people().size() == 4);
        CHECK(repository.list().size() > 30);
    }
}

TEST_CASE("A pipe on a stick does not hold the kiosk up", "[desk]") {
    WithStick kiosk;
    kiosk.put("e.db", "no edition");
    REQUIRE(support::run("mkfifo " + (kiosk.stick / "e.db.minisig").string()).exit == 0);
    kiosk.come_in_as("mia");
    kiosk.choose("e.db");
    CHECK_FALSE(kiosk.at().shows("stick/take"));  // nor is it a library
    CHECK_FALSE(kiosk.note().empty());
}

TEST_CASE("A stick that is pulled is told, and nothing changes", "[desk]") {
    WithStick kiosk;
    World& world = kiosk.at();
    edition::EditionStore editions(kiosk.clinic.folder / "editions");
    must(editions.copy(2, kiosk.stick / "e.db", world.services().machine));
    kiosk.put("a.png", support::png(10, 10));
    kiosk.come_in_as("pat");
    kiosk.choose("e.db");
    fs::remove_all(kiosk.stick);
    kiosk.clinic.again("stick/own");
    kiosk.press("stick/take");
    kiosk.press("stick/take");
    CHECK_FALSE(kiosk.note().empty());
    CHECK(editions.current() == 2);
    kiosk.press("stick/copy-edition");
    CHECK_FALSE(kiosk.note().empty());
    CHECK_FALSE(fs::exists(kiosk.stick));
    world.tap("stick/again");
    CHECK_FALSE(world.shows("stick/file/e.db"));
}

TEST_CASE("A damaged library is told, and a publisher brings back the last good copy", "[desk]") {
    WithStick kiosk;
    World& world = kiosk.at();
    const auto file = kiosk.clinic.folder / "library.db";
    for (const char* ending : {"-wal", "-shm"}) fs::remove(file.string() + ending);
    must(base::write_file(file, std::string(20000, 'x')));
    kiosk.clinic.come_in();
    CHECK(world.says("is damaged"));
    CHECK(world.shows("damaged/offer"));
    CHECK_FALSE(world.shows("damaged/take"));  // who somebody is must be known first
    kiosk.clinic.sign_in("pat", "00000000");
    CHECK_FALSE(world.shows("damaged/take"));
    world.tap("sign-in/leave");
    kiosk.clinic.come_in();
    kiosk.clinic.sign_in("ann", "19283747");
    REQUIRE(world.shows("damaged/take"));
    CHECK_FALSE(world.scene().find("damaged/take")->enabled);
    world.tap("damaged/leave");
    CHECK(world.shows("attract/start"));
    kiosk.clinic.come_in();
    kiosk.clinic.sign_in("pat", "19283749");
    world.tap("damaged/take");
    CHECK(world.shows("sign-in/name"));
    kiosk.clinic.sign_in_as("pat");
    auto repository = kiosk.clinic.open();
    CHECK(repository.audit_log().verify());
    CHECK(repository.audit_log().entries(1).front().what == "recover");
    CHECK(repository.audit_log().entries(1).front().act.who == "pat");
    CHECK(base::read_file(kiosk.clinic.folder / "library.damaged-1.db").value() ==
          std::string(20000, 'x'));
}

TEST_CASE("A damaged library without a backup is told in one line, and patients read on",
          "[desk]") {
    Clinic clinic;
    for (const char* ending : {"", "-wal", "-shm"})
        fs::remove((clinic.folder / "library.db").string() + ending);
    fs::remove_all(clinic.folder / "backups");
    must(base::write_file(clinic.folder / "library.db", std::string(20000, 'x')));
    clinic.come_in();
    CHECK(clinic.at().shows("desk/fault"));
    CHECK_FALSE(clinic.at().shows("sign-in/name"));
    clinic.at().tap("desk/leave");
    clinic.read_page();
    CHECK(clinic.at().says("Fever or shivering"));
}

TEST_CASE("A library that was emptied is not taken for a new one", "[desk]") {
    Clinic clinic;
    clinic.world.reset();
    for (const char* ending : {"", "-wal", "-shm"})
        fs::remove((clinic.folder / "library.db").string() + ending);
    must(base::write_file(clinic.folder / "library.db", ""));
    clinic.start();
    clinic.come_in();
    CHECK(clinic.at().says("holds no accounts"));
    clinic.sign_in("pat", "19283749");
    clinic.at().tap("damaged/take");
    clinic.sign_in_as("pat");
    CHECK(clinic.open().list().size() > 30);
}

TEST_CASE("A library of a newer version is told and not offered to be replaced", "[desk]") {
    Clinic clinic;
    const auto newer = support::run("sqlite3 " + (clinic.folder / "library.db").string() +
                                    " 'PRAGMA user_version = 999'");
    REQUIRE(newer.exit == 0);
    clinic.come_in();
    CHECK(clinic.at().says("newer"));
    CHECK_FALSE(clinic.at().shows("damaged/offer"));
    CHECK_FALSE(clinic.at().shows("sign-in/name"));
}

TEST_CASE("Patients read on while an edition is taken or copied, and a stick that hangs is left",
          "[desk]") {
    std::atomic<bool> go = false;
    bool told = false;
    desk::Errand errand(
        [&]() -> base::Result<void> {
            while (!go) std::this_thread::sleep_for(std::chrono::milliseconds(1));
            return base::fail("e.db", "cannot be read");
        },
        100);
    const auto begun = std::chrono::steady_clock::now();
    CHECK_FALSE(errand.done());
    CHECK(std::chrono::steady_clock::now() - begun < std::chrono::milliseconds(500));
    CHECK_FALSE(errand.late(100 + desk::Errand::longest_s - 1));
    CHECK(errand.late(100 + desk::Errand::longest_s + 1));
    go = true;
    for (int i = 0; i < 200 && !told; ++i)
        if (const auto done = errand.done()) {
            told = true;
            CHECK_FALSE(*done);
        }
    CHECK(told);
}

TEST_CASE("An edition that left its list of withdrawn pages behind says so before it is taken",
          "[desk]") {
    WithStick kiosk;
    World& world = kiosk.at();
    must(edition::EditionStore(kiosk.clinic.folder / "editions")
             .copy(2, kiosk.stick / "e.db", world.services().machine));
    kiosk.come_in_as("pat");
    kiosk.choose("e.db");
    CHECK_FALSE(world.shows("stick/unlisted"));
    REQUIRE(fs::remove(kiosk.stick / "e.db.withdrawn.toml"));
    kiosk.choose("e.db");
    CHECK(world.shows("stick/unlisted"));
}

TEST_CASE("All that a foreign library brings can be read, however much it is", "[desk]") {
    WithStick kiosk;
    World& world = kiosk.at();
    const base::Path stick = kiosk.stick / "ward.db";
    std::vector<std::string> pages;
    {
        auto repository = kiosk.clinic.open();
        must(editorial::export_library(repository, stick));
        auto theirs = editorial::Repository::open(stick).value();
        for (const auto& one : theirs.list()) {
            if (one.id.empty() || pages.size() == 20) continue;
            const auto page = theirs.newest(one.path);
            must(editorial::save(theirs, {one.path, "", page->body + "\nForged.\n", page->id, 0},
                                 {support::author("ann"), Clinic::begun}));
            pages.push_back(one.path);
        }
    }
    REQUIRE(pages.size() > 12);
    kiosk.come_in_as("mia");
    kiosk.choose("ward.db");
    for (int i = 0; i < 100 && world.shows("stick/reading"); ++i) world.drive().wait(0.05);
    std::set<std::string> read;
    for (int i = 0; i < 2; ++i) {
        for (const auto& page : pages)
            if (world.says(page + ": revision")) read.insert(page);
        CHECK(world.says("from elsewhere that nobody here approved"));
        world.tap("stick/more/drafts");
    }
    CHECK(read.size() == pages.size());
}

TEST_CASE("A file on a stick cannot turn or break the line that tells of it", "[desk]") {
    WithStick kiosk;
    World& world = kiosk.at();
    for (const std::string name : {"a\u202Egpj.db", "two\nlines.db", "\xff.db", "ok.db"})
        kiosk.put(name, "no database");
    kiosk.come_in_as("mia");
    world.tap("desk/stick");
    int tapped = 0;
    for (const auto& node : world.scene().nodes) {
        if (node.key.path.starts_with("stick/file/")) ++tapped;
        CHECK(node.name.find("\u202E") == std::string::npos);
        CHECK(node.name.find('\n') == std::string::npos);
    }
    CHECK(tapped == 4);
    world.tap("stick/file/a???gpj.db");
    for (int i = 0; i < 100 && world.shows("stick/reading"); ++i) world.drive().wait(0.05);
    CHECK_FALSE(kiosk.note().empty());
    CHECK(kiosk.note().find("\u202E") == std::string::npos);
}
