// A form that somebody was called away from: it is there again for them, and for nobody else.
#include "desk/forms/own_words.h"
#include "desk/forms/shelf.h"
#include "editorial/recovery.h"
#include "editorial/safekeeping.h"
#include "storage/backup.h"
#include "support/office_kiosk.h"

using support::Clinic;
using support::must;
using support::World;

namespace {

struct AtDesk {
    Clinic clinic;
    World& world = clinic.at();
    AtDesk() { clinic.come_in(); }
    void come_in(const std::string& name, const std::string& secret) {
        clinic.sign_in(name, secret);
        INFO(world.outline());
        REQUIRE(world.shows("desk/out"));
    }
    void ann() { come_in("ann", "19283747"); }
    void mia() { come_in("mia", "19283746"); }
    // Until the desk signs out by itself.
    void called_away() {
        world.drive().wait(62);
        REQUIRE(world.shows("sign-in/name"));
    }
    void write(const std::string& key, const std::string& words) {
        world.tap(key);
        world.drive().type(words);
    }
};

}  // namespace

TEST_CASE("a topic half typed is there again after an idle sign-out, for the same person alone",
          "[desk][forms]") {
    AtDesk desk;
    desk.ann();
    desk.world.tap("today/new");
    desk.write("new/title", "A blood test");
    desk.world.tap("new/language/es");
    desk.world.tap("new/kind/test");
    desk.called_away();
    desk.mia();
    CHECK_FALSE(desk.world.shows("today/form/topic/open"));
    desk.world.tap("desk/out");
    desk.ann();
    desk.world.tap("today/form/topic/open");
    INFO(desk.world.outline());
    CHECK(desk.world.says("What you had filled in is here again."));
    CHECK(desk.world.scene().find("new/language/es")->selected);
    CHECK(desk.world.scene().find("new/kind/test")->selected);
    desk.write("new/title/es", "Un análisis de sangre");
    for (const auto& node : std::vector(desk.world.scene().nodes))
        if (node.key.path.starts_with("new/group/")) {
            desk.world.tap(node.key.path);
            break;
        }
    desk.world.tap("new/go");
    const auto made = desk.clinic.open().newest("en/topics/blood-test.md");
    REQUIRE(made);
    CHECK(made->body.find("title = \"A blood test\"") != std::string::npos);
    CHECK(made->body.find("kind = \"test\"") != std::string::npos);
    desk.world.tap("desk/today");
    CHECK_FALSE(desk.world.shows("today/form/topic/open"));  // it was sent
}

TEST_CASE("a form that is emptied is not offered again", "[desk][forms]") {
    AtDesk desk;
    desk.ann();
    desk.world.tap("today/new");
    CHECK_FALSE(desk.world.scene().find("new/empty")->enabled);
    desk.write("new/title", "A blood test");
    desk.world.tap("desk/today");
    desk.world.tap("today/form/topic/open");
    desk.world.tap("new/empty");
    desk.world.tap("desk/today");
    CHECK_FALSE(desk.world.shows("today/form/topic/open"));
}

TEST_CASE("a source half typed is there again", "[desk][forms]") {
    AtDesk desk;
    desk.ann();
    desk.world.tap("desk/pages");
    desk.world.tap("pages/sources");
    desk.world.tap("sources/new");
    desk.write("sources/title", "How blood is drawn");
    desk.world.tap("sources/evidence/cohort");
    desk.called_away();
    desk.ann();
    desk.world.tap("today/form/source/open");
    CHECK(desk.world.scene().find("sources/evidence/cohort")->selected);
    desk.write("sources/authors", "Nickel, J. C.");
    desk.write("sources/container", "Urology");
    desk.write("sources/year", "2018");
    desk.write("sources/doi", "10.1000/a2");
    desk.world.tap("sources/read/whole");
    desk.world.tap("sources/save");
    CHECK(desk.clinic.open().newest("sources.json")->body.find("How blood is drawn") !=
          std::string::npos);
}

TEST_CASE("a language half typed is there again", "[desk][forms]") {
    AtDesk desk;
    desk.ann();
    desk.world.tap("desk/translate");
    desk.world.tap("translate/new");
    desk.write("language/tag", "ur");
    desk.write("language/name", "Urdu");
    desk.world.tap("language/rtl");
    desk.called_away();
    desk.ann();
    desk.world.tap("today/form/language/open");
    INFO(desk.world.outline());
    CHECK(desk.world.scene().find("language/rtl")->selected);
    desk.write("language/keys", "abc def");
    desk.world.tap("language/begin");
    const auto made = desk.clinic.open().newest("ur/language.toml");
    REQUIRE(made);
    CHECK(made->body.find("name = \"Urdu\"\ndirection = \"rtl\"") != std::string::npos);
}

