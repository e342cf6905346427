// What staff carry to and from the kiosk: pictures, editions, libraries; and the copy that is
// brought back when the library is damaged.
#include "support/office_kiosk.h"

using library::Duty;
using library::State;
using support::Clinic;
using support::must;
using support::World;

namespace {

namespace fs = std::filesystem;
constexpr auto begun = Clinic::begun;

// A kiosk with a folder that counts as a stick.
struct WithStick {
    Clinic clinic;
    base::Path stick = clinic.give_stick();

    World& at() { return clinic.at(); }
    void put(const std::string& name, const std::string& bytes) {
        must(base::write_file(stick / name, bytes));
    }
    void come_in_as(const std::string& name) {
        clinic.come_in();
        name == "mia" ? clinic.sign_in("mia", "19283746") : clinic.sign_in_as(name);
    }
    void choose(const std::string& file) {
        at().tap("desk/stick");
        at().tap("stick/file/" + file);
    }
    std::string note() {
        const auto* node = at().scene().find("desk/note");
        return node ? node->name : "";
    }
    void write(const std::string& key, const std::string& words) {
        at().tap(key);
        at().drive().type(words);
    }
};

}  // namespace

TEST_CASE("A photograph comes in from a stick, is reviewed, and a patient sees it", "[desk]") {
    WithStick kiosk;
    World& world = kiosk.at();
    kiosk.put("Our Ward (2).PNG", support::png(320, 200));
    kiosk.come_in_as("ann");
    kiosk.choose("Our Ward (2).PNG");
    world.tap("stick/picture");
    CHECK_FALSE(world.scene().find("picture/keep")->enabled);  // no words yet
    kiosk.write("picture/en/title", "Our ward");
    kiosk.write("picture/en/alt", "A bright room with six beds.");
    world.tap("picture/submit");
    CHECK(kiosk.note().find("diagrams/our-ward-2.svg") != std::string::npos);
    {
        auto workshop = kiosk.clinic.open();
        for (const char* path : {"diagrams/our-ward-2.svg", "diagrams/our-ward-2.toml",
                                 "en/diagrams/our-ward-2.toml"}) {
            INFO(path);
            REQUIRE(workshop.newest(path));
            CHECK(workshop.newest(path)->state == State::in_review);
            CHECK(workshop.newest(path)->by == "ann");
        }
        CHECK_FALSE(workshop.newest("es/diagrams/our-ward-2.toml"));  // nobody wrote it
    }
    world.tap("desk/out");
    kiosk.clinic.sign_in_as("ray");
    for (const std::string path : {"diagrams/our-ward-2.toml", "en/diagrams/our-ward-2.toml"}) {
        kiosk.clinic.open_text(path);
        world.tap("judge/approve");
    }
    kiosk.clinic.open_text("diagrams/our-ward-2.svg");
    world.tap("judge/approve");
    // A page shows it, and goes out with it.
    auto workshop = kiosk.clinic.open();
    const auto page = workshop.newest("en/topics/your-visit.md");
    const std::string shown = "\n![Our ward, a bright room](diagram:our-ward-2)\n";
    std::string body = page->body + shown;
    const std::string diagrams = "diagrams = [";
    REQUIRE(body.find(diagrams) != std::string::npos);
    body.insert(
        body.find(diagrams) + diagrams.size(),
        body[body.find(diagrams) + diagrams.size()] == ']' ? "\"our-ward-2\"" : "\"our-ward-2\", ");
    must(workshop.save({page->path, "ann", body, page->id, 0}, begun));
    Clinic::approve(workshop, page->path);
    kiosk.clinic.publish(workshop);
    kiosk.clinic.leave();
    world.drive().wait(3);
    world.tap("attract/start");
    CHECK(world.clinic().diagrams("en").contains("our-ward-2"));
    CHECK(world.clinic().diagrams("ar").at("our-ward-2").alt() == "A bright room with six beds.");
    world.go(screens::Plate{"our-ward-2", ""});
    CHECK(world.scene().find("plate/sentence")->name == "A bright room with six beds.");
}

