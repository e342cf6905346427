// What must not happen at the desk: a right that was taken away and still works, a door that stands
// open, a kiosk that falls with its library.
#include <fstream>

#include "support/office_kiosk.h"

using editorial::StaffRole;
using support::Clinic;
using support::FailingDisk;
using support::World;

namespace {}

TEST_CASE("whose account is switched off is out at the next touch, and the text is kept",
          "[desk][guard]") {
    Clinic clinic;
    World& world = clinic.open_page("ann");
    clinic.write_at_the_start("Not to be saved. ");
    const auto before = clinic.open().newest(Clinic::page)->id;
    clinic.change("ann", [](auto& person) { person.active = false; });
    world.tap("write/save");
    CHECK(world.shows("sign-in/name"));
    CHECK(clinic.open().newest(Clinic::page)->id == before);
    CHECK(clinic.draft().starts_with("Not to be saved."));
}

TEST_CASE("a role that was taken away works no longer, however long one was signed in",
          "[desk][guard]") {
    Clinic clinic;
    World& world = clinic.open_page("pat");
    world.tap("write/withdraw");
    world.tap("write/reason");
    world.drive().type("A wrong number");
    clinic.again("write/secret");
    clinic.change("pat", [](auto& person) { person.roles = {StaffRole::author}; });
    (void)world.drive().tap("write/withdraw-now");
    auto repository = clinic.open();
    for (const auto& text : repository.list()) CHECK_FALSE(text.withdrawn);
    CHECK(edition::EditionStore(clinic.folder / "editions").withdrawn().empty());
}

TEST_CASE("a page stays on the list of what to withdraw until it has left the glass",
          "[desk][guard]") {
    Clinic clinic;
    World& world = clinic.at();
    const base::Path list = clinic.folder / "editions" / "withdrawn.toml";
    std::filesystem::create_directories(list / "in the way");
    std::filesystem::create_directories(list.string() + ".damaged/in the way");
    clinic.open_page("pat");
    const auto withdraw = [&] {
        world.tap("write/withdraw");
        world.tap("write/reason");
        world.drive().type("A wrong number");
        clinic.again("write/secret");
        world.tap("write/withdraw-now");
    };
    withdraw();
    CHECK(world.shows("write/withdraw-now"));  // it did not work, and is not told as done
    std::filesystem::remove_all(list);
    clinic.again("write/secret");
    world.tap("write/withdraw-now");
    CHECK(edition::EditionStore(clinic.folder / "editions").withdrawn().contains("prostatitis"));
}

TEST_CASE("a clock that is put back stops neither autosave nor signing in", "[desk][guard]") {
    Clinic clinic;
    World& world = clinic.at();
    clinic.come_in();
    clinic.sign_in("ann", "00000000");
    for (int i = 0; i < 5; ++i) {
        world.tap("sign-in/secret");
        world.drive().type("00000000");
        (void)world.drive().tap("sign-in/go");
        world.drive().wait(8);
    }
    world.clock.set({2026, 11, 1});
    for (const char* secret : {"00000000", "19283747"}) {  // the wait begins anew, once
        world.drive().wait(70);
        clinic.come_in();
        clinic.sign_in("ann", secret);
    }
    REQUIRE(world.shows("desk/out"));
    clinic.open_text(Clinic::page);
    clinic.write_at_the_start("One. ");
    world.drive().wait(1.2);
    world.clock.set({2026, 10, 1});
    world.drive().type("Two. ");
    world.drive().wait(1.2);
    CHECK(clinic.draft().starts_with("One. Two. "));
}

TEST_CASE("a disk that fails at the door of the desk does not touch the kiosk", "[desk][guard]") {
    Clinic clinic;
    World& world = clinic.at();
    clinic.sql(
        "INSERT INTO intent VALUES(1, 'x', 'publish', 'pat', 0, '');"
        "CREATE TRIGGER full BEFORE DELETE ON intent BEGIN SELECT RAISE(ABORT, 'full'); END");
    clinic.come_in();
    CHECK(world.shows("desk/fault"));
    world.tap("sign-in/leave");
    CHECK(world.shows("attract/start"));
}

TEST_CASE("whatever fails on a screen of the desk, one can sign out", "[desk][guard]") {
    Clinic clinic;
    World& world = clinic.sit_down("ann");
    clinic.sql("ALTER TABLE edition RENAME TO edition_gone");
    world.tap("desk/publish");
    CHECK(world.says("Not done"));
    clinic.sql("ALTER TABLE edition_gone RENAME TO edition");
    const FailingDisk disk(clinic);
    world.tap("desk/pages");
    CHECK(world.says("Not done"));
    world.tap("desk/out");
    CHECK(world.shows("sign-in/name"));
}