TEST_CASE("an account half typed is there again, and its secret never is", "[desk][forms]") {
    AtDesk desk;
    desk.mia();
    desk.world.tap("desk/accounts");
    desk.world.tap("accounts/new");
    desk.write("accounts/name", "zoe");
    desk.write("accounts/shown", "Zoe Dean");
    desk.world.tap("accounts/duty/author");
    desk.write("accounts/secret", "55667788");
    desk.called_away();
    const auto library = base::read_file(desk.clinic.folder / "library.db").value() +
                         base::read_file(desk.clinic.folder / "library.db-wal").value_or("");
    CHECK(library.find("Zoe Dean") != std::string::npos);
    CHECK(library.find("55667788") == std::string::npos);
    desk.mia();
    desk.world.tap("today/form/account/open");
    INFO(desk.world.outline());
    CHECK(desk.world.scene().find("accounts/duty/author")->selected);
    desk.write("accounts/secret", "55667788");
    desk.write("accounts/again", "55667788");
    desk.write("accounts/own", "19283746");
    desk.world.tap("accounts/save");
    const auto zoe = desk.clinic.open().accounts().person("zoe");
    REQUIRE(zoe);
    CHECK(zoe->shown_name == "Zoe Dean");
    CHECK(zoe->roles == std::set{editorial::StaffRole::author});
    desk.world.tap("desk/today");
    CHECK_FALSE(desk.world.shows("today/form/account/open"));
}

TEST_CASE("a source that a block lacks is noted on the way, and the block cites it",
          "[desk][forms]") {
    AtDesk desk;
    desk.ann();
    desk.clinic.open_text(Clinic::page);
    World& world = desk.world;
    if (world.shows("write/text")) world.tap("write/markdown");
    std::string block;
    for (const auto& node : world.scene().nodes)
        if (block.empty() && node.key.path.starts_with("write/block/") &&
            node.name.find("Prostatitis") != std::string::npos)
            block = node.key.path;
    INFO(world.outline());
    REQUIRE_FALSE(block.empty());
    REQUIRE(world.drive().reach(block).empty());
    REQUIRE(world.drive().reach("write/pick-source").empty());
    REQUIRE(world.drive().reach("write/new-source").empty());
    desk.write("sources/title", "A study of waiting rooms");
    desk.write("sources/authors", "Nickel, J. C.");
    desk.write("sources/container", "Urology");
    desk.write("sources/year", "2018");
    desk.write("sources/doi", "10.1000/a1");
    world.tap("sources/evidence/cohort");
    world.tap("sources/read/whole");
    REQUIRE(world.drive().reach("sources/save").empty());
    INFO(world.outline());
    CHECK(world.shows("write/field/0"));  // the block is open again
    world.drive().wait(1.5);
    const auto made = document::parse(desk.clinic.draft());
    const auto& cited = made.document.front.sources;
    CHECK(std::count_if(cited.begin(), cited.end(),
                        [](const auto& id) { return id.starts_with("NICKEL"); }) == 1);
}

TEST_CASE("the shelf and the house's own words are in each backup of the library",
          "[desk][forms]") {
    Clinic clinic;
    auto library = clinic.open();
    must(desk::write_shelf(library, {{"prostatitis", "es", true, 12}}));
    must(desk::add_own_word(library, "en", "Uroflow"));
    const support::Folder away;
    must(editorial::keep_safe(library, {clinic.folder / "backups", away.path()}));
    const auto here = storage::backups(clinic.folder / "backups", "library");
    const auto there = storage::backups(away.path(), "urokiosk-library");
    REQUIRE_FALSE(here.empty());
    REQUIRE_FALSE(there.empty());
    for (const auto& file : {here.back(), there.back()}) {
        INFO(file);
        auto copy = must(editorial::Repository::open(file));
        base::Problems problems;
        const auto shelf = desk::read_shelf(copy, problems);
        CHECK(problems.empty());
        REQUIRE(shelf.size() == 1);
        CHECK(shelf.front().same_paper({"prostatitis", "es", true, 1}));
        CHECK(shelf.front().copies == 12);
        CHECK(desk::own_words(copy, "en") == std::set<std::string>{"uroflow"});
    }
}
