// A question in one's own words, and what the keyboard on the glass leaves room for.
#include "support/world.h"

using support::World;

namespace {

void type_letters(World& world, const std::string& words) {
    for (const char c : words)
        world.tap(c == ' ' ? std::string("key/space") : std::string("key/") + c);
}

}  // namespace

TEST_CASE("a visitor writes a question of their own, prints it, and nothing of it is left",
          "[journey][privacy]") {
    World world(World::Library::real);
    world.tap("attract/start");
    world.tap("home/questions");
    world.tap("questions/write");
    CHECK_FALSE(world.scene().find("own/add")->enabled);
    type_letters(world, "may i fly");
    world.tap("own/add");
    INFO(world.outline());
    CHECK(world.session().questions == std::vector<std::string>{"May i fly"});
    CHECK(world.session().own_question.empty());
    CHECK(world.says("May i fly"));
    world.tap("questions/print");
    world.tap("print/now");
    REQUIRE_FALSE(world.printer.printed.empty());
    world.tap("print/over");
    world.tap("leaving/over");
    CHECK(world.session().questions.empty());
    CHECK(world.session().paper_pages.sheets.empty());
}

TEST_CASE("the same question is written down once, and no longer than a line or two", "[journey]") {
    World world(World::Library::real);
    world.session().questions = {"May i fly"};
    world.go(kiosk::QuestionsScreen{true});
    type_letters(world, "may i fly");
    world.tap("own/add");
    CHECK(world.session().questions.size() == 1);
    world.go(kiosk::QuestionsScreen{true});
    world.drive().type(std::string(150, 'a'));
    CHECK(world.session().own_question.size() == 100);
}

TEST_CASE("before anything is typed search offers pages, the same ones for everybody",
          "[journey]") {
    World world(World::Library::real);
    world.go(kiosk::SearchScreen{});
    const auto offered = [&] {
        std::vector<std::string> keys;
        for (const auto& node : world.scene().nodes)
            if (node.key.path.starts_with("example/")) keys.push_back(node.key.path);
        return keys;
    };
    const auto first = offered();
    CHECK(first.size() == 6);
    world.tap(first[2]);
    CHECK(world.scene().title == world.services().edition.topic("en", first[2].substr(8))->title);
    world.go(kiosk::SearchScreen{});
    world.drive().type("psa");
    world.tap("key/clear");
    CHECK(offered() == first);
}

TEST_CASE("at every size and shape a hit shows while one types, and no key hides the field",
          "[journey]") {
    const auto glass = GENERATE(support::Glass{1080, 1920}, support::Glass{1920, 1080},
                                support::Glass{1024, 768}, support::Glass{768, 1024});
    const std::string language = GENERATE("en", "ar");
    World world(World::Library::real, glass);
    world.session().language = language;
    world.session().comfort.size = GENERATE(ui::TextSize::normal, ui::TextSize::largest);
    world.session().typed = "psa";
    world.go(kiosk::SearchScreen{});
    const auto& scene = world.scene();
    INFO(glass.width << "x" << glass.height << " " << language << "\n" << world.outline());
    const auto* field = scene.find("search/field");
    REQUIRE(field);
    CHECK(field->whole());
    bool hit = false;
    for (const auto& node : scene.nodes) {
        if (node.key.path.starts_with("key/"))
            CHECK(base::intersection(node.box_mm, field->box_mm).empty());
        // Its title at least.
        const float letters = node.cap_mm * 2;
        if (node.key.path.starts_with("hit/") && node.tappable)
            hit = hit || (letters > 0 && node.visible_mm.height >= letters);
    }
    CHECK(hit);
}
