#include "ui/touch.h"

#include <cmath>

namespace {

using Phase = ui::Pointer::Phase;

// A hand on the glass, with its own clock.
struct Hand {
    ui::Touch touch;
    double now = 10;
    ui::TouchAssist assist;

    ui::Gesture put(Phase phase, base::Point at, std::int64_t finger = 1, double after = 0.02) {
        now += after;
        return touch.step({{phase, finger, at}}, now, assist);
    }
    ui::Gesture down(float x, float y, std::int64_t finger = 1) {
        return put(Phase::down, {x, y}, finger);
    }
    ui::Gesture move(float x, float y, std::int64_t finger = 1) {
        return put(Phase::move, {x, y}, finger);
    }
    ui::Gesture up(float x, float y, std::int64_t finger = 1) {
        return put(Phase::up, {x, y}, finger);
    }
    ui::Gesture rest(double seconds) {
        now += seconds;
        return touch.step({}, now, assist);
    }
};

}  // namespace

TEST_CASE("A finger put down and lifted is a tap where it was put", "[ui]") {
    Hand hand;
    CHECK(hand.down(50, 60).held);
    const auto still = hand.rest(0.1);
    CHECK(still.held);
    CHECK_FALSE(still.tapped);
    const auto lifted = hand.up(51, 61);
    CHECK(lifted.tapped);
    CHECK_FALSE(lifted.twice);
    CHECK_FALSE(lifted.held);
    CHECK(lifted.start == base::Point{50, 60});
    CHECK_FALSE(hand.rest(0.1).tapped);
}

TEST_CASE("A shaking finger still taps, however long it rests", "[ui]") {
    Hand hand;
    hand.down(50, 60);
    for (int i = 0; i < 40; ++i) {
        const auto shaken = hand.move(50 + 6 * std::sin(static_cast<float>(i)), 60);
        CHECK_FALSE(shaken.dragging);
    }
    hand.rest(3);
    CHECK(hand.up(56, 62).tapped);
}

TEST_CASE("Ten millimetres of travel make a drag, and a drag is no tap", "[ui]") {
    Hand hand;
    hand.down(50, 60);
    CHECK_FALSE(hand.move(50, 69.5F).dragging);
    const auto dragged = hand.move(50, 70.5F);
    CHECK(dragged.dragging);
    CHECK(dragged.moved.y == Approx(1));
    CHECK(hand.move(50, 80).moved.y == Approx(9.5));
    const auto lifted = hand.up(50, 80);
    CHECK(lifted.let_go);
    CHECK_FALSE(lifted.tapped);
}

TEST_CASE("Dragging out and back is no tap", "[ui]") {
    Hand hand;
    hand.down(50, 60);
    hand.move(90, 60);
    hand.move(50, 60);
    CHECK_FALSE(hand.up(50, 60).tapped);
    hand.down(50, 60);
    CHECK_FALSE(hand.up(90, 60).tapped);  // a swipe so fast that no move was seen
}

TEST_CASE("A flick runs on, a finger that stopped first does not", "[ui]") {
    Hand hand;
    hand.down(50, 100);
    for (float y = 95; y >= 60; y -= 5) hand.move(50, y);
    const auto flicked = hand.up(50, 60);
    REQUIRE(flicked.let_go);
    CHECK(flicked.velocity.y < -150);  // 5 mm in 0.02 s
    CHECK(flicked.velocity.y > -350);
    hand.down(50, 100);
    for (float y = 95; y >= 60; y -= 5) hand.move(50, y);
    hand.rest(0.5);
    CHECK(hand.up(50, 60).velocity == base::Point{});
}

