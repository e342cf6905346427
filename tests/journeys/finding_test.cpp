// What is typed on the glass: what it finds, and a question of one's own.
#include "support/world.h"

using support::World;

namespace {

void type_on_glass(World& world, const std::string& word) {
    for (const char c : word)
        world.tap(c == ' ' ? std::string("key/space") : std::string("key/") + c);
}

}  // namespace

TEST_CASE("search shows matches while one types on the glass", "[journey]") {
    World world(World::Library::real);
    world.tap("attract/start");
    world.tap("home/search");
    type_on_glass(world, "psa");
    INFO(world.outline());
    CHECK(world.session().typed == "psa");
    CHECK(world.shows("hit/psa-test"));
    CHECK(world.shows("hit/tests-prostate-fluid"));
    world.tap("hit/psa-test");
    CHECK(world.scene().find("head/part")->name == "What PSA is");
}

TEST_CASE("a slip of the finger is forgiven, and said", "[journey]") {
    World world(World::Library::real);
    world.go(kiosk::SearchScreen{});
    world.drive().type("prosttatitis");
    INFO(world.outline());
    CHECK(world.shows("hit/prostatitis"));
    CHECK(world.says("Nothing found for “prosttatitis”"));
}

TEST_CASE("nothing found sends the visitor to the staff", "[journey]") {
    World world;
    world.go(kiosk::SearchScreen{});
    world.drive().type("qqqq");
    INFO(world.outline());
    CHECK(world.says("Please ask our staff"));
    world.tap("key/clear");
    CHECK(world.session().typed.empty());
}

TEST_CASE("odd letters in the search field do no harm", "[journey]") {
    World world;
    world.go(kiosk::SearchScreen{});
    for (const char* odd :
         {"\"", "' OR 1=1 --", "NEAR(", "* ^ : - +", "AND OR NOT", "{emergency}"}) {
        world.session().typed.clear();
        world.drive().type(odd);
        CHECK(world.scene().title == "Search");
    }
}

TEST_CASE("a touched part of a plate lights and says its name", "[journey]") {
    World world(World::Library::real);
    world.go(kiosk::PlateScreen{"male-pelvis", ""});
    const auto& diagram = world.services().diagrams("en").at("male-pelvis");
    world.tap("structure/bladder");
    CHECK(world.session().plate.structure == "bladder");
    CHECK(world.says(diagram.structure("bladder")->sentence));
    world.tap("structure/bladder");
    CHECK(world.session().plate.structure.empty());
    world.tap("layer/examination");
    CHECK(world.session().plate.layer == "examination");
    CHECK(world.shows("structure/finger"));
    world.tap("plate/compare");
    INFO(world.outline());
    CHECK(world.scene().title == "How the gland can change");
    world.tap("plate/pictures");
    world.tap("picture/male-pelvis");
    CHECK(world.scene().title == diagram.title());
}

TEST_CASE("next and previous lead through all parts of a plate, small ones too", "[journey]") {
    World world(World::Library::real);
    world.go(kiosk::PlateScreen{"male-pelvis", ""});
    const auto& diagram = world.services().diagrams("en").at("male-pelvis");
    std::set<std::string> seen;
    for (std::size_t i = 0; i < diagram.structures().size(); ++i) {
        world.tap("plate/next");
        const auto& chosen = world.session().plate.structure;
        if (const auto* part = diagram.structure(chosen)) {
            seen.insert(chosen);
            INFO(chosen);
            CHECK(world.says(part->sentence));
            CHECK(world.shows("structure/" + chosen));  // it has its tag
        }
    }
    for (const auto& part : diagram.structures())
        if (part.layer.empty()) CHECK(seen.count(part.id) == 1);
    const std::string last = world.session().plate.structure;
    world.tap("plate/next");
    world.tap("plate/previous");
    CHECK(world.session().plate.structure == last);
}

