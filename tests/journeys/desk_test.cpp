// What staff do at the desk, and what a patient at the same kiosk sees of it.
#include <fstream>

#include "handout/recall.h"
#include "support/office_kiosk.h"

using editorial::StaffRole;
using editorial::State;
using support::Clinic;
using support::must;
using support::World;

namespace {

std::string code_now(World& world) {
    return handout::recall_code(
        {world.services().edition.version(), "prostatitis", "en", "", false});
}

// The publisher goes back to the first edition; the code of its sheet is looked up on the way.
void take_back(Clinic& clinic, const std::string& old_code) {
    World& world = clinic.at();
    clinic.sit_down("pat");
    world.tap("pages/code");
    world.drive().type(old_code);
    CHECK(world.scene().find("pages/fate")->name.find("replaced") != std::string::npos);
    world.tap("desk/publish");
    world.tap("publish/edition/2");
    clinic.again("publish/own");
    CHECK_FALSE(world.scene().find("publish/go")->enabled);  // no reason yet
    world.tap("publish/reason");
    world.drive().type("The old words were better");
    world.tap("publish/go");
    clinic.leave();
    world.drive().wait(3);
    clinic.read_page();
}

}  // namespace

TEST_CASE("a warning goes from the author's hand to the patient's eye, and back again", "[desk]") {
    Clinic clinic;
    World& world = clinic.at();
    const std::string old_code = code_now(world);
    clinic.read_page();
    CHECK(world.says("Fever or shivering"));

    clinic.open_page("ann");
    clinic.replace("Fever or shivering", "Fever or chills");
    world.drive().wait(1);
    world.tap("write/submit");
    world.tap("desk/out");

    clinic.sign_in_as("ray");
    clinic.open_text(Clinic::page);
    CHECK_FALSE(world.scene().find("review/approve")->enabled);  // a warning changed, unopened
    world.tap("review/comment");
    world.drive().type("Say high fever");
    world.tap("review/reject");
    world.tap("desk/out");
    CHECK(clinic.open().newest(Clinic::page)->state == State::rejected);

    clinic.sign_in_as("ann");
    clinic.open_text(Clinic::page);
    clinic.replace("Fever or chills", "High fever or chills");
    world.tap("write/submit");
    world.tap("desk/out");

    clinic.sign_in_as("ray");
    clinic.open_text(Clinic::page);
    world.tap("review/warning/fever-very-ill");
    CHECK(world.says("Fever or shivering"));
    CHECK(world.says("High fever or chills"));
    clinic.approve_here();
    world.tap("desk/out");

    clinic.sign_in_as("pat");
    world.tap("desk/publish");
    INFO(world.outline());
    CHECK(world.says("1 sign changed"));
    world.tap("publish/next");
    CHECK_FALSE(world.scene().find("publish/go")->enabled);  // the secret is asked for again
    world.tap("publish/own");
    world.drive().type("19283740");
    world.tap("publish/go");
    CHECK_FALSE(world.shows("publish/done"));  // it was not the right one
    clinic.again("publish/own");
    world.tap("publish/go");
    CHECK(world.shows("publish/done"));
    clinic.leave();
    world.drive().wait(3);
    clinic.read_page();
    CHECK(world.says("High fever or chills"));
    CHECK_FALSE(world.says("Fever or shivering"));

    take_back(clinic, old_code);
    CHECK(world.says("Fever or shivering"));
    CHECK(clinic.open().audit_log().verify());
}

TEST_CASE("a visitor cannot tell from the screen whether an account exists", "[desk]") {
    Clinic clinic;
    World& world = clinic.at();
    clinic.come_in();
    clinic.sign_in("nobody", "00000000");
    const std::string unknown = world.outline();
    CHECK(world.says("not right"));
    clinic.come_in();
    world.tap("sign-in/leave");
    clinic.come_in();
    clinic.sign_in("ann", "00000000");
    const auto without_name = [](std::string text) {
        const auto at = text.find("\"ann\"");
        return at == std::string::npos ? text : text.erase(at, 5);
    };
    CHECK(without_name(world.outline()) == without_name(unknown));
    for (int i = 0; i < 5; ++i) {
        world.drive().wait(40);
        world.tap("sign-in/secret");
        world.drive().type("00000000");
        world.tap("sign-in/go");
    }
    CHECK(world.shows("sign-in/wait"));
    CHECK_FALSE(world.scene().find("sign-in/go")->enabled);
}

