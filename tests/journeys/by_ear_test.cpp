// Visitors who cannot see the glass: headphones in, and nothing but the keypad.
#include "support/world.h"

using support::World;

namespace {

class Blind {
  public:
    Blind() {
        world.drive().set("headphones", "in");
        world.drive().wait(20);  // the title and what the keys do
    }
    // Goes down item by item, hearing each, until one begins with these words; then selects it.
    void choose(const std::string& words) {
        for (int i = 0; i < 150; ++i) {
            if (hears(words)) {
                world.drive().press("enter");
                world.drive().wait(20);
                return;
            }
            world.drive().press("down");
            world.drive().wait(30);
        }
        FAIL("never heard '" + words + "'; last: " + last() + "\n" + world.outline());
    }
    std::string last() {
        return world.voice.heard().empty() ? "" : world.voice.heard().back().text;
    }
    bool hears(const std::string& words) { return last().starts_with(words); }
    bool heard(const std::string& words) {
        for (const auto& one : world.voice.heard())
            if (one.text.find(words) != std::string::npos) return true;
        return false;
    }
    World world;
};

}  // namespace

TEST_CASE("a blind visitor reads a page to its end, and turns its parts", "[journey][by-ear]") {
    Blind blind;
    CHECK(blind.heard("The Down key"));
    blind.choose("Touch to start");
    CHECK(blind.heard("What would you like to know?"));
    blind.choose("Pain and infection");
    CHECK(blind.heard("Prostatitis"));
    blind.world.drive().press("down");
    blind.world.drive().wait(20);
    CHECK(blind.last().find(" of ") != std::string::npos);
    for (int i = 0; i < 40 && !blind.heard("You cannot pass urine"); ++i) {
        blind.world.drive().press("down");
        blind.world.drive().wait(20);
    }
    CHECK(blind.heard("Emergency"));
    CHECK(blind.heard("You cannot pass urine"));
    blind.choose("What prostatitis means");
    const auto part = [&] { return blind.world.scene().find("head/part")->name; };
    const auto first = part();
    CHECK(first == "What prostatitis means");
    blind.world.drive().press("right");
    blind.world.drive().wait(20);
    CHECK(part() != first);
    CHECK(blind.heard(part()));
    blind.world.drive().press("left");
    blind.world.drive().wait(20);
    CHECK(part() == first);
}

TEST_CASE("a blind visitor gets to know a plate part by part", "[journey][by-ear]") {
    Blind blind;
    blind.choose("Touch to start");
    blind.choose("All topics");
    blind.choose("Pictures of the body");
    blind.choose("Where things are");
    CHECK(blind.heard(blind.world.scene().title));
    blind.choose("Bladder, button");
    const auto& diagram = blind.world.services().diagrams("en").at("male-pelvis");
    CHECK(blind.world.session().plate.structure == "bladder");
    blind.choose(diagram.structure("bladder")->sentence);
    CHECK(blind.heard(diagram.structure("bladder")->sentence));
    CHECK(blind.heard("Bladder, button"));
}

TEST_CASE("a blind visitor collects a question and prints it", "[journey][by-ear]") {
    Blind blind;
    blind.choose("Touch to start");
    blind.choose("Your visit");
    blind.choose("Ask your clinician");
    const auto first = blind.world.scene().find("question/1")->name;
    blind.choose(first.substr(0, first.find('.')));
    REQUIRE(blind.world.session().questions.size() == 1);
    blind.world.drive().press("back");
    blind.world.drive().press("back");
    blind.world.drive().wait(20);
    blind.choose("Questions for my clinician");
    blind.choose("Print");
    blind.choose("Print now");
    CHECK(blind.heard("1 page"));
    blind.world.drive().wait(5);
    CHECK(blind.world.printer.printed.size() == 1);
    CHECK(blind.heard("Your paper is ready"));
}

