// What is typed at the desk is kept, stands where it was meant to, and comes back.
#include "support/office_kiosk.h"

using support::Clinic;
using support::FailingDisk;
using support::World;

namespace {}

TEST_CASE("a full disk is told at once, and nobody leaves a text that is not kept",
          "[desk][guard]") {
    Clinic clinic;
    World& world = clinic.open_page("ann");
    {
        const FailingDisk disk(clinic);
        clinic.write_at_the_start("Hard to keep. ");
        world.drive().wait(1.2);
        CHECK(world.shows("desk/note"));
        world.tap("desk/pages");
        CHECK(world.shows("write/text"));
        world.tap("write/history");
        CHECK(world.shows("write/text"));
    }
    world.drive().wait(3);
    CHECK(clinic.draft().starts_with("Hard to keep."));
    CHECK_FALSE(world.shows("desk/note"));
    world.tap("desk/pages");
    CHECK(world.shows("pages/list"));
}

TEST_CASE("who is signed out while the disk is full finds the text kept once it is not",
          "[desk][guard]") {
    Clinic clinic;
    World& world = clinic.open_page("ann");
    {
        const FailingDisk disk(clinic);
        clinic.write_at_the_start("Hard to keep. ");
        world.drive().wait(62);
        CHECK(world.shows("sign-in/name"));
    }
    world.drive().wait(3);
    CHECK(clinic.draft().starts_with("Hard to keep."));
}

TEST_CASE("a text that could not be read is not shown as an empty one", "[desk][guard]") {
    Clinic clinic;
    World& world = clinic.open_page("ann");
    clinic.write_at_the_start("Mine. ");
    world.tap("desk/pages");
    world.tap("pages/search");
    world.drive().type("prostatitis");
    {
        const FailingDisk disk(clinic);
        world.tap(std::string("text/") + Clinic::page);
        CHECK(world.says("Not done"));
        world.drive().type("x");
        CHECK_FALSE(world.shows("write/text"));
    }
    world.drive().type("y");
    REQUIRE(world.shows("write/blocks"));
    CHECK(clinic.draft().starts_with("Mine. "));
    CHECK(world.says("your own draft"));
}

TEST_CASE("a window that is closed keeps what was typed the moment before", "[desk][guard]") {
    Clinic clinic;
    clinic.open_page("ann");
    clinic.write_at_the_start("Typed, ");
    clinic.at().drive().wait(1.2);
    clinic.at().drive().type("and ");  // kept at once: the last time was long ago
    clinic.at().drive().type("closed.");
    REQUIRE_FALSE(clinic.draft().starts_with("Typed, and closed."));
    clinic.world.reset();
    CHECK(clinic.draft().starts_with("Typed, and closed."));
}

TEST_CASE("the keyboard on the glass writes wherever a real one does", "[desk][guard]") {
    Clinic clinic({1080, 1920});
    World& world = clinic.sit_down("ann");
    world.tap("pages/keys");
    world.tap("pages/search");
    for (const char* key : {"key/m", "key/a", "key/s"}) world.tap(key);
    CHECK(world.shows("text/en/topics/prostate-massage.md"));
    CHECK_FALSE(world.shows(std::string("text/") + Clinic::page));
    world.tap("pages/code");
    world.tap("board/capitals");
    for (int i = 0; i < 8; ++i) world.tap("key/Q");
    CHECK(world.shows("pages/fate"));
    world.tap("pages/search");
    world.tap("key/clear");
    world.tap(std::string("text/") + Clinic::page);
    world.tap("write/keys");
    world.tap("write/find");
    world.tap("write/find-words");
    for (const char* key : {"board/en", "key/t", "key/h", "key/e"}) world.tap(key);
    world.tap("write/find-with");
    for (const char* key : {"key/x", "key/q"}) world.tap(key);
    world.tap("write/find-all");
    world.drive().wait(1.2);
    CHECK(clinic.draft().find("xq") != std::string::npos);
    CHECK(clinic.draft().find("the ") == std::string::npos);
}

TEST_CASE("the reason of a withdrawal is not typed into the page", "[desk][guard]") {
    Clinic clinic({1080, 1920});
    World& world = clinic.open_page("pat");
    world.tap("write/withdraw");
    world.tap("write/keys");
    world.tap("write/reason");
    for (const char* key : {"key/b", "key/a", "key/d"}) world.tap(key);
    world.tap("write/secret");
    world.tap("key/s");
    CHECK(world.scene().find("write/withdraw-now")->enabled);
    world.drive().wait(1.2);
    CHECK(clinic.open().drafts(Clinic::page).empty());
}

TEST_CASE("a draft that was dropped comes back with Undo", "[desk][guard]") {
    Clinic clinic;
    World& world = clinic.open_page("ann");
    clinic.write_at_the_start("An hour of work. ");
    world.tap("write/drop");
    CHECK(clinic.open().drafts(Clinic::page).empty());
    world.tap("write/undo");
    world.drive().wait(1.2);
    CHECK(clinic.draft().starts_with("An hour of work."));
}

TEST_CASE("replacing everywhere is refused when it would burst the text", "[desk][guard]") {
    Clinic clinic;
    World& world = clinic.open_page("ann");
    clinic.write_at_the_start(std::string(6000, 'w') + " ");
    clinic.replace("w", std::string(390, 'v'));
    CHECK(world.says("too long"));
    world.drive().wait(1.2);
    CHECK(clinic.draft().find("vvvv") == std::string::npos);
}

TEST_CASE("an editor in which nobody types costs nothing", "[desk][guard]") {
    Clinic clinic;
    World& world = clinic.open_page("ann");
    clinic.write_at_the_start("Something. ");
    world.drive().wait(5);
    const int before = world.drive().frames();
    world.drive().wait(40);
    CHECK(world.drive().frames() - before < 8);
}

TEST_CASE("a line without an end is shown in pieces, and can be written in", "[desk][guard]") {
    Clinic clinic;
    World& world = clinic.at();
    ui::Clipboard clipboard;
    std::string words;
    while (words.size() < 40000) words += "word ";
    clipboard.put(words);
    world.drive().kiosk().clipboard = &clipboard;
    clinic.open_page("ann", "en/glossary.toml");
    clinic.write_at_the_start("# ");
    const auto painted = world.textures.bytes;
    world.drive().stroke("ctrl+v");
    CHECK(world.textures.bytes - painted < 40U << 20U);
    world.drive().type("end");
    world.drive().wait(1.2);
    const auto drafts = clinic.open().drafts("en/glossary.toml");
    REQUIRE(drafts.size() == 1);
    CHECK(drafts.front().body.starts_with("# " + words + "end"));
}
