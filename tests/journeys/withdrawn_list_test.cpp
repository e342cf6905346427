// The list of withdrawn pages cannot be read: what was off the glass stays off it.
#include <chrono>

#include "edition/edition_store.h"
#include "editorial/withdrawal.h"
#include "support/office_kiosk.h"

using support::Clinic;
using support::World;

namespace {

base::Path list_of(const Clinic& clinic) { return clinic.folder / "editions/withdrawn.toml"; }

void withdraw(Clinic& clinic) {
    edition::EditionStore editions(clinic.folder / "editions");
    support::must(editions.withdraw("prostatitis", "pat", Clinic::begun));
}

void spoil(const Clinic& clinic, const std::string& how) {
    const auto list = list_of(clinic);
    const auto text = base::read_file(list).value();
    if (how == "gone") std::filesystem::remove(list);
    if (how == "cut") support::must(base::write_file(list, text.substr(0, text.size() / 2)));
    if (how == "blank") support::must(base::write_file(list, ""));
    if (how == "zeros") support::must(base::write_file(list, std::string(text.size(), '\0')));
    if (how == "letters") support::must(base::write_file(list, "\xff\xfe" + text));
    if (how != "folder") return;
    std::filesystem::remove(list);
    std::filesystem::create_directory(list);
}

bool rests(World& world, const std::string& page) {
    world.go(kiosk::TopicScreen{page});
    return world.says("We are updating this page");
}

}  // namespace

TEST_CASE("A list that is spoiled while the kiosk runs leaves the last good one in force",
          "[journey]") {
    Clinic clinic;
    World& world = clinic.at();
    withdraw(clinic);
    world.drive().wait(3);
    world.tap("attract/start");
    CHECK(rests(world, "prostatitis"));
    CHECK_FALSE(rests(world, "prostate"));
    const std::string how =
        GENERATE(as<std::string>(), "gone", "cut", "blank", "zeros", "letters", "folder");
    INFO(how);
    spoil(clinic, how);
    world.services().notes.clear();
    world.drive().wait(3);
    CHECK(rests(world, "prostatitis"));
    CHECK_FALSE(rests(world, "prostate"));
    REQUIRE(world.services().notes.size() == 1);
    CHECK_THAT(world.services().notes[0], Catch::Contains("stay off the glass"));
}

TEST_CASE("A kiosk that starts with a spoiled list shows warnings alone, and tells it",
          "[journey]") {
    Clinic clinic;
    withdraw(clinic);
    spoil(clinic, "cut");
    clinic.start();
    World& world = clinic.at();
    REQUIRE_FALSE(world.services().notes.empty());
    CHECK_THAT(world.services().notes[0], Catch::Contains("all pages show their warnings alone"));
    world.tap("attract/start");
    CHECK(rests(world, "prostatitis"));
    CHECK(rests(world, "prostate"));
    // Whoever opens the library mends it.
    auto library = clinic.open();
    edition::EditionStore editions(clinic.folder / "editions");
    CHECK(support::must(editorial::mend_withdrawn(library, editions)));
    world.drive().wait(3);
    CHECK_FALSE(rests(world, "prostate"));
}

TEST_CASE("A kiosk that starts without a list, and cannot ask the library, shows warnings alone",
          "[journey]") {
    Clinic clinic;
    withdraw(clinic);
    spoil(clinic, "gone");
    std::filesystem::remove(clinic.folder / "editions/withdrawn.last.toml");
    clinic.start();
    World& world = clinic.at();
    world.tap("attract/start");
    world.services().doubt_list(true);
    REQUIRE_FALSE(world.services().notes.empty());
    CHECK_THAT(world.services().notes.back(),
               Catch::Contains("all pages show their warnings alone"));
    CHECK(rests(world, "prostatitis"));
    CHECK(rests(world, "prostate"));
    world.services().doubt_list(false);  // the library could be asked: nothing is withdrawn
    CHECK_FALSE(rests(world, "prostate"));
}

TEST_CASE("While another program keeps the library to itself, staff take a page off the glass",
          "[journey][slow]") {
    Clinic clinic;
    {
        auto library = clinic.open();
        support::must(library.back_up(clinic.folder / "backups", 3));
    }
    const auto file = (clinic.folder / "library.db").string();
    const auto held = (clinic.folder / "held.txt").string();
    const auto holder = support::run(
        "(echo 'PRAGMA locking_mode=EXCLUSIVE; BEGIN EXCLUSIVE; SELECT 1;'; sleep 60) | sqlite3 '" +
        file + "' > '" + held + "' 2>&1 & echo $! > '" + held + ".pid'; sleep 1; cat '" + held +
        "'");
    REQUIRE_THAT(holder.out, Catch::Contains("1"));
    World& world = clinic.at();
    const auto begun = std::chrono::steady_clock::now();
    clinic.come_in();
    CHECK(std::chrono::steady_clock::now() - begun < std::chrono::seconds(15));
    INFO(world.outline());
    CHECK(world.says("(sqlite3)"));
    clinic.sign_in("pat", "19283749");
    world.tap("held/page/prostatitis");
    world.tap("held/reason");
    world.drive().type("Wrong dose");
    clinic.again("held/secret");
    world.tap("held/withdraw");
    INFO(world.outline());
    CHECK(world.says("prostatitis.md"));
    world.tap("held/leave");
    world.drive().wait(3);
    world.tap("attract/start");
    CHECK(rests(world, "prostatitis"));
    support::run("kill $(cat '" + held + ".pid')");
    support::run("sleep 0.5");
    auto library = clinic.open();
    edition::EditionStore editions(clinic.folder / "editions");
    (void)editorial::mend_withdrawn(library, editions);
    CHECK(library.audit_log().newest(editorial::Action::withdraw)->act.who == "pat");
}