TEST_CASE("two corners held together open the desk, one does not", "[desk]") {
    Clinic clinic({1080, 1920});
    World& world = clinic.at();
    const float wide = world.scene().glass.width_mm();
    using Phase = ui::Pointer::Phase;
    world.drive().touch({Phase::down, 1, {5, 5}});
    world.drive().wait(1);
    CHECK_FALSE(world.shows("sign-in/name"));
    world.drive().touch({Phase::down, 2, {wide - 5, 5}});
    world.drive().wait(2);
    CHECK_FALSE(world.shows("sign-in/name"));
    world.drive().wait(1.5);
    CHECK(world.shows("sign-in/name"));
    world.drive().touch({Phase::up, 2, {wide - 5, 5}});
    world.drive().touch({Phase::up, 1, {5, 5}});
    world.tap("sign-in/leave");
    CHECK(world.shows("attract/start"));
}

TEST_CASE("a power cut costs an author at most the last second", "[desk]") {
    Clinic clinic;
    clinic.open_page("ann");
    clinic.at().tap("write/text");
    clinic.at().drive().stroke("ctrl+end");
    clinic.at().drive().type("Typed before the lights went out.");
    clinic.at().drive().wait(1.2);
    clinic.world.release();  // nothing is closed, nothing is saved: the machine is gone
    clinic.start();
    clinic.open_page("ann");
    CHECK(clinic.at().says("your own draft"));
    const auto drafts = clinic.open().drafts(Clinic::page);
    REQUIRE(drafts.size() == 1);
    CHECK(drafts[0].body.find("before the lights went out.") != std::string::npos);
}

TEST_CASE("who leaves the desk on the glass alone for a minute is signed out, and the text is kept",
          "[desk]") {
    Clinic clinic;
    World& world = clinic.open_page("ann");
    clinic.write_at_the_start("Half a sentence");
    world.drive().wait(61);
    CHECK(world.shows("sign-in/name"));
    CHECK(world.says("because nobody touched the screen"));
    CHECK(clinic.draft().starts_with("Half a sentence"));
    world.drive().wait(61);
    CHECK(world.shows("attract/start"));  // and later the desk itself closes
}

TEST_CASE("two people at one page: the second is told, and nothing is written over", "[desk]") {
    Clinic clinic;
    World& world = clinic.at();
    {
        auto repository = clinic.open();
        const auto text = repository.newest(Clinic::page);
        must(repository.autosave(
            {Clinic::page, "zoe", text->body + "Zoe was here.\n", text->id, Clinic::begun}));
        auto staff = repository.accounts();
        must(staff.add({"zoe", "Zoe", {StaffRole::author}, false, true}, "19283740",
                       {*staff.person("mia"), Clinic::begun}));
    }
    clinic.open_page("ann");
    CHECK(world.scene().find("write/others")->name.find("Zoe") != std::string::npos);
    {
        auto repository = clinic.open();
        must(editorial::save(repository, repository.drafts(Clinic::page).front(),
                             {support::author("zoe"), Clinic::begun}));
    }
    world.tap("write/text");
    world.drive().type("Ann too. ");
    world.tap("write/save");
    CHECK(world.says("zoe"));
    auto repository = clinic.open();
    CHECK(repository.newest(Clinic::page)->body.find("Zoe was here.") != std::string::npos);
    REQUIRE(repository.drafts(Clinic::page).size() == 1);
    CHECK(repository.drafts(Clinic::page).front().body.find("Ann too.") != std::string::npos);

    // Both changed other lines: they come together, and nothing of either is lost.
    REQUIRE(world.scene().find("write/conflict"));
    CHECK(world.scene().find("write/conflict")->name.find("Zoe") != std::string::npos);
    world.tap("write/both");
    world.tap("write/save");
    const auto both = repository.newest(Clinic::page);
    CHECK(both->by == "ann");
    CHECK(both->body.find("Zoe was here.") != std::string::npos);
    CHECK(both->body.find("Ann too.") != std::string::npos);
    CHECK_FALSE(world.shows("write/conflict"));
}

