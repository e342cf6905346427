// What is told while one types is what is told before approving.
#include "support/office_kiosk.h"

using support::Clinic;
using support::World;

TEST_CASE("an unknown source is told to the author at once, and to the reviewer before approving",
          "[desk]") {
    Clinic clinic;
    World& world = clinic.open_page("ann");
    clinic.replace("(source:NG110)", "(source:NONE)");
    world.drive().wait(1);
    INFO(world.outline());
    CHECK(world.says("source 'NONE' is not in Sources; add it there"));
    world.tap("write/submit");
    world.tap("desk/out");

    clinic.sign_in_as("ray");
    clinic.open_text(Clinic::page);
    CHECK(world.says("source 'NONE' is not in Sources; add it there"));
    CHECK_FALSE(world.scene().find("review/approve")->enabled);
}

TEST_CASE("what a desk puts in as a pattern is told until it has words of its own", "[desk]") {
    Clinic clinic;
    World& world = clinic.open_page("ann");
    for (const std::string piece : {"warning", "claim", "figure"}) {
        world.tap("write/text");
        world.drive().stroke("ctrl+end");
        world.tap("write/" + piece);
    }
    world.drive().wait(1);
    INFO(world.outline());
    for (const std::string words : {"What you notice", "What to do now.", "What people say.",
                                    "What studies show.", "What the picture shows"})
        CHECK(world.says("'" + words + "' is a template's"));
}
