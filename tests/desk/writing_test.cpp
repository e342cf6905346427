// Writing at the desk: what is heard of a block, what is told of it, and what it rests on.
#include "support/office_kiosk.h"

using support::Clinic;
using support::World;

namespace {

World& at_page(Clinic& clinic, const std::string& path = Clinic::page) {
    World& world = clinic.open_page("ann", path);
    world.tap("write/markdown");  // back to its blocks
    return world;
}

const ui::Node* finding(const World& world) { return world.scene().find("write/finding/1"); }

std::string block_named(const World& world, const std::string& words) {
    for (const auto& node : world.scene().nodes)
        if (node.key.path.starts_with("write/block/") && node.name.find(words) != std::string::npos)
            return node.key.path;
    FAIL(words << " stands in no block\n" << world.outline());
    return "";
}

}  // namespace

TEST_CASE("a block is heard as readers have it, without marks, ids and notes to the checker",
          "[desk][writing]") {
    Clinic clinic;
    const World& world = at_page(clinic);
    int blocks = 0;
    for (const auto& node : world.scene().nodes) {
        if (!node.key.path.starts_with("write/block/")) continue;
        INFO(node.name);
        ++blocks;
        for (const std::string mark : {"{", "<!--", "house rule", "NG110", "]("})
            CHECK(node.name.find(mark) == std::string::npos);
    }
    CHECK(blocks > 8);
}

TEST_CASE("a finding can be read while one writes: one of the list whole, and all at its block",
          "[desk][writing]") {
    for (const auto& glass : {support::Glass{1600, 1000}, support::Glass{1366, 768}}) {
        Clinic clinic(glass);
        World& world = clinic.open_page("ann");
        clinic.replace("(source:NG110)", "(source:NONE)");
        world.drive().wait(1);
        world.tap("write/markdown");
        world.drive().wait(1);
        INFO(glass.width << "\n" << world.outline());
        REQUIRE(finding(world));
        CHECK(finding(world)->whole());
        world.tap("write/finding/1");
        world.drive().wait(1);
        const auto* told = world.scene().find("write/told");
        REQUIRE(told);
        const auto& nodes = world.scene().nodes;
        CHECK(std::any_of(nodes.begin(), nodes.end(), [&](const auto& node) {
            return node.key.path.starts_with("write/finding/") && node.name.ends_with(told->name);
        }));  // to its last word
        CHECK(told->whole());
    }
}

TEST_CASE("what a block rests on is told by its title, and is taken off with a touch",
          "[desk][writing]") {
    Clinic clinic;
    World& world = at_page(clinic);
    world.tap(block_named(world, "Fever or shivering"));
    INFO(world.outline());
    const auto* cite = world.scene().find("write/cite/NHSW-PROST");
    REQUIRE(cite);
    CHECK(cite->name.find("NHSW-PROST") == std::string::npos);
    world.tap("write/cite/NHSW-PROST");
    CHECK_FALSE(world.shows("write/cite/NHSW-PROST"));
    world.drive().wait(1.2);
    const std::string now = clinic.draft();
    const auto sign = now.find("Fever or shivering");
    REQUIRE(sign != std::string::npos);
    CHECK(now.substr(sign, now.find("\n\n", sign) - sign).find("NHSW-PROST") == std::string::npos);
}

TEST_CASE("an emergency that is chosen is red, and the other levels are not", "[desk][writing]") {
    Clinic clinic;
    World& world = at_page(clinic);
    world.tap(block_named(world, "Fever or shivering"));
    world.tap("write/choice/0");
    CHECK(world.scene().find("write/choice/0")->ground == layout::ColorRole::emergency);
    world.tap("write/choice/2");
    CHECK(world.scene().find("write/choice/2")->ground == layout::ColorRole::accent);
}

TEST_CASE("the form of a figure names the drawing it shows", "[desk][writing]") {
    Clinic clinic;
    World& world = at_page(clinic, "en/topics/prostate.md");
    for (const auto& node : std::vector(world.scene().nodes))
        if (node.key.path.starts_with("write/block/") && !world.shows("write/pick-drawing"))
            if (world.shows(node.key.path)) world.tap(node.key.path);
    INFO(world.outline());
    const auto* drawing = world.scene().find("write/drawing");
    REQUIRE(drawing);
    CHECK(drawing->name.find(": ") != std::string::npos);
    CHECK(drawing->name.find('#') == std::string::npos);
}

TEST_CASE("what comes next is the button that stands out: a review, not a save",
          "[desk][writing]") {
    Clinic clinic;
    World& world = clinic.open_page("ann");
    clinic.write_at_the_start("New. ");
    INFO(world.outline());
    const auto* save = world.scene().find("write/save");
    const auto* submit = world.scene().find("write/submit");
    REQUIRE((save && submit));
    CHECK(submit->ground == layout::ColorRole::accent);
    CHECK(save->ground != layout::ColorRole::accent);
}