TEST_CASE("Arabic is written from right to left, and arrows go where they point", "[desk]") {
    Clinic clinic;
    const std::string path = "ar/topics/prostatitis.md";
    World& world = clinic.open_page("ann", path);
    world.tap("write/text");
    world.drive().stroke("ctrl+end");
    world.drive().stroke("enter");
    world.drive().type("بتث");
    world.drive().stroke("right");  // back over the last letter
    world.drive().type("X");
    world.drive().stroke("home");
    world.drive().stroke("left");  // forward over the first
    world.drive().type("Y");
    world.drive().wait(1.2);
    CHECK(clinic.draft(path).ends_with("\nبYتXث"));
}

TEST_CASE("a hundred megabytes from the clipboard are refused and lose nothing", "[desk]") {
    Clinic clinic;
    World& world = clinic.at();
    ui::Clipboard clipboard;
    clipboard.put(std::string(100U << 20U, 'x'));
    world.drive().kiosk().clipboard = &clipboard;
    clinic.open_page("ann");
    clinic.write_at_the_start("Before. ");
    world.drive().stroke("ctrl+v");
    CHECK(world.says("too long"));
    clipboard.put(
        "a\x1b[31mb\xE2\x80\xAE"
        "c\r\n");
    world.drive().stroke("ctrl+v");
    world.drive().wait(1.2);
    const auto body = clinic.draft();
    CHECK(body.starts_with("Before. a[31mbc\n"));
}

TEST_CASE("what was undone to the beginning is as it was, and can be done again", "[desk]") {
    Clinic clinic;
    World& world = clinic.open_page("ann");
    const auto before = clinic.open().newest(Clinic::page)->body;
    world.tap("write/text");
    world.drive().stroke("ctrl+home");
    for (const char* words : {"one ", "two ", "three "}) {
        world.drive().type(words);
        world.drive().stroke("ctrl+home");
    }
    for (int i = 0; i < 20; ++i) world.tap("write/undo");
    world.drive().wait(1.2);
    CHECK_FALSE(world.scene().find("write/save")->enabled);
    for (int i = 0; i < 20; ++i) world.tap("write/redo");
    world.drive().wait(1.2);
    CHECK(clinic.draft() == "three two one " + before);
}

TEST_CASE("findings stand at their line while one types", "[desk]") {
    Clinic clinic;
    World& world = clinic.open_page("ann");
    world.tap("write/text");
    world.drive().stroke("ctrl+end");
    world.drive().type("See the feever ![](diagram:nothing) ");
    world.drive().wait(1);
    INFO(world.outline());
    CHECK(world.says("a paragraph of its own"));
    CHECK(world.says("'feever' is in no dictionary"));
}

TEST_CASE("a new page lacks nothing but words of its own", "[desk]") {
    Clinic clinic;
    World& world = clinic.sit_down("ann");
    world.tap("pages/new");
    world.tap("new/title");
    world.drive().type("A blood test");
    world.tap("new/group/prostate");
    world.tap("new/go");
    world.drive().wait(1);
    INFO(world.outline());
    CHECK(world.says("A blood test"));
    auto repository = clinic.open();
    for (const auto& text : repository.list())
        if (text.id == "blood-test")
            CHECK(text.errors == 5);  // four of the template; its place came after it
    CHECK(world.says("'Say in one sentence what this page is about.' is a template's"));
    CHECK(world.says("among the texts that are approved: no group in Order of the topics holds"));
}