TEST_CASE("The title and the words of a picture change, its places and other words stay",
          "[desk]") {
    WithStick kiosk;
    World& world = kiosk.at();
    const auto before = kiosk.clinic.open().newest("en/diagrams/male-pelvis.toml")->body;
    kiosk.come_in_as("ann");
    kiosk.clinic.open_text("diagrams/male-pelvis.svg");
    CHECK(world.shows("picture/drawing-shown"));
    world.tap("picture/en/title");
    world.drive().stroke("ctrl+a");
    world.drive().type("The pelvis from the side");
    world.tap("picture/keep");
    auto workshop = kiosk.clinic.open();
    const auto after = workshop.newest("en/diagrams/male-pelvis.toml");
    CHECK(after->body.find("title = \"The pelvis from the side\"") != std::string::npos);
    CHECK(after->state == State::draft);
    const auto tail = before.substr(before.find("[structures"));
    CHECK(after->body.ends_with(tail));
    CHECK(workshop.newest("diagrams/male-pelvis.svg")->state == State::approved);
    CHECK(workshop.newest("diagrams/male-pelvis.toml")->state == State::approved);
}

TEST_CASE("A picture that could do harm, or is none, is refused in one line", "[desk]") {
    struct Slip {
        std::string name, bytes, told;
    };
    const std::string png = support::png(40, 40);
    const Slip slip = GENERATE_COPY(
        Slip{"a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>", "a script"},
        Slip{"a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"><use href=\"http://x#a\"/></svg>",
             "a reference out of the file"},
        Slip{"a.svg", "hello", "no <svg>"}, Slip{"a.png", "hello", "no <svg>"},
        Slip{"a.png", png.substr(0, 200), "is no whole PNG"},
        Slip{"a.png", support::png(2401, 1), "is 2401 x 1 pixels"},
        Slip{"a.png", png + std::string(800000, 'x'), "too large"},
        Slip{"a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\"/>", "size"});
    WithStick kiosk;
    kiosk.put(slip.name, slip.bytes);
    kiosk.come_in_as("ann");
    kiosk.choose(slip.name);
    kiosk.at().tap("stick/picture");
    INFO(kiosk.at().outline());
    CHECK(kiosk.note().find(slip.told) != std::string::npos);
    kiosk.write("picture/en/title", "A");
    kiosk.write("picture/en/alt", "B");
    CHECK_FALSE(kiosk.at().scene().find("picture/keep")->enabled);
}

TEST_CASE("An edition is copied to a stick and used at another kiosk, an older one not unasked",
          "[desk]") {
    WithStick kiosk;
    World& world = kiosk.at();
    kiosk.come_in_as("pat");
    world.tap("desk/stick");
    CHECK(world.says("No picture, edition or library"));
    world.tap("stick/copy-edition");
    CHECK(kiosk.note().find("urokiosk-edition-0002.db") != std::string::npos);
    const auto copy = kiosk.stick / "urokiosk-edition-0002.db";
    const auto checked = support::run("minisign -Vm " + copy.string() + " -P " +
                                      kiosk.at().clinic().machine.trusted_keys.front());
    INFO(checked.out);
    CHECK(checked.exit == 0);
    auto workshop = kiosk.clinic.open();
    const auto page = workshop.newest("en/topics/your-visit.md");
    must(workshop.save({page->path, "ann", page->body + "\nNew words.\n", page->id, 0}, begun + 9));
    Clinic::approve(workshop, page->path);
    const auto settings = world.clinic().machine;
    library::Shelf shelf(kiosk.clinic.folder / "editions");
    base::Problems problems;
    const auto pat = library::Staff(workshop.database()).person("pat");
    must(library::publish(
        workshop, {kiosk.clinic.folder.path(), kiosk.clinic.folder / "keys/publisher.key", "", {}},
        {&shelf, &settings}, {*pat, begun + 1000}, problems));
    CHECK(shelf.current() == 3);
    kiosk.choose("urokiosk-edition-0002.db");
    CHECK(world.shows("stick/facts"));
    world.tap("stick/take");
    world.tap("stick/take");
    INFO(world.outline());
    CHECK(shelf.current() == 3);
    CHECK_FALSE(kiosk.note().empty());
    world.tap("stick/take");  // "use it all the same"
    CHECK(shelf.current() != 3);
    const auto entry = kiosk.clinic.open().history().entries(1).front();
    CHECK(entry.what == "take");
    CHECK(entry.words.find("although it was refused") != std::string::npos);
    CHECK(entry.act.who == "pat");
    CHECK(kiosk.clinic.open().history().verify());
}

