// A topic that was not there: from its title to a page that may be reviewed, by forms alone.
#include "content/page_template.h"
#include "content/read_catalog.h"
#include "support/office_kiosk.h"

using editorial::State;
using support::Clinic;
using support::World;

namespace {

// A newcomer at the desk, whose touches are counted.
struct Newcomer {
    Clinic clinic;
    World& world = clinic.at();
    int taps = 0;

    Newcomer() {
        clinic.come_in();
        clinic.sign_in("ann", "19283747");
    }
    void tap(const std::string& key) {
        INFO(taps << ": " << key);
        world.drive().wait(0.6);  // nobody is quicker, and findings have come by then
        world.tap(key);
        ++taps;
    }
    void write(const std::string& key, const std::string& words) {
        tap(key);
        world.drive().stroke("ctrl+a");
        world.drive().type(words);
    }
    std::string block_with(const std::string& words) {
        for (const auto& node : world.scene().nodes)
            if (node.key.path.starts_with("write/block/") &&
                node.name.find(words) != std::string::npos)
                return node.key.path;
        FAIL(words << " stands in no block\n" << world.outline());
        return "";
    }
    // The words of a block's field replaced.
    void rewrite(const std::string& block, const std::string& field, const std::string& words) {
        tap(block_with(block));
        write("write/field/" + field, words);
        tap("write/done");
    }
    std::string first_offer() {
        for (const auto& node : world.scene().nodes)
            if (node.key.path.starts_with("write/pick/")) return node.key.path;
        FAIL("nothing is offered\n" << world.outline());
        return "";
    }
    void source(const std::string& title, const std::string& doi) {
        tap("sources/new");
        write("sources/title", title);
        write("sources/authors", "Nickel, J. C.");
        write("sources/container", "Urology");
        write("sources/year", "2018");
        write("sources/doi", doi);
        tap("sources/evidence/cohort");
        tap("sources/read/whole");
        tap("sources/save");
    }
    void cite(const std::string& title) {
        tap("write/pick-source");
        write("write/pick", title);
        tap(first_offer());
    }
};

// What stands on the page: facts, a sentence with its sources, a sign, a figure.
void write_parts(Newcomer& ann) {
    ann.tap("write/head");
    ann.write("write/field/1", "How a blood test is done.");
    ann.tap("write/done");
    ann.tap(ann.block_with("Write what matters most"));
    ann.write("write/field/0", "A blood test is short.\nYou can ask to lie down.");
    ann.tap("write/done");
    ann.tap(ann.block_with("Write here in short words"));
    ann.write("write/field/0", "A nurse takes a little blood from your arm.");
    ann.cite("Blood counts");
    ann.cite("How blood is drawn");
    ann.tap("write/add/warning");
    ann.tap("write/choice/1");
    ann.write("write/field/0", "Your arm swells or hurts more");
    ann.write("write/field/1", "Your arm may need care.");
    ann.cite("After a blood");
    ann.tap("write/add/figure");
    ann.write("write/field/0", "Where the prostate lies");
    ann.tap("write/pick-drawing");
    ann.tap(ann.first_offer());
    ann.tap("write/done");
}

const std::string path = "en/topics/blood-test.md";

}  // namespace

TEST_CASE("an id is made from a title in any script", "[content]") {
    CHECK(content::page_id("A blood test") == "blood-test");
    CHECK(content::page_id("The  PSA test: what now?") == "psa-test-what-now");
    CHECK(content::page_id("Señales y síntomas") == "senales-y-sintomas");
    CHECK_FALSE(content::page_id("فحص الدم").empty());
    CHECK(content::page_id("فحص الدم").find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") ==
          std::string::npos);
    CHECK(content::page_id("!!!") == "page");
}

TEST_CASE("a new topic is one form: title, group, languages, and no id", "[desk][topic]") {
    Newcomer ann;
    ann.tap("today/new");
    CHECK_FALSE(ann.world.scene().find("new/go")->enabled);
    ann.write("new/title", "A blood test");
    std::string group;
    for (const auto& node : ann.world.scene().nodes)
        if (group.empty() && node.key.path.starts_with("new/group/")) group = node.key.path;
    ann.tap(group);
    ann.tap("new/language/es");
    CHECK_FALSE(ann.world.scene().find("new/go")->enabled);  // its Spanish title is wanted
    ann.write("new/title/es", "Un análisis de sangre");
    ann.tap("new/go");
    CHECK(ann.taps <= 8);
    CHECK(ann.world.shows("write/head"));
    auto repository = ann.clinic.open();
    CHECK(repository.newest(path)->body.find("title = \"A blood test\"") != std::string::npos);
    const auto spanish = repository.newest("es/topics/blood-test.md");
    REQUIRE(spanish);
    CHECK(spanish->body.find("Un análisis de sangre") != std::string::npos);
    CHECK(spanish->body.find("Escriba aquí lo más importante.") != std::string::npos);
    CHECK(repository.newest("topics.toml")->body.find("\"blood-test\"") != std::string::npos);
    // The same title again has another id; neither can be sent with a template's words.
    ann.tap("desk/today");
    ann.tap("today/new");
    ann.write("new/title", "A blood test");
    ann.tap(group);
    ann.tap("new/go");
    CHECK(ann.clinic.open().newest("en/topics/blood-test-2.md"));
    ann.tap("write/submit");
    CHECK(ann.world.says("is a template's; write your own words, then ask for review"));
    for (const std::string language : {"es", "ar"}) {
        INFO(language);
        CHECK_FALSE(content::left_over(
                        content::page_template({"x", "X", {2026, 1, 1}, {2027, 1, 1}, language}))
                        .empty());
    }
}

