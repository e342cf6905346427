#include "shell/kiosk.h"

#include "support/ear.h"

namespace {

using content::Msg;
using kiosk::HomeScreen;
using support::Ear;

const kiosk::TopicScreen open_topic{"prostate"};

}  // namespace

TEST_CASE("Any touch ends what is being said, at that moment", "[shell]") {
    Ear ear;
    ear.world.go(open_topic);
    ear.press("help");
    ear.world.drive().wait(2);
    REQUIRE(ear.world.voice.spoken().speaking);
    ear.touch(3, 3, ui::Pointer::Phase::down);
    const double then = ear.world.clock.seconds();
    ear.world.drive().wait(0.5);  // a finger that rests keeps the silence
    ear.touch(3, 3, ui::Pointer::Phase::up);
    CHECK_FALSE(ear.world.voice.spoken().speaking);
    REQUIRE_FALSE(ear.world.voice.heard().empty());
    CHECK(ear.world.voice.heard().back().end_s == Approx(then));
    const auto count = ear.world.voice.heard().size();
    ear.world.drive().wait(5);
    CHECK(ear.world.voice.heard().size() == count);
}

TEST_CASE("A touch ends what is made ready for later, and leaves no half of it", "[shell]") {
    Ear ear;
    ear.world.go(open_topic);
    auto& kiosk = ear.world.drive().kiosk();
    auto& session = kiosk.session;
    const auto glass = kiosk.scene().glass;
    const auto make_ready = [&] {
        for (int i = 0; i < 20 && kiosk.make_ready(glass, ear.world.clock.seconds()); ++i) continue;
    };
    make_ready();  // all but the paper is there from now on
    REQUIRE_FALSE(session.paper_pages.sheets.empty());
    for (const int texts : {0, 1, 30, 100}) {
        CAPTURE(texts);
        session.leaflet_of.reset();
        session.paper_pages = {};
        int asked = 0;
        kiosk.awaited = [&] { return ++asked > texts; };
        make_ready();
        CHECK(asked == texts + 1);
        CHECK(session.paper_pages.sheets.empty());
        CHECK_FALSE(session.leaflet_of);
    }
    kiosk.awaited = nullptr;
    make_ready();
    REQUIRE(session.leaflet_of);
    CHECK(session.leaflet_of->topic == open_topic.id);
    CHECK_FALSE(session.paper_pages.other.empty());
}

TEST_CASE("A key ends what is being said and says the next thing", "[shell]") {
    Ear ear;
    ear.world.go(HomeScreen{});
    ear.press("down");
    ear.world.drive().wait(1);
    ear.press("down");
    const auto heard = ear.heard();
    REQUIRE(heard.size() == 2);  // the title, cut; the item
    CHECK(heard[0].end_s <= heard[1].start_s + 1e-6);
    CHECK(heard[1].start_s - heard[0].start_s < 1.2);
    CHECK_THAT(heard[1].text, Catch::Contains(" of "));
}

TEST_CASE("The keys of loudness and speed say the new step, and when there is no further",
          "[shell]") {
    Ear ear;
    ear.world.go(HomeScreen{});
    ear.press("down");
    ear.heard();
    auto& manner = ear.world.session().comfort.voice;
    REQUIRE(manner == devices::Manner{3, 2});
    ear.press("louder");
    CHECK(ear.texts() == "Loudness 4 of 8\n");
    ear.press("quieter");
    CHECK(ear.texts() == "Loudness 3 of 8\n");
    ear.press("faster");
    CHECK(ear.texts() == "Speed 5 of 8\n");
    CHECK(manner == devices::Manner{4, 2});
    manner = {1, 6};
    ear.press("slower");
    CHECK(ear.texts() == "Speed 1 of 8\n");
    ear.press("slower");
    CHECK(ear.texts() == "Speed 1 of 8. This is the end.\n");
    ear.press("louder");
    CHECK(ear.texts() == "Loudness 8 of 8\n");
    ear.press("louder");
    CHECK(ear.texts() == "Loudness 8 of 8. This is the end.\n");
    CHECK(manner == devices::Manner{0, 7});
}

TEST_CASE("Steps taken quickly one after another are not told once more backwards", "[shell]") {
    Ear ear;
    ear.world.go(HomeScreen{});
    ear.press("down");
    ear.heard();
    for (int i = 0; i < 3; ++i) ear.press("louder");
    CHECK_THAT(ear.texts(), Catch::EndsWith("Loudness 6 of 8\n"));
}

