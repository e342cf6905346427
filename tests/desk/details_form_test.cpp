// What patients are told of the clinic, by a form: seen where it stands, and opened by a reviewer
// before it counts.
#include "support/office_kiosk.h"

using support::Clinic;
using support::World;

namespace {

void write(World& world, const std::string& field, const std::string& words) {
    world.tap("details/" + field);
    world.drive().stroke("ctrl+a");
    if (words.empty()) world.drive().stroke("delete");
    world.drive().type(words);
    world.drive().wait(1.2);
}

}  // namespace

TEST_CASE("a number is typed in a form, checked, seen on a sign, and looked at twice",
          "[desk][details]") {
    Clinic clinic;
    World& world = clinic.sit_down("ann");
    world.tap("pages/details");
    write(world, "emergency_number", "our bell");
    const auto* fault = world.scene().find("details/emergency_number/fault");
    REQUIRE(fault);
    CHECK(fault->name.find("emergency_number") == std::string::npos);
    CHECK_THAT(fault->name,
               Catch::Contains("is no number to dial") && Catch::EndsWith("or leave it empty"));
    const float below = fault->box_mm.y - world.scene().find("details/emergency_number")->box_mm.y;
    CHECK((below > 0 && below < 25));  // at its field
    CHECK_FALSE(world.scene().find("details/save")->enabled);
    CHECK_FALSE(world.scene().find("details/submit")->enabled);
    write(world, "emergency_number", "112");
    for (const auto& [field, wrong] : {std::pair{"country", "Spain"}, {"phone", "123"}}) {
        write(world, field, wrong);
        CHECK(world.shows(std::string("details/") + field + "/fault"));
        CHECK_FALSE(world.scene().find("details/submit")->enabled);
        write(world, field, "");
        CHECK_FALSE(world.shows(std::string("details/") + field + "/fault"));
    }
    write(world, "name", "Hill Clinic \"East\"");
    INFO(world.outline());
    CHECK(world.says("112"));  // on the sign beside it
    CHECK(world.says("Hill Clinic \"East\""));
    CHECK(clinic.draft("clinic-details.toml").find("emergency_number = \"112\"") !=
          std::string::npos);
    // Whoever walks away finds it again.
    world.tap("desk/today");
    world.tap("desk/pages");
    world.tap("pages/details");
    CHECK(world.says("Hill Clinic \"East\""));
    world.tap("details/submit");
    world.tap("desk/out");
    clinic.sign_in_as("ray");
    clinic.open_text("clinic-details.toml");
    CHECK_FALSE(world.scene().find("review/approve")->enabled);
    REQUIRE(world.shows("review/warning/emergency_number"));
    clinic.approve_here();
    const auto text = clinic.open().newest("clinic-details.toml");
    CHECK(text->state == editorial::State::approved);
    CHECK(text->body.find("name = \"Hill Clinic \\\"East\\\"\"") != std::string::npos);
}