TEST_CASE("A spoiled or foreign edition on a stick is told and never used", "[desk]") {
    WithStick kiosk;
    World& world = kiosk.at();
    library::Shelf shelf(kiosk.clinic.folder / "editions");
    must(shelf.copy(2, kiosk.stick / "e.db", world.clinic().machine));
    std::string bytes = base::read_file(kiosk.stick / "e.db").value();
    bytes[bytes.size() / 2] ^= 1;
    kiosk.put("e.db", bytes);
    kiosk.come_in_as("pat");
    kiosk.choose("e.db");
    CHECK_FALSE(kiosk.note().empty());
    CHECK_FALSE(world.shows("stick/take"));
    CHECK(shelf.current() == 2);
}

TEST_CASE("A library goes to a stick and comes back, and who may not cannot", "[desk]") {
    WithStick kiosk;
    World& world = kiosk.at();
    kiosk.come_in_as("mia");
    world.tap("desk/stick");
    world.tap("stick/copy-library");
    CHECK(kiosk.note().find("urokiosk-library.db") != std::string::npos);
    CHECK(support::run("sqlite3 " + (kiosk.stick / "urokiosk-library.db").string() +
                       " 'PRAGMA integrity_check'")
              .out == "ok\n");
    {
        auto workshop = kiosk.clinic.open();  // what is done here afterwards
        const auto page = workshop.newest("en/topics/your-visit.md");
        must(workshop.save({page->path, "ann", page->body + "\nMore.\n", page->id, 0}, begun));
    }
    kiosk.choose("urokiosk-library.db");
    world.tap("stick/take");
    world.tap("stick/take");
    CHECK(kiosk.note().find("does not know all that was done") != std::string::npos);
    CHECK(kiosk.clinic.open().newest("en/topics/your-visit.md")->state == State::draft);
    world.tap("stick/take");
    CHECK(kiosk.clinic.open().newest("en/topics/your-visit.md")->state == State::approved);
    CHECK(fs::exists(kiosk.clinic.folder / "backups"));
    world.tap("desk/out");
    kiosk.clinic.sign_in_as("ann");
    kiosk.choose("urokiosk-library.db");
    CHECK_FALSE(world.scene().find("stick/take")->enabled);
    CHECK_FALSE(world.scene().find("stick/copy-library")->enabled);
}

TEST_CASE("A stick that is pulled is told, and nothing changes", "[desk]") {
    WithStick kiosk;
    World& world = kiosk.at();
    library::Shelf shelf(kiosk.clinic.folder / "editions");
    must(shelf.copy(2, kiosk.stick / "e.db", world.clinic().machine));
    kiosk.put("a.png", support::png(10, 10));
    kiosk.come_in_as("pat");
    kiosk.choose("e.db");
    fs::remove_all(kiosk.stick);
    world.tap("stick/take");
    world.tap("stick/take");
    CHECK_FALSE(kiosk.note().empty());
    CHECK(shelf.current() == 2);
    world.tap("stick/copy-edition");
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
    auto workshop = kiosk.clinic.open();
    CHECK(workshop.history().verify());
    CHECK(workshop.history().entries(1).front().what == "recover");
    CHECK(workshop.history().entries(1).front().act.who == "pat");
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