TEST_CASE("A second tap within 0.3 s at the same place is flagged", "[ui][repeat]") {
    Hand hand;
    const auto tap = [&](float x, float after) {
        hand.rest(after);
        hand.down(x, 60);
        return hand.up(x, 60);
    };
    CHECK_FALSE(tap(50, 1).twice);
    CHECK(tap(50, 0.2F).twice);
    CHECK(tap(53, 0.2F).twice);  // and each further one
    CHECK_FALSE(tap(50, 0.35F).twice);
    CHECK_FALSE(tap(90, 0.1F).twice);  // another key, quickly typed
    CHECK(tap(90, 0.1F).tapped);
}

TEST_CASE("The first contact owns the glass", "[ui]") {
    Hand hand;
    hand.down(50, 60, 1);
    const auto second = hand.down(150, 200, 2);
    CHECK(second.held);
    CHECK(second.start == base::Point{50, 60});
    CHECK_FALSE(hand.up(150, 200, 2).tapped);
    CHECK(hand.up(50, 60, 1).tapped);
}

TEST_CASE("A palm that rests beside the finger does not take the tap", "[ui]") {
    Hand hand;
    hand.down(50, 60, 1);
    hand.down(60, 140, 2);
    hand.move(60.4F, 140.6F, 2);  // it breathes
    hand.move(50.3F, 60.2F, 1);
    CHECK(hand.up(50, 60, 1).tapped);
    hand.move(61, 141, 2);
    hand.rest(1);
    hand.down(50, 60, 3);  // the palm still lies there
    CHECK(hand.up(50, 60, 3).tapped);
}

TEST_CASE("Two fingers moving apart zoom, and their end is no tap", "[ui]") {
    Hand hand;
    hand.down(100, 100, 1);
    hand.down(120, 100, 2);
    float zoom = 1;
    bool pinching = false;
    for (float spread = 2; spread <= 20; spread += 2) {
        const auto gesture = hand.move(120 + spread, 100, 2);
        zoom *= gesture.zoom;
        pinching = pinching || gesture.pinching;
    }
    CHECK(pinching);
    CHECK(zoom == Approx(2).epsilon(0.01));
    const auto gesture = hand.move(90, 100, 1);
    CHECK(gesture.centre.x == Approx(115));
    CHECK_FALSE(gesture.dragging);
    CHECK_FALSE(hand.up(90, 100, 1).tapped);
    CHECK_FALSE(hand.up(140, 100, 2).tapped);
}

TEST_CASE("Two fingers moving together zoom out, never inside out", "[ui]") {
    Hand hand;
    hand.down(100, 100, 1);
    hand.down(140, 100, 2);
    CHECK(hand.move(120, 100, 2).zoom == Approx(0.5));
    const auto crossed = hand.move(100.2F, 100, 2);
    CHECK(crossed.zoom >= 0.5F);
    const auto same = hand.move(100, 100, 2);
    CHECK(std::isfinite(same.zoom));
    CHECK(hand.move(101, 100, 2).zoom > 0);
}

TEST_CASE("After a pinch the next finger taps as ever", "[ui]") {
    Hand hand;
    hand.down(100, 100, 1);
    hand.down(140, 100, 2);
    hand.move(180, 100, 2);
    hand.up(180, 100, 2);
    hand.up(100, 100, 1);
    hand.rest(1);
    hand.down(50, 60, 3);
    CHECK(hand.up(50, 60, 3).tapped);
}

TEST_CASE("A touch that the panel loses is no tap", "[ui]") {
    Hand hand;
    hand.down(50, 60);
    CHECK_FALSE(hand.put(Phase::lost, {50, 60}).tapped);
    CHECK_FALSE(hand.rest(0.1).held);
    hand.down(50, 60);
    CHECK(hand.up(50, 60).tapped);
}

TEST_CASE("Changes of fingers nobody put down do nothing", "[ui]") {
    Hand hand;
    for (const auto phase : {Phase::move, Phase::up, Phase::lost}) {
        const auto gesture = hand.put(phase, {50, 60}, 9);
        CHECK_FALSE(gesture.tapped);
        CHECK_FALSE(gesture.held);
        CHECK_FALSE(gesture.let_go);
        CHECK(gesture.zoom == 1);
    }
}

