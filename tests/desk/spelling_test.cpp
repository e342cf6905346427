// Spelling at the desk: no drug is offered for another, and the house's own words are learnt.
#include "desk/spelling.h"

#include "support/office_kiosk.h"

using support::Clinic;
using support::World;

namespace {

void no_drug_in(const base::Problems& findings) {
    for (const auto& one : findings)
        for (const std::string stem : {"floxac", "losin", "steride", "afil", "cillin", "cef"}) {
            INFO(base::to_line(one));
            CHECK(one.fix.find(stem) == std::string::npos);
        }
}

}  // namespace

TEST_CASE("a suggestion never offers a drug", "[desk][spelling]") {
    desk::Spelling spelling;
    for (const std::string word :
         {"ofloxacin", "tamsulosn", "finasterid", "nitrofurantoin", "sildenafl", "cefalexn",
          "amoxicilin", "tadalafl", "dutasterid", "ciprofloxacn"}) {
        no_drug_in(spelling.check(word + "\n", "en", {}));
        no_drug_in(spelling.check(word + "\n", "es", {}));
    }
    // Names without such an ending in the dictionary, and those whose first suggestion is refused:
    // the second would be another drug.
    for (const std::string word :
         {"ibuprofin", "Trospium", "chlorpropamid", "tolazamid", "acetohexamid", "zolpidm",
          "oxybutinin", "statn", "Valum", "warfrin", "lithum", "tiotropim"})
        for (const auto& one : spelling.check(word + "\n", "en", {})) {
            INFO(base::to_line(one));
            CHECK(one.fix.empty());
        }
    const auto slips = spelling.check("A shrt walk.\n", "en", {});
    REQUIRE(slips.size() == 1);
    CHECK_THAT(slips[0].fix, Catch::Contains("perhaps '"));
    CHECK(desk::unknown_word(slips[0]) == "shrt");
}

TEST_CASE("a word of the house is learnt with one touch", "[desk][spelling]") {
    Clinic clinic;
    World& world = clinic.open_page("ann");
    clinic.replace("pain", "uroflowzz");
    world.drive().wait(1.5);
    INFO(world.outline());
    REQUIRE(world.says("'uroflowzz' is in no dictionary"));
    world.tap("write/learn/uroflowzz");
    world.drive().wait(1.5);
    CHECK_FALSE(world.says("'uroflowzz' is in no dictionary"));
    world.tap("desk/pages");
    clinic.open_text(Clinic::page);
    world.drive().wait(1.5);
    CHECK_FALSE(world.says("'uroflowzz' is in no dictionary"));
}
