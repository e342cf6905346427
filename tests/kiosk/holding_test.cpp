// Nothing but a person holds a visit open: no device, no thing that lies on the glass or the keys.
#include "kiosk/hearing.h"
#include "support/ear.h"

namespace {

using kiosk::HomeScreen;
using support::Ear;
using Phase = ui::Pointer::Phase;

const kiosk::TopicScreen held_topic{"prostate"};

double over_s(Ear& ear) {  // after nobody is there any more, and a little
    return ear.world.services().settings.idle_seconds + kiosk::warning_s + 5;
}

bool over(Ear& ear) { return ear.world.shows("attract/start"); }

}  // namespace

TEST_CASE("A reading that is paused holds no visit, and the glass is not drawn all the time",
          "[kiosk]") {
    Ear ear;
    ear.world.go(held_topic);
    ear.press("help");
    ear.world.drive().wait(2);
    ear.world.tap("listen/pause");
    REQUIRE(ear.world.shows("listen/go-on"));
    const int before = ear.world.drive().frames();
    ear.world.drive().leave(ear.world.services().settings.idle_seconds - 5);
    CHECK(ear.world.drive().frames() - before < 5);
    ear.world.drive().leave(over_s(ear));
    CHECK(over(ear));
}

TEST_CASE("A sound that stalls holds no visit for longer than its words can take", "[kiosk]") {
    Ear ear;
    ear.world.go(held_topic);
    ear.press("help");
    ear.world.drive().wait(2);
    ear.world.voice.pause(true);  // by itself: nobody asked for it
    ear.world.drive().leave(900);
    CHECK(over(ear));
}

TEST_CASE("A mug put down on the glass ends with the visit, however it trembles", "[kiosk]") {
    Ear ear;
    ear.world.go(HomeScreen{});
    ear.touch(100, 300, Phase::down);
    double waited = 0;
    for (int nth = 0; waited < over_s(ear); ++nth, waited += 2) {
        ear.touch(100 + 0.5F * static_cast<float>(nth % 2), 300, Phase::move);
        ear.world.drive().leave(2);
    }
    CHECK(over(ear));
    ear.world.drive().touch({Phase::down, 2, {130, 300}});  // the next visitor
    ear.world.drive().touch({Phase::up, 2, {130, 300}});
    ear.world.drive().wait(1);
    CHECK_FALSE(over(ear));
}

TEST_CASE("A finger whose lifting is never told blocks neither the glass nor the warning",
          "[kiosk]") {
    Ear ear;
    ear.world.go(HomeScreen{});
    ear.world.drive().touch({Phase::down, 7, {100, 400}});
    ear.world.drive().wait(ui::rest_s + 1);
    ear.world.tap("home/topics");
    CHECK_FALSE(ear.world.shows("home/topics"));
    ear.world.drive().leave(ear.world.services().settings.idle_seconds + 1);
    REQUIRE(ear.world.shows("still/yes"));
    ear.world.drive().touch({Phase::down, 8, {100, 400}});  // never lifted either
    ear.world.drive().leave(over_s(ear) + ui::rest_s);
    CHECK(over(ear));
}

TEST_CASE("A key held down by a book holds no visit", "[kiosk]") {
    Ear ear;
    ear.world.go(kiosk::SearchScreen{});
    ui::Input typed;
    typed.typed = "a";
    typed.key_rests = true;
    double now = ear.world.clock.seconds();
    for (double waited = 0; waited < over_s(ear); waited += 1) {
        ear.world.clock.wait(1);
        typed.now_s = now = ear.world.clock.seconds();
        ear.world.drive().kiosk().step({1080, 1920, 4}, typed, 1);
    }
    CHECK(over(ear));
}

TEST_CASE("With a mug on the glass a keypad works as ever", "[kiosk]") {
    Ear ear;
    ear.world.go(HomeScreen{});
    ear.touch(2, 300, Phase::down);
    ear.world.drive().wait(ui::rest_s + 1);
    ear.press("tab");
    ear.touch(2.5F, 300, Phase::move);
    REQUIRE(ear.world.session().memory.focus_shown);
    ear.press("enter");
    CHECK(ear.world.session().way.size() > 1);
}

TEST_CASE("Headphones pulled out and a key of the same frame both count", "[kiosk]") {
    Ear ear;
    REQUIRE(ear.world.drive().set("headphones", "in") == "");
    ear.world.go(HomeScreen{});
    ui::Input both;
    both.headphones = false;
    both.presses = {ui::NavKey::down};
    both.now_s = ear.world.clock.seconds();
    ear.world.drive().kiosk().step({1080, 1920, 4}, both, 0.02);
    CHECK_FALSE(ear.world.session().listening.headphones);
    CHECK(ear.world.session().listening.on);  // somebody with a keypad goes on by ear
    const auto volume = ear.world.session().comfort.voice.volume;
    both.headphones.reset();
    both.presses = {ui::NavKey::louder, ui::NavKey::louder, ui::NavKey::down};
    const auto focus = ear.world.session().memory.focus;
    ear.world.drive().kiosk().step({1080, 1920, 4}, both, 0.02);
    CHECK(ear.world.session().comfort.voice.volume == volume + 2);
    CHECK(ear.world.session().memory.focus != focus);
}

TEST_CASE("A voice counts while it comes on, and no longer than all it can say", "[kiosk]") {
    ui::Scene scene;
    for (int i = 0; i < 10; ++i) {
        scene.nodes.emplace_back();
        scene.nodes.back().name = "four words and 22";
    }
    kiosk::Hearing hearing;
    double now = 50;
    hearing.follow({}, scene, now);
    CHECK(hearing.lasts(now));
    std::size_t saying = 0;
    for (; hearing.lasts(now) && now < 2000; now += 1)  // a device that never ends
        hearing.follow({true, saying++, 0, 1}, scene, now);
    CHECK(now > 50 + 10 * 5 * 60 / 140.0);
    CHECK(now < 50 + 10 * 8 * 60 / 70.0 + 90);
    hearing.anew();
    hearing.follow({true, 0, 0, 1}, scene, now);
    CHECK(hearing.lasts(now));
    double stuck = now;
    for (; hearing.lasts(stuck); stuck += 1) hearing.follow({true, 0, 0, 1}, scene, stuck);
    CHECK(stuck - now < 40);
}
