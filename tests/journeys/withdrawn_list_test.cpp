// The list of withdrawn pages cannot be read: what was off the glass stays off it.
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
