// One text, one parse: from the author's key to the patient's eye.
#include "support/parses.h"
#include "support/office_kiosk.h"

using support::Clinic;
using support::World;

TEST_CASE("a text is parsed once where it is written, once where it is stamped, packed and read",
          "[desk][parses]") {
    Clinic clinic;
    World& world = clinic.at();
    const std::string words = "Fever or chillblains";
    support::Parses parses;

    clinic.open_page("ann");
    clinic.replace("Fever or shivering", words);
    world.drive().wait(1);
    const int typed = parses.of(words);
    world.tap("write/submit");
    world.tap("desk/out");
    const int sent = parses.of(words);

    clinic.sign_in_as("ray");
    clinic.open_text(Clinic::page);
    world.tap("review/warning/fever-very-ill");
    world.drive().wait(1);
    const int looked_at = parses.of(words);
    clinic.approve_here();
    world.tap("desk/out");
    const int approved = parses.of(words);

    clinic.sign_in_as("pat");
    world.tap("desk/publish");
    clinic.publish_here();
    clinic.leave();
    const int published = parses.of(words);
    world.drive().wait(3);
    clinic.read_page();
    REQUIRE(world.says(words));
    CHECK(typed == 1);
    CHECK(sent == 1);
    CHECK(looked_at == 1);
    CHECK(approved <= 2);  // the stamp may make another text of it
    CHECK(published == approved);
    CHECK(parses.of(words) == approved + 1);
}