TEST_CASE("a way is followed step by step, plays when asked to, and can be halted", "[journey]") {
    World world(World::Library::real);
    world.go(kiosk::PlateScreen{"way-of-urine", ""});
    const auto shown = [&] { return world.session().plate.structure; };
    CHECK(shown() == "step-1");
    world.drive().wait(20);
    CHECK(shown() == "step-1");  // nothing moves that nobody asked for
    world.tap("plate/next");
    CHECK(shown() == "step-2");
    CHECK(world.scene().find("plate/name")->name.ends_with("The bladder neck"));
    world.tap("plate/previous");
    CHECK_FALSE(world.scene().find("plate/previous")->enabled);
    world.tap("plate/play");
    world.drive().wait(6.5);
    CHECK(shown() == "step-2");
    world.tap("plate/play");  // halts it
    world.drive().wait(20);
    CHECK(shown() == "step-2");
    world.tap("structure/step-4");
    CHECK(shown() == "step-4");
    world.tap("plate/play");
    world.drive().wait(3);
    world.tap("plate/play");  // the drop waits where it is
    CHECK(world.session().plays_since_s < -1.3);
    world.drive().wait(20);
    world.tap("plate/play");  // and goes on from there
    world.drive().wait(4);
    CHECK(shown() == "step-5");
    world.tap("structure/step-4");
    world.tap("plate/play");
    world.drive().wait(20);
    CHECK(shown() == "step-5");  // it ends there, and comes to rest
    CHECK(world.drive().kiosk().due_in(world.clock.seconds()) > 1);
    world.services().settings.reduced_motion = true;
    world.drive().wait(0.1);
    CHECK_FALSE(world.shows("plate/play"));
    CHECK(world.shows("plate/next"));
}

TEST_CASE("what is chosen on a plate is shown larger, with its name, and brings no other along",
          "[journey]") {
    World world(World::Library::real);
    world.go(kiosk::PlateScreen{"male-pelvis", ""});
    world.tap("structure/testicle");
    world.tap("zoom/in");
    const auto middle = [&] {
        const auto* tag = world.scene().find("structure/" + world.session().plate.structure);
        const auto inner = world.scene().find("plate/male-pelvis")->box_mm.inset(30);
        return tag && inner.contains(tag->leader_from);
    };
    INFO(world.outline());
    CHECK(middle());
    CHECK_FALSE(world.shows("structure/bladder"));
    world.tap("plate/next");
    CHECK(middle());
    world.tap("zoom/out");
    CHECK(world.shows("structure/bladder"));
}

TEST_CASE("buttons zoom a plate, a drag stays in bounds, smaller brings it back", "[journey]") {
    World world(World::Library::real);
    world.go(kiosk::PlateScreen{"male-pelvis", ""});
    const auto zoom = [&] { return world.session().memory.zooms["plate/male-pelvis"]; };
    world.tap("zoom/in");
    world.tap("zoom/in");
    CHECK(zoom().factor > 2);
    for (int i = 0; i < 5; ++i) world.drive().drag("plate/male-pelvis", {100, 60});
    const auto* plate = world.scene().find("plate/male-pelvis");
    CHECK(zoom().shift.x > 0);
    CHECK(zoom().shift.x < plate->box_mm.width * zoom().factor / 2);
    world.tap("zoom/out");
    world.tap("zoom/out");
    CHECK(zoom().factor == 1);
    CHECK_FALSE(world.scene().find("zoom/out")->enabled);
}

TEST_CASE("two fingers zoom a plate and press nothing", "[journey]") {
    World world(World::Library::real);
    world.go(kiosk::PlateScreen{"male-pelvis", ""});
    const base::Point at = world.scene().find("plate/male-pelvis")->box_mm.centre();
    using Phase = ui::Pointer::Phase;
    world.drive().touch({Phase::down, 1, {at.x - 10, at.y}});
    world.drive().touch({Phase::down, 2, {at.x + 10, at.y}});
    for (int i = 1; i <= 10; ++i) {
        const float out = 10 + 2.F * static_cast<float>(i);
        world.drive().touch({Phase::move, 1, {at.x - out, at.y}});
        world.drive().touch({Phase::move, 2, {at.x + out, at.y}});
    }
    world.drive().touch({Phase::up, 2, {at.x + 30, at.y}});
    world.drive().touch({Phase::up, 1, {at.x - 30, at.y}});
    CHECK(world.session().memory.zooms["plate/male-pelvis"].factor > 1.8F);
    CHECK(world.session().plate.structure.empty());
}

TEST_CASE("the language is changed from any screen, and the page with it", "[journey]") {
    World world;
    world.go(kiosk::TopicScreen{"prostate"});
    const std::string english = world.scene().title;
    world.tap("bar/language");
    world.tap("language/ar");
    INFO(world.outline());
    CHECK(world.scene().title != english);
    CHECK(world.session().way.size() == 2);
    const auto* home = world.scene().find("bar/home");
    const auto* over = world.scene().find("bar/start-over");
    CHECK(home->box_mm.x > over->box_mm.x);  // the bar is mirrored
}

TEST_CASE("a visitor writes a question of their own, prints it, and nothing of it is left",
          "[journey][privacy]") {
    World world(World::Library::real);
    world.tap("attract/start");
    world.tap("home/questions");
    world.tap("questions/write");
    CHECK_FALSE(world.scene().find("own/add")->enabled);
    type_on_glass(world, "may i fly");
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
    type_on_glass(world, "may i fly");
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