TEST_CASE("With a hold, a shorter touch does nothing and a longer one taps", "[ui]") {
    Hand hand;
    hand.assist.hold_s = 0.5;
    hand.down(50, 60);
    hand.rest(0.4);
    const auto early = hand.up(50, 60);
    CHECK_FALSE(early.tapped);
    CHECK_FALSE(early.let_go);
    CHECK_FALSE(early.held);
    hand.rest(1);
    hand.down(50, 60);
    hand.rest(0.5);
    const auto ripe = hand.up(50, 60);
    CHECK(ripe.tapped);
    CHECK_FALSE(ripe.twice);
    hand.assist = {};
    hand.rest(1);
    hand.down(50, 60);
    CHECK(hand.up(50, 60).tapped);  // for the next visitor as ever
}

TEST_CASE("One sees how much of the hold has passed", "[ui]") {
    Hand hand;
    CHECK(hand.down(50, 60).ripe == 0);
    CHECK(hand.rest(1).ripe == 0);  // there is nothing to wait for
    hand.up(50, 60);
    hand.assist.hold_s = 0.5;
    CHECK(hand.down(50, 60).ripe == 0);
    CHECK(hand.rest(0.25).ripe == Approx(0.5));
    CHECK(hand.rest(0.25).ripe == Approx(1));
    CHECK(hand.rest(5).ripe == 1);
    CHECK(hand.up(50, 60).ripe == 0);
}

TEST_CASE("With a hold, sliding to a neighbour before lifting taps there", "[ui]") {
    Hand hand;
    hand.assist.hold_s = 0.5;
    CHECK(hand.down(50, 60).slid);
    hand.rest(0.3);
    const auto way = hand.move(75, 60);
    CHECK(way.slid);
    CHECK(way.at == base::Point{75, 60});
    CHECK_FALSE(way.dragging);
    hand.rest(0.3);
    const auto lifted = hand.up(75, 60);
    CHECK(lifted.tapped);
    CHECK(lifted.slid);
    CHECK(lifted.at == base::Point{75, 60});
    CHECK(lifted.start == base::Point{50, 60});
}

TEST_CASE("With a hold, a page can still be dragged, and a drag is no tap", "[ui]") {
    Hand hand;
    hand.assist.hold_s = 0.5;
    hand.down(50, 100);
    CHECK_FALSE(hand.move(50, 71).dragging);
    const auto dragged = hand.move(50, 69);
    CHECK(dragged.dragging);
    CHECK(dragged.ripe == 0);
    hand.rest(1);
    const auto lifted = hand.up(50, 69);
    CHECK(lifted.let_go);
    CHECK_FALSE(lifted.tapped);
}

TEST_CASE("Without a hold only the place counts where the finger was put down", "[ui]") {
    Hand hand;
    CHECK_FALSE(hand.down(50, 60).slid);
    CHECK_FALSE(hand.move(55, 60).slid);
    const auto lifted = hand.up(55, 60);
    CHECK(lifted.tapped);
    CHECK_FALSE(lifted.slid);
}

TEST_CASE("A visitor may have repeated taps filtered for a whole second", "[ui]") {
    Hand hand;
    hand.assist.repeat_s = 1;
    const auto tap = [&](float x, double after) {
        hand.rest(after);
        hand.down(x, 60);
        return hand.up(x, 60);
    };
    CHECK_FALSE(tap(50, 2).twice);
    CHECK(tap(50, 0.8).twice);
    CHECK(tap(50, 0.9).twice);        // counted from the last, not from the first
    CHECK_FALSE(tap(50, 1.1).twice);  // late enough
    CHECK_FALSE(tap(90, 0.1).twice);  // elsewhere
    hand.assist.repeat_s = 0;
    CHECK_FALSE(tap(90, 0.01).twice);
}