TEST_CASE("help says what the keys do; help again is a place to try them", "[journey][by-ear]") {
    World world;
    world.tap("attract/start");
    world.drive().press("help");
    world.drive().wait(30);
    CHECK(world.says("The Down key and the Up key"));
    world.drive().press("help");
    REQUIRE(world.shows("practice/leave"));
    for (const char* key : {"down", "enter", "louder"}) {
        world.drive().press(key);
        CHECK(world.shows("practice/leave"));
    }
    world.drive().press("left");
    CHECK(world.says("The Left key"));
    world.drive().press("back");
    CHECK(world.says("Back: the screen before"));
    CHECK(world.shows("practice/leave"));
    world.drive().press("back");
    CHECK_FALSE(world.shows("practice/leave"));
}

TEST_CASE("headphones pulled out in mid-sentence leave silence and the page", "[journey][by-ear]") {
    World world;
    world.go(kiosk::TopicScreen{"prostatitis"});
    world.drive().set("headphones", "in");
    world.drive().wait(0.5);
    CHECK(world.voice.spoken().speaking);
    const auto title = world.scene().title;
    world.drive().set("headphones", "out");
    CHECK_FALSE(world.voice.spoken().speaking);
    CHECK(world.scene().title == title);
    world.drive().wait(3);
    CHECK_FALSE(world.voice.spoken().speaking);
}

TEST_CASE("without sound the kiosk says on the glass that it cannot speak", "[journey][by-ear]") {
    World world;
    world.voice.mute = true;
    world.tap("attract/start");
    world.tap("bar/listen");
    CHECK(world.says("This screen cannot speak now"));
    world.tap("home/topics");
    CHECK(world.scene().title == "All topics");
}

TEST_CASE("two switches reach everything: Move goes round, Select chooses", "[journey][by-ear]") {
    World world;
    world.tap("attract/start");
    std::string first;
    for (int i = 0; i < 80; ++i) {
        world.drive().press("move");
        const auto focus = world.session().memory.focus.path;
        if (first.empty())
            first = focus;
        else if (focus == first)
            break;
        REQUIRE(i < 79);
    }
    while (world.session().memory.focus != base::Key("home/topics")) world.drive().press("move");
    world.drive().press("enter");
    CHECK(world.scene().title == "All topics");
}

TEST_CASE("a page stands in two languages, paragraph by paragraph", "[journey]") {
    World world;
    world.tap("attract/start");
    world.tap("bar/language");
    world.tap("beside/es");
    world.go(kiosk::TopicScreen{"prostatitis", kiosk::ChapterAt{0}});
    std::vector<std::string> languages;
    for (const auto& node : world.scene().nodes)
        if (node.role == base::Role::Paragraph || node.role == base::Role::ListItem)
            languages.push_back(node.language.tag);
    INFO(world.outline());
    CHECK(std::count(languages.begin(), languages.end(), "es") > 0);
    CHECK(std::count(languages.begin(), languages.end(), "en") > 0);
    world.tap("bar/start-over");
    CHECK(world.session().companion.empty());
}

TEST_CASE("one button turns a second language on and off, and the place in the page is kept",
          "[journey]") {
    World world;
    world.go(kiosk::TopicScreen{"prostatitis", kiosk::ChapterAt{1}});
    world.drive().wait(1);
    const auto part = [&] {
        world.drive().wait(1);
        const auto* heading = world.scene().find("head/part");
        return heading ? heading->name : "";
    };
    const std::string here = part();
    REQUIRE_FALSE(here.empty());
    for (const std::string companion : {"es", ""}) {
        world.tap("bar/language");
        world.tap("beside/es");
        CHECK(world.session().companion == companion);
        CHECK(world.scene().find("beside/es")->selected == !companion.empty());
        world.tap("bar/back");
        CHECK(part() == here);
    }
}

TEST_CASE("an idle visitor who listens is warned, hears it, and is forgotten in the end",
          "[journey][by-ear]") {
    World world;
    world.tap("attract/start");
    world.drive().press("down");
    const double limit = world.services().settings.idle_seconds;
    for (int s = 0; s < limit + 40 && !world.shows("still/yes"); ++s) world.drive().wait(1);
    REQUIRE(world.shows("still/yes"));
    world.drive().wait(kiosk::warning_s - 3);
    CHECK(world.shows("still/yes"));  // its own words do not take the warning back
    world.drive().wait(6);
    CHECK(world.shows("attract/start"));
    CHECK_FALSE(world.session().listening.on);
}
