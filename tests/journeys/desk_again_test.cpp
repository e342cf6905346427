// The desk opened from the glass: visitors pass by there.
#include "desk/desk.h"
#include "edition/edition_store.h"
#include "support/office_kiosk.h"

using support::Clinic;
using support::World;

TEST_CASE("Whoever leaves the desk on the glass is signed out after a minute", "[desk]") {
    Clinic clinic;
    World& world = clinic.sit_down("pat");
    world.drive().wait(desk::glass_idle_s - 5);
    CHECK(world.shows("desk/out"));
    world.drive().wait(10);
    INFO(world.outline());
    CHECK_FALSE(world.shows("desk/out"));
}

TEST_CASE("Wrong tries on the glass do not stop the office", "[desk]") {
    Clinic clinic;
    World& world = clinic.at();
    clinic.come_in();
    for (int i = 0; i < 10; ++i) {
        clinic.sign_in("pat", "00000000");
        world.drive().wait(40);
        if (!world.shows("sign-in/name")) clinic.come_in();
        world.tap("sign-in/name");
        world.drive().stroke("ctrl+a");
    }
    clinic.at_command_line("library withdraw en/topics/prostatitis.md --reason 'A wrong dose'");
    CHECK(edition::EditionStore(clinic.folder / "editions").withdrawn().contains("prostatitis"));
}

TEST_CASE("A clinical reviewer withdraws a page at the desk, also one that waits for review",
          "[desk]") {
    Clinic clinic;
    {
        auto repository = clinic.open();
        const auto text = repository.newest(Clinic::page).value();
        support::must(editorial::save(repository,
                                      {Clinic::page, "ann", text.body + "\nMore.\n", text.id, 0},
                                      {support::author("ann"), Clinic::begun}));
        support::must(
            editorial::submit(repository, Clinic::page, {support::author("ann"), Clinic::begun}));
    }
    World& world = clinic.open_page("ray");
    world.tap("review/withdraw");
    world.tap("write/withdraw");
    world.tap("write/reason");
    world.drive().type("A wrong number");
    clinic.again("write/secret", "ray");
    world.tap("write/withdraw-now");
    CHECK(edition::EditionStore(clinic.folder / "editions").withdrawn().contains("prostatitis"));
}