TEST_CASE("Help that the visitor before pressed is not counted", "[shell]") {
    Ear ear;
    ear.world.go(HomeScreen{});
    ear.press("help");
    ear.world.tap("bar/start-over");
    ear.heard();
    ear.world.go(HomeScreen{});
    ear.press("help");
    CHECK_THAT(ear.texts(), Catch::StartsWith(ear.word(Msg::home_title) + "\n"));
}

TEST_CASE("Help, a touch and Help again are not Help twice in a row", "[shell]") {
    Ear ear;
    ear.world.go(HomeScreen{});
    ear.press("help");
    ear.world.tap("home/topics");
    ear.heard();
    ear.press("help");
    CHECK_THAT(ear.texts(), Catch::StartsWith(ear.word(Msg::topics_title) + "\n"));
}

TEST_CASE("Help twice in a row opens the practice screen, where keys say what they do", "[shell]") {
    Ear ear;
    ear.world.go(HomeScreen{});
    ear.press("help");
    ear.press("help");
    CHECK(ear.world.scene().title == ear.word(Msg::practice_title));
    ear.heard();
    ear.press("down");
    CHECK_THAT(ear.texts(), Catch::Contains(ear.word(Msg::key_down)));
    ear.press("back");
    CHECK(ear.world.scene().title == ear.word(Msg::practice_title));
    ear.press("back");
    CHECK(ear.world.scene().title == ear.word(Msg::home_title));
}

TEST_CASE("A new loudness does not lose the place on the page", "[shell]") {
    Ear ear;
    ear.world.go(open_topic);
    ear.press("help");
    ear.world.drive().wait(20);
    ear.press("louder");
    const auto now = ear.world.voice.heard().size();
    const auto heard = ear.heard();
    std::vector<std::string> before, after;
    for (std::size_t i = 0; i < heard.size(); ++i)
        (i < now ? before : after).push_back(heard[i].text);
    REQUIRE(before.size() > 1);
    REQUIRE(after.size() > 2);
    CHECK(after[0] == "Loudness 4 of 8");
    CHECK(after[1] == before.back());  // what was cut, from its beginning
}

TEST_CASE("When the very first key is one of the voice, its step is heard too", "[shell]") {
    Ear ear;
    ear.world.go(HomeScreen{});
    ear.press("louder");
    CHECK_THAT(ear.texts(), Catch::Contains("Loudness 4 of 8\n"));
}

TEST_CASE("Pause waits in the middle of a page, and Go on reads the rest", "[shell]") {
    Ear ear;
    ear.world.go(open_topic);
    ear.press("help");
    ear.world.drive().wait(3);
    ear.world.tap("listen/pause");
    REQUIRE(ear.world.shows("listen/go-on"));
    ear.world.drive().wait(20);
    ear.world.tap("listen/go-on");
    CHECK(ear.world.voice.spoken().speaking);
    CHECK_THAT(ear.texts(), Catch::Contains("\n" + ear.word(Msg::topic_contents)));
}

TEST_CASE("Again says once more what was said last", "[shell]") {
    Ear ear;
    ear.world.go(HomeScreen{});
    ear.press("down");
    ear.press("down");
    const auto once = ear.heard().back().text;
    ear.world.tap("listen/again");
    CHECK(ear.texts() == once + "\n");
}

TEST_CASE("Stop ends the voice until it is asked for again", "[shell]") {
    Ear ear;
    ear.world.go(open_topic);
    ear.press("help");
    ear.world.tap("listen/stop");
    CHECK_FALSE(ear.world.session().listening.on);
    ear.heard();
    ear.world.tap("bar/home");
    CHECK(ear.texts() == "");
    ear.world.tap("bar/listen");
    CHECK_THAT(ear.texts(), Catch::StartsWith(ear.word(Msg::home_title) + "\n"));
}

TEST_CASE("A kiosk that speaks does not send its visitor away", "[shell]") {
    Ear ear;
    ear.world.services().settings.idle_seconds = 20;
    ear.world.go(open_topic);
    ear.press("help");
    const double start = ear.world.clock.seconds();
    while (ear.world.voice.spoken().speaking) {
        ear.world.drive().wait(1);
        if (!ear.world.voice.spoken().speaking) break;
        REQUIRE_FALSE(ear.world.shows("still/left"));
    }
    CHECK(ear.world.clock.seconds() - start > 20);
}
