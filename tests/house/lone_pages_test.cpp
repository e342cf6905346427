// The pages that need no edition: the same rules as for all screens, on every glass.
#include <regex>

#include "shell/lone_page.h"
#include "support/world.h"

using support::World;

TEST_CASE("A page that needs no edition is whole on every glass and can be read", "[house]") {
    for (const support::Glass size :
         {support::Glass{1080, 1920}, support::Glass{1920, 1080}, support::Glass{1024, 768}}) {
        World world(World::Library::fixtures, size);
        for (const auto& page : shell::lone_pages()) {
            world.drive().show_alone(page);
            const auto& palette = world.services().palettes.at("light");
            const auto& glass = world.scene().glass;
            INFO(page.name << ", " << size.width << "\n" << world.outline());
            REQUIRE(world.scene().nodes.size() >= 3);
            float below = 0;
            for (const auto& node : world.scene().nodes) {
                INFO(node.name);
                CHECK(node.box_mm.contains(node.words_mm, 0.6F));
                CHECK(node.box_mm.x >= 0);
                CHECK(node.box_mm.right() <= glass.width_mm());
                CHECK(node.box_mm.y >= below);
                CHECK(node.cap_mm >= 4.8F);
                CHECK(layout::contrast(palette(node.color), palette(node.ground)) >= 7);
                below = node.box_mm.bottom();
            }
            CHECK(below <= glass.height_mm());
        }
    }
}

TEST_CASE("The page for a kiosk at rest names its code to staff", "[house]") {
    World world;
    std::string codes;
    for (const auto& page : shell::lone_pages()) {
        world.drive().show_alone(page);
        const auto& last = world.scene().nodes.back().name;
        if (last.starts_with("For staff: ")) codes += last.substr(11) + " ";
    }
    CHECK(codes == "S1 E1 F1 F2 ");
}

TEST_CASE("The page for a kiosk at rest says whose it is, as far as that is known", "[house]") {
    World world;
    world.drive().show_alone(
        shell::out_of_service(shell::Reason::settings, {"Riverside", "020 7946 0000"}));
    CHECK(world.says("Riverside · 020 7946 0000"));
    world.drive().show_alone(shell::out_of_service(shell::Reason::settings, {"Riverside", ""}));
    CHECK(world.says("Riverside"));
    CHECK_FALSE(world.says("·"));
}

TEST_CASE("The page for a kiosk at rest asks for staff in every language the program has",
          "[house]") {
    World world;
    for (const auto& page : shell::lone_pages()) {
        if (!page.name.starts_with("out-of-service")) continue;
        world.drive().show_alone(page);
        INFO(page.name << "\n" << world.outline());
        for (const std::string language : {"en", "es", "ar"}) {
            const auto& said = world.services().edition.words(language);
            CHECK(world.says(said(content::Msg::rest_title)));
            CHECK(world.says(said(content::Msg::rest_ask)));
        }
    }
}
