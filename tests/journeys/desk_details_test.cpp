// What the clinic says of itself; two people at one line; and who may read but not write.
#include "support/office_kiosk.h"

using support::Clinic;
using support::must;
using support::World;

namespace {

// What ann sent for review: as ray and pat do it.
void approve_and_publish(Clinic& clinic) {
    World& world = clinic.at();
    clinic.sign_in_as("ray");
    clinic.open_text("clinic-details.toml");
    CHECK_FALSE(world.scene().find("review/approve")->enabled);  // the numbers have to be looked at
    for (const std::string number : {"emergency_number", "advice_number", "phone"})
        world.tap("review/warning/" + number);
    clinic.approve_here();
    world.tap("desk/out");
    clinic.sign_in_as("pat");
    world.tap("desk/publish");
    CHECK(world.shows("publish/text/clinic-details.toml"));
    clinic.publish_here();
}

}  // namespace

TEST_CASE("where two people changed the same line, the second chooses", "[desk]") {
    Clinic clinic;
    World& world = clinic.at();
    clinic.come_in();
    clinic.sign_in_as("ann");
    clinic.open_text(Clinic::page);
    {
        auto repository = clinic.open();
        const auto text = repository.newest(Clinic::page);
        must(editorial::save(repository, {Clinic::page, "zoe", "Zoe. " + text->body, text->id, 0},
                             {support::author("zoe"), Clinic::begun}));
    }
    world.tap("write/text");
    world.drive().stroke("ctrl+home");
    world.drive().type("Ann. ");
    world.tap("write/save");
    CHECK_FALSE(world.scene().find("write/both")->enabled);
    const bool mine = GENERATE(true, false);
    world.tap(mine ? "write/mine" : "write/theirs");
    CHECK_FALSE(world.shows("write/conflict"));
    if (mine) world.tap("write/save");
    auto repository = clinic.open();
    CHECK(repository.newest(Clinic::page)->body.starts_with(mine ? "Ann. " : "Zoe. "));
    CHECK(repository.revisions(Clinic::page).size() ==
          (mine ? 4U : 3U));  // theirs is kept in any case
}

TEST_CASE("who is no author reads a text and cannot write in it", "[desk]") {
    Clinic clinic;
    World& world = clinic.at();
    clinic.come_in();
    clinic.sign_in_as("pat");
    clinic.open_text(Clinic::page);
    world.tap("write/text");
    world.drive().type("Pat was here. ");
    world.drive().stroke("backspace");
    world.drive().wait(2);
    CHECK(world.says("Only an author"));
    CHECK_FALSE(world.shows("write/warning"));
    world.tap("write/find");
    world.tap("write/find-words");
    world.drive().type("Pat was here");
    world.tap("write/find-next");
    CHECK(world.shows("desk/note"));  // nothing of it stands there
    CHECK_FALSE(world.scene().find("write/find-all")->enabled);
    CHECK(clinic.open().drafts("").empty());
}

TEST_CASE("the clinic's emergency number is corrected at the desk, approved, and told to patients",
          "[desk]") {
    Clinic clinic;
    World& world = clinic.at();
    clinic.come_in();
    clinic.sign_in_as("ann");
    world.tap("pages/details");
    world.tap("details/text");
    CHECK(world.says("In an emergency: 999"));  // what holds now
    clinic.replace("emergency_number = \"999\"", "emergency_number = \"our bell\"");
    world.drive().wait(1);
    CHECK(world.says("no number to dial"));
    // Sent for review all the same, it cannot be approved, and the reviewer sees why.
    world.tap("write/submit");
    world.tap("desk/out");
    clinic.sign_in_as("ray");
    clinic.open_text("clinic-details.toml");
    CHECK(world.shows("review/fault"));
    CHECK_FALSE(world.scene().find("review/approve")->enabled);
    world.tap("review/comment");
    world.drive().type("A number, please");
    world.tap("review/reject");
    world.tap("desk/out");
    clinic.sign_in_as("ann");
    clinic.open_text("clinic-details.toml");
    CHECK(world.says("A number, please"));
    clinic.replace("our bell", "112");
    world.drive().wait(1);
    CHECK(world.says("In an emergency: 112"));
    world.tap("write/submit");
    world.tap("desk/out");
    approve_and_publish(clinic);
    const auto tell = [&] {
        clinic.leave();
        world.drive().wait(3);
        clinic.read_page();
        const bool ours = world.says("112"), old = world.says("999");
        CHECK(ours != old);
        return ours ? "112" : "999";
    };
    CHECK(tell() == std::string("112"));
    CHECK(world.services().settings.name == "Riverside Urology Clinic");
    clinic.come_in();
    clinic.sign_in_as("pat");
    world.tap("desk/publish");
    world.tap("publish/edition/2");
    world.tap("publish/reason");
    world.drive().type("Wrong number");
    clinic.again("publish/own");
    world.tap("publish/go");
    CHECK(tell() == std::string("999"));
}

TEST_CASE("a comment stands at the line it is about, and at the first where none is named",
          "[desk]") {
    Clinic clinic;
    World& world = clinic.open_page("ann");
    clinic.replace("pain", "aches");
    world.tap("write/submit");
    world.tap("desk/out");
    clinic.sign_in_as("ray");
    clinic.open_text(Clinic::page);
    const auto comment = [&](const std::string& words) {
        world.tap("review/comment");
        world.drive().type(words);
        world.tap("review/remark");
    };
    comment("12: is this true");
    std::string block;
    for (const auto& node : world.scene().nodes)
        if (node.key.path.starts_with("review/block/")) block = node.key.path;
    world.tap(block);
    comment("Too long");
    world.tap("desk/out");
    clinic.sign_in_as("ann");
    clinic.open_text(Clinic::page);
    CHECK(world.says("Line 1, Dr Ray Fox: 12: is this true"));
    const std::string line = block.substr(std::string("review/block/").size());
    CHECK(world.says("Line " + line + ", Dr Ray Fox: Too long"));
}