TEST_CASE("a page withdrawn at the desk leaves the glass at once, its warnings stay", "[desk]") {
    Clinic clinic;
    World& world = clinic.open_page("pat");
    world.tap("write/withdraw");
    CHECK_FALSE(world.scene().find("write/withdraw-now")->enabled);  // a reason is asked for
    world.tap("write/reason");
    world.drive().type("A number is wrong");
    CHECK_FALSE(world.scene().find("write/withdraw-now")->enabled);  // and the secret again
    clinic.again("write/secret");
    world.tap("write/withdraw-now");
    clinic.leave();
    world.drive().wait(3);
    world.tap("attract/start");
    world.go(kiosk::TopicScreen{"prostatitis"});
    INFO(world.outline());
    CHECK(world.says("We are updating this page. Please ask your clinician."));
    CHECK(world.says("You cannot pass urine"));
    CHECK(world.shows("updating/topics"));
}

TEST_CASE("a page past its review date rests by itself, without a network or a desk", "[desk]") {
    World world;
    world.tap("attract/start");
    world.go(kiosk::TopicScreen{"prostatitis"});
    CHECK_FALSE(world.says("We are updating this page"));
    world.clock.set({2031, 1, 1});
    world.go(kiosk::TopicScreen{"prostatitis"});
    CHECK(world.says("We are updating this page"));
    CHECK(world.says("You cannot pass urine"));
    world.go(kiosk::PrintScreen{"prostatitis"});
    INFO(world.outline());
    CHECK_FALSE(world.shows("print/now"));
}

TEST_CASE("a clock that cannot be right takes no page off, and staff are told", "[desk]") {
    Clinic clinic;
    World& world = clinic.at();
    world.tap("attract/start");
    world.clock.set({2200, 1, 1});
    world.go(kiosk::TopicScreen{"prostatitis"});
    CHECK_FALSE(world.says("We are updating this page"));
    clinic.sit_down("pat");
    CHECK(world.shows("desk/clock"));
    world.tap("desk/out");
    world.tap("sign-in/leave");
    world.clock.set({1970, 1, 2});
    clinic.sit_down("pat");
    CHECK(world.shows("desk/clock"));
}

TEST_CASE("a patient goes on reading the old edition until they leave the page", "[desk]") {
    Clinic clinic;
    World& world = clinic.at();
    clinic.read_page();
    const std::string before = world.services().edition.version();
    {
        auto repository = clinic.open();
        auto text = *repository.newest(Clinic::page);
        const auto at = text.body.find("Fever or shivering");
        REQUIRE(at != std::string::npos);
        text.body.replace(at, 18, "A fever");
        must(editorial::save(repository, {Clinic::page, "ann", text.body, text.id, Clinic::begun},
                             {support::author("ann"), Clinic::begun}));
        Clinic::approve(repository, Clinic::page);
        clinic.publish(repository);
    }
    world.drive().wait(5);
    CHECK(world.says("Fever or shivering"));
    CHECK(world.services().edition.version() == before);
    world.tap("bar/home");
    world.go(kiosk::TopicScreen{"prostatitis", kiosk::AllWarnings{}});
    CHECK(world.says("A fever"));
    CHECK(world.services().edition.version() != before);
}

TEST_CASE("a damaged library is told in one line, and patients notice nothing", "[desk]") {
    Clinic clinic;
    clinic.world.reset();
    std::ofstream(clinic.folder / "library.db", std::ios::binary) << "no database at all, sorry";
    std::filesystem::remove(clinic.folder / "library.db-wal");
    clinic.start();
    clinic.come_in();
    World& world = clinic.at();
    INFO(world.outline());
    REQUIRE(world.shows("desk/fault"));
    CHECK(world.says("library.db"));
    world.tap("sign-in/leave");
    clinic.read_page();
    CHECK(world.says("Fever or shivering"));
}