TEST_CASE("a secret is found nowhere: not on the glass, the clipboard or the disk",
          "[desk][guard]") {
    Clinic clinic;
    World& world = clinic.at();
    ui::Clipboard clipboard;
    world.drive().kiosk().clipboard = &clipboard;
    clinic.come_in();
    const std::string wrong = "Kangaroo-Piano-42", typed_as_name = "Zebra-Violin-77";
    world.tap("sign-in/secret");
    world.drive().type(wrong);
    world.drive().stroke("ctrl+a");
    world.drive().stroke("ctrl+c");
    world.drive().stroke("ctrl+x");
    CHECK(clipboard.text().empty());
    CHECK(world.drive().run("outline").find(wrong) == std::string::npos);
    world.tap("sign-in/name");
    world.drive().type(typed_as_name);
    world.tap("sign-in/go");
    CHECK(world.says("not right"));
    for (const auto& entry : std::filesystem::recursive_directory_iterator(clinic.folder.path())) {
        if (!entry.is_regular_file()) continue;
        std::ifstream file(entry.path(), std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(file), {}};
        INFO(entry.path());
        CHECK(bytes.find(wrong) == std::string::npos);
        CHECK(bytes.find(typed_as_name) == std::string::npos);
        CHECK(bytes.find("zebra-violin-77") == std::string::npos);
    }
}

TEST_CASE("ten wrong tries lock the door, and a restart does not open it", "[desk][guard]") {
    Clinic clinic;
    {
        auto repository = clinic.open();
        auto staff = repository.accounts();
        auto now = clinic.at().clock.moment() - 300;
        for (int i = 0; i < 10; ++i, now += 30)
            staff.sign_in("ann", "00000000", now + i * 2, editorial::SignInPlace::glass);
    }
    clinic.start();
    clinic.come_in();
    clinic.sign_in("ann", "19283747");
    CHECK_FALSE(clinic.at().shows("desk/out"));
    CHECK(clinic.at().shows("sign-in/wait"));
}

TEST_CASE("two fingers in one corner, or one after the other, do not open the desk",
          "[desk][guard]") {
    Clinic clinic({1080, 1920});
    World& world = clinic.at();
    const float wide = world.scene().glass.width_mm();
    using Phase = ui::Pointer::Phase;
    auto& drive = world.drive();
    drive.touch({Phase::down, 1, {5, 5}});
    drive.touch({Phase::down, 2, {20, 20}});
    drive.wait(5);
    CHECK_FALSE(world.shows("sign-in/name"));
    drive.touch({Phase::up, 2, {20, 20}});
    drive.touch({Phase::down, 2, {wide - 5, 5}});
    drive.wait(2);
    drive.touch({Phase::lost, 2, {wide - 5, 5}});
    drive.touch({Phase::down, 2, {wide - 5, 5}});
    drive.wait(2);
    CHECK_FALSE(world.shows("sign-in/name"));
    drive.touch({Phase::move, 1, {5, 90}});  // slid out of its corner
    drive.wait(5);
    CHECK_FALSE(world.shows("sign-in/name"));
    drive.touch({Phase::up, 1, {5, 90}});
    drive.touch({Phase::up, 2, {wide - 5, 5}});
    drive.wait(1);
    CHECK(world.drive().kiosk().due_in(world.clock.seconds()) > 0.08);
}

TEST_CASE("what goes out is what was shown before the last button", "[desk][guard]") {
    Clinic clinic;
    World& world = clinic.at();
    const auto change = [&](const std::string& path) {
        auto repository = clinic.open();
        auto text = *repository.newest(path);
        support::must(editorial::save(repository,
                                      {path, "ann", text.body + "\nMore words.\n", text.id, 0},
                                      {support::author("ann"), Clinic::begun}));
        Clinic::approve(repository, path);
    };
    change("en/topics/prostate-massage.md");
    clinic.sit_down("pat");
    world.tap("desk/publish");
    world.tap("publish/next");
    clinic.again("publish/own");
    change(Clinic::page);
    world.tap("publish/go");
    CHECK_FALSE(world.shows("publish/done"));
    CHECK(world.shows(std::string("publish/text/") + Clinic::page));
    clinic.publish_here();
}

TEST_CASE("with a keyboard alone one gets everywhere", "[desk][guard]") {
    Clinic clinic;
    auto& drive = clinic.at().drive();
    clinic.come_in();
    drive.type("pat");
    drive.press("tab");
    drive.type("19283749");
    drive.stroke("enter");
    REQUIRE(clinic.at().shows("desk/out"));
    for (const char* place : {"desk/today", "desk/pages", "desk/approve", "desk/publish"}) {
        drive.press("tab");
        CHECK(clinic.at().scene().find(place)->focused);
    }
    drive.press("enter");
    CHECK(clinic.at().shows("publish/next"));
}
