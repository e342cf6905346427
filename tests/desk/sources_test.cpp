// Sources at the desk: a form that checks their form, and lists of other programs.
#include "content/source.h"
#include "support/office_kiosk.h"

using support::Clinic;
using support::WithStick;
using support::World;

namespace {

std::vector<content::Source> kept(Clinic& clinic) {
    base::Problems problems;
    auto all = content::read_sources(clinic.open().newest("sources.json")->body, "", problems);
    CHECK(problems.empty());
    return all;
}

bool holds(const std::vector<content::Source>& all, const std::string& id) {
    return std::any_of(all.begin(), all.end(), [&](const auto& one) { return one.id == id; });
}

constexpr const char* ris =
    "TY  - JOUR\nAU  - Shah, P.\nTI  - A paper in RIS\nT2  - BJU International\nPY  - 2020\nDO  - "
    "10.1111/bju.99999\nER  - \nTY  - JOUR\nTI  - Nobody wrote it\nDO  - 10.1111/x\nER  - \n";

}  // namespace

TEST_CASE("a source is kept from a form once its fields have their form", "[desk][sources]") {
    Clinic clinic;
    World& world = clinic.sit_down("ann");
    const auto before = kept(clinic).size();
    world.tap("pages/sources");
    world.tap("sources/new");
    const auto write = [&](const std::string& field, const std::string& words) {
        world.tap("sources/" + field);
        world.drive().stroke("ctrl+a");
        world.drive().type(words);
    };
    write("title", "A paper");
    CHECK(world.says("names nobody who made it"));
    write("authors", "Nickel, J. C.");
    write("container", "Urology");
    write("year", "2010");
    write("doi", "11.1016");
    CHECK(world.says("the DOI '11.1016', which is none"));
    write("doi", "10.1016/j.urology.2010.01.021");
    CHECK_FALSE(world.scene().find("sources/save")->enabled);  // what evidence it is, is not told
    world.tap("sources/evidence/systematic-review");
    CHECK(world.says("Tier A"));
    world.tap("sources/read/abstract");
    INFO(world.outline());
    REQUIRE(world.scene().find("sources/save")->enabled);
    world.tap("sources/save");
    const auto all = kept(clinic);
    CHECK(all.size() == before + 1);
    REQUIRE(holds(all, "NICKEL-2010"));
    world.tap("sources/list");
    world.tap("sources/search");
    world.drive().type("nickel");
    CHECK(world.says("NICKEL-2010"));
    world.tap("sources/submit");
    CHECK(clinic.open().newest("sources.json")->state == editorial::State::in_review);
}

TEST_CASE("a list from a stick comes in, and who is refused is named", "[desk][sources]") {
    WithStick desk;
    desk.put("mine.ris", ris);
    desk.come_in_as("ann");
    World& world = desk.at();
    world.tap("pages/sources");
    world.tap("sources/import");
    world.tap("sources/file/mine.ris");
    world.tap("sources/evidence/cohort");
    INFO(world.outline());
    CHECK(world.says("'Nobody wrote it' names nobody who made it"));
    world.tap("sources/take");
    CHECK(holds(kept(desk.clinic), "SHAH-2020"));
}

TEST_CASE("who may not write brings no source", "[desk][sources]") {
    Clinic clinic;
    World& world = clinic.sit_down("pat");
    world.tap("pages/sources");
    CHECK_FALSE(world.scene().find("sources/new")->enabled);
    CHECK_FALSE(world.scene().find("sources/import")->enabled);
}
