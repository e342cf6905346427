// Paper at the desk: any leaflet in copies, by title or code, and the stack of a week.
#include "handout/recall.h"
#include "support/office_kiosk.h"

using support::Clinic;
using support::World;

namespace {

struct Office {
    Clinic clinic;
    Office() {
        const base::Path file = clinic.folder / "clinic.toml";
        REQUIRE(
            base::write_file(file, "printer_queue = \"desk\"\n" + base::read_file(file).value()));
        clinic.start({1600, 1000});
        clinic.sit_down("ann");
        clinic.at().tap("desk/print");
    }
    World& world() { return clinic.at(); }
    std::size_t out() {
        world().drive().wait(2);
        return world().printer.printed.size();
    }
    // What another program reads in the paper that came out last.
    std::string words() {
        const base::Path pdf = clinic.folder / "out.pdf";
        REQUIRE(base::write_file(pdf, world().printer.printed.back()));
        return support::run("pdftotext '" + pdf.string() + "' -").out;
    }
};

}  // namespace

TEST_CASE("a leaflet comes out in copies, in the language and size asked for", "[desk][print]") {
    Office desk;
    World& world = desk.world();
    world.tap("print/find");
    world.drive().type("prostatitis");
    world.tap("print/topic/prostatitis");
    world.tap("print/language/es");
    world.tap("print/large");
    world.tap("print/more");
    world.tap("print/more");
    INFO(world.outline());
    world.tap("print/go");
    CHECK(desk.out() == 3);
    CHECK(world.says("Printed: 3 of 3"));
    CHECK(desk.words().find("Prostatitis") != std::string::npos);
}

TEST_CASE("a code at the foot of a sheet finds it", "[desk][print]") {
    Office desk;
    World& world = desk.world();
    world.tap("print/topic/prostatitis");
    world.tap("print/go");
    REQUIRE(desk.out() == 1);
    const auto words = desk.words();
    std::string code;
    for (std::size_t at = 0; code.empty() && at + 8 <= words.size(); ++at)
        if (words[at + 3] == '-' && handout::read_code(words.substr(at, 8)))
            code = words.substr(at, 8);
    INFO(words);
    REQUIRE_FALSE(code.empty());
    world.tap("desk/today");
    world.tap("desk/print");
    CHECK_FALSE(world.shows("print/go"));
    world.tap("print/find");
    world.drive().type(code);
    world.tap("print/go");
    CHECK(desk.out() == 2);
    CHECK(world.printer.printed[0] == world.printer.printed[1]);
}

TEST_CASE("what is printed each week stands on a shelf and comes out as one stack",
          "[desk][print]") {
    Office desk;
    World& world = desk.world();
    world.tap("print/topic/prostatitis");
    world.tap("print/more");
    world.tap("print/keep");
    world.tap("print/topic/prostate");
    world.tap("print/keep");
    INFO(world.outline());
    desk.clinic.start({1600, 1000});  // the shelf outlives a restart
    desk.clinic.sit_down("ann");
    desk.world().tap("desk/print");
    desk.world().tap("print/stack");
    CHECK(desk.out() == 4);
    desk.world().tap("print/drop/prostate/en");
    CHECK_FALSE(desk.world().shows("print/again/prostate/en"));
}

TEST_CASE("paper that is out holds the stack, and filling it up lets it go on", "[desk][print]") {
    Office desk;
    World& world = desk.world();
    world.tap("print/topic/prostatitis");
    world.printer.reasons = {"media-empty-error"};
    world.tap("print/more");
    world.tap("print/go");
    CHECK(desk.out() == 0);
    INFO(world.outline());
    CHECK(world.says("out of paper"));
    world.printer.reasons.clear();
    CHECK(desk.out() == 2);
}
