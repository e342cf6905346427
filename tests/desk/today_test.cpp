// What waits for whoever signs in, and where a word stands among all texts.
#include "shell/health.h"
#include "support/office_kiosk.h"

using support::Clinic;
using support::must;
using support::World;

TEST_CASE("the first view tells each what waits for them, by title and language", "[desk][today]") {
    Clinic clinic;
    {
        auto repository = clinic.open();
        const auto text = repository.newest(Clinic::page).value();
        must(editorial::save(repository, {Clinic::page, "ann", text.body + "\nMore.\n", text.id, 0},
                             {support::author("ann"), Clinic::begun}));
    }
    World& world = clinic.at();
    clinic.come_in();
    clinic.sign_in("ann", "19283747");
    INFO(world.outline());
    CHECK(world.says("1 text waits for you"));
    CHECK(world.says("To write: 1"));
    CHECK(world.scene().find(std::string("today/write/") + Clinic::page)->name == "Prostatitis");
    CHECK_FALSE(world.shows("today/review"));  // she approves nothing
    for (const auto& node : world.scene().nodes) CHECK(node.name.find(".md") == std::string::npos);
    world.tap(std::string("today/open/") + Clinic::page);
    CHECK(world.shows("write/submit"));
    world.tap("write/submit");
    CHECK(world.says("Prostatitis waits for review now."));
    CHECK(world.says("Nothing waits for you"));
    world.tap("desk/out");
    clinic.sign_in("ray", "19283748");
    CHECK(world.says("To read and decide: 1"));
}

TEST_CASE("a sentence is found wherever it stands, with the words around it", "[desk][today]") {
    Clinic clinic;
    World& world = clinic.sit_down("ann");
    world.tap("desk/today");
    world.tap("today/find");
    world.tap("pages/search");
    world.drive().type("shivering");
    INFO(world.outline());
    CHECK(world.shows(std::string("text/") + Clinic::page));
    CHECK_FALSE(world.shows("text/es/topics/prostate.md"));
}

TEST_CASE("words of a template cannot be sent for review", "[desk][today]") {
    Clinic clinic;
    World& world = clinic.sit_down("ann");
    world.tap("pages/new");
    world.tap("new/title");
    world.drive().type("A blood test");
    world.tap("new/group/prostate");
    world.tap("new/go");
    world.drive().wait(1);
    world.tap("write/submit");
    INFO(world.outline());
    CHECK(world.says("is a template's; write your own words, then ask for review"));
    auto repository = clinic.open();
    CHECK(repository.newest("en/topics/blood-test.md")->state == editorial::State::draft);
}

TEST_CASE("the first view tells how the machine fares, and that its clock is wrong",
          "[desk][today]") {
    Clinic clinic;
    shell::Health health;
    health.published = health.frame = Clinic::begun;
    health.disk_free_mb = 4321;
    health.disk_mb = 8000;
    health.next_review = "2027-01-31";
    health.clock = "too-early";
    shell::write_health(clinic.at().services().paths, health);
    World& world = clinic.sit_down("ann");
    world.tap("desk/today");
    INFO(world.outline());
    CHECK(world.says("The clock is wrong. Tell who keeps this machine."));
    CHECK(world.says("Free on the disk: 4,321 MB"));
    CHECK(world.says("Next review: 31 Jan 2027"));
    CHECK(world.says("Last touch: never"));
    for (const auto* row : {"edition", "frame", "clock"})
        CHECK(world.shows(std::string("today/state/") + row));
}