TEST_CASE("a topic is begun at a desk in Spanish and in Arabic", "[desk][topic]") {
    const std::string language = GENERATE("es", "ar");
    Clinic clinic;
    World& world = clinic.at();
    REQUIRE(world.drive().set("language", language).empty());
    clinic.come_in();
    clinic.sign_in("ann", "19283747");
    world.tap("today/new");
    world.tap("new/title");
    world.drive().type("Night walks");
    for (const auto& node : std::vector(world.scene().nodes))
        if (node.key.path.starts_with("new/group/")) {
            world.tap(node.key.path);
            break;
        }
    world.tap("new/title/" + language);  // of the desk's own language, which is wanted too
    world.drive().type(language == "es" ? "Paseos" : "مشي");
    world.tap("new/go");
    CHECK(clinic.open().newest("en/topics/night-walks.md"));
    CHECK(clinic.open().newest(language + "/topics/night-walks.md"));
}

TEST_CASE("a newcomer writes a topic with a sign, a figure and three sources, and edits no file",
          "[desk][topic]") {
    const auto begun = std::chrono::steady_clock::now();
    Newcomer ann;
    ann.tap("today/find");
    ann.tap("pages/sources");
    ann.source("Blood counts in a clinic", "10.1000/a1");
    ann.source("How blood is drawn", "10.1000/a2");
    ann.source("After a blood test", "10.1000/a3");
    ann.tap("sources/submit");
    ann.tap("desk/today");
    ann.tap("today/new");
    ann.write("new/title", "A blood test");
    for (const auto& node : std::vector(ann.world.scene().nodes))
        if (node.key.path.starts_with("new/group/")) {
            ann.tap(node.key.path);
            break;
        }
    ann.tap("new/kind/test");
    ann.tap("new/go");
    write_parts(ann);
    ann.world.drive().wait(2);
    ann.tap("write/submit");
    const auto repository = ann.clinic.open().newest(path);
    REQUIRE(repository);
    INFO(repository->body << "\n" << ann.world.outline());
    CHECK(repository->state == State::in_review);
    const auto page = document::parse(repository->body);
    CHECK(page.problems.empty());
    CHECK(page.document.front.sources.size() == 3);
    CHECK(page.document.front.warnings.size() == 1);
    CHECK(page.document.front.diagrams.size() == 1);
    CHECK(ann.clinic.open().newest("sources.json")->state == State::in_review);
    CHECK(ann.clinic.open().newest("topics.toml")->state == State::in_review);  // went with it
    base::Problems errors;
    auto library = ann.clinic.open();
    for (const auto& one : editorial::findings(library, path, repository->body, {2026, 11, 22}))
        if (one.severity == base::Severity::error) errors.push_back(one);
    for (const auto& one : errors) UNSCOPED_INFO(base::to_line(one));
    CHECK(errors.empty());
    const auto took = std::chrono::steady_clock::now() - begun;
    WARN(ann.taps << " touches, " << std::chrono::duration_cast<std::chrono::seconds>(took).count()
                  << " s of this machine");
    CHECK(ann.taps <= 90);
}

TEST_CASE("a page of the clinic about itself is the same form, without advice or questions",
          "[desk][topic]") {
    Newcomer ann;
    ann.tap("today/new");
    ann.tap("new/kind/clinic");
    ann.write("new/title", "Where to park");
    std::string group;
    for (const auto& node : ann.world.scene().nodes)
        if (group.empty() && node.key.path.starts_with("new/group/")) group = node.key.path;
    ann.tap(group);
    ann.tap("new/go");
    CHECK(ann.world.shows("write/head"));
    const auto made = ann.clinic.open().newest("en/topics/where-to-park.md");
    REQUIRE(made);
    CHECK(made->body.find("kind = \"clinic\"") != std::string::npos);
    CHECK(made->body.find("Ask your clinician") == std::string::npos);
}
