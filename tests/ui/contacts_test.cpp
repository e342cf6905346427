// What lies on the glass and is no finger, what nobody lifts, and what comes all at once.
#include "ui/presence.h"
#include "ui/touch.h"

namespace {

using Phase = ui::Pointer::Phase;

struct ContactPane {
    ui::Touch touch;
    double now = 100;

    ui::Gesture frame(std::vector<ui::Pointer> changes = {}, double after = 1.0 / 60) {
        now += after;
        return touch.step(changes, now);
    }
    ui::Gesture tap(base::Point at, std::int64_t finger) {
        frame({{Phase::down, finger, at}});
        return frame({{Phase::up, finger, at}}, 0.08);
    }
    // Something that lies there and trembles by half a millimetre.
    ui::Gesture tremble(base::Point at, std::int64_t finger, double seconds) {
        ui::Gesture last;
        int nth = 0;
        for (const double end = now + seconds; now < end;)
            last = frame({{Phase::move, finger, {at.x + 0.5F * float(++nth % 2), at.y}}}, 0.1);
        return last;
    }
};

}  // namespace

TEST_CASE("A contact that nobody lifts gives up the glass, and the next finger works", "[ui]") {
    ContactPane pane;
    pane.frame({{Phase::down, 7, {100, 400}}});
    CHECK(pane.frame({}, 1).held);
    CHECK_FALSE(pane.tap({50, 60}, 8).tapped);  // a palm beside a finger, as far as one knows
    CHECK_FALSE(pane.frame({}, ui::rest_s).held);
    for (std::int64_t finger = 9; finger < 20; ++finger) {
        pane.frame({}, 1);
        CHECK(pane.tap({50, 60}, finger).tapped);
    }
}

TEST_CASE("A panel that says it is a mouse gives up the glass like any other", "[ui]") {
    ContactPane pane;
    pane.frame({{Phase::down, ui::mouse_finger, {100, 400}}});
    CHECK(pane.frame({}, 1).held);
    CHECK_FALSE(pane.frame({}, ui::rest_s).held);
    CHECK_FALSE(pane.tremble({100, 400}, ui::mouse_finger, 30).held);
    CHECK_FALSE(pane.frame({{Phase::up, ui::mouse_finger, {100, 400}}}, 1).tapped);
    CHECK(pane.tap({50, 60}, ui::mouse_finger).tapped);
}

TEST_CASE("A mug that trembles on the glass neither blocks it nor taps when it is taken", "[ui]") {
    ContactPane pane;
    pane.frame({{Phase::down, 1, {100, 400}}});
    CHECK_FALSE(pane.tremble({100, 400}, 1, 30).held);
    CHECK(pane.tap({50, 60}, 2).tapped);
    pane.frame({{Phase::down, 3, {50, 60}}}, 1);
    const auto beside = pane.frame({{Phase::move, 1, {100.5F, 400}}, {Phase::move, 3, {50, 90}}});
    CHECK(beside.dragging);  // by the finger, and no pinch with the mug
    CHECK_FALSE(beside.pinching);
    CHECK(pane.frame({{Phase::up, 3, {50, 90}}}).let_go);
    const auto taken = pane.frame({{Phase::up, 1, {100, 400}}}, 1);
    CHECK_FALSE(taken.tapped);
    CHECK_FALSE(taken.let_go);
}

TEST_CASE("Whoever rests with a finger on a page and moves on, drags it", "[ui]") {
    ContactPane pane;
    pane.frame({{Phase::down, 1, {100, 300}}});
    pane.frame({{Phase::move, 1, {100, 260}}});
    CHECK_FALSE(pane.frame({}, 20).held);  // reading
    pane.frame({{Phase::move, 1, {100, 248}}});
    const auto on = pane.frame({{Phase::move, 1, {100, 240}}});
    CHECK(on.dragging);
    CHECK(on.moved.y == Approx(-8));
    const auto end = pane.frame({{Phase::up, 1, {100, 240}}});
    CHECK(end.let_go);
    CHECK_FALSE(end.tapped);
}

TEST_CASE("A finger that comes twice was lifted between", "[ui]") {
    ContactPane pane;
    pane.frame({{Phase::down, 1, {100, 300}}});
    pane.frame({{Phase::move, 1, {100, 200}}});  // a drag, cut off
    CHECK(pane.frame({{Phase::down, 1, {50, 60}}}).began);
    CHECK(pane.frame({{Phase::up, 1, {50, 60}}}).tapped);
}

TEST_CASE("All changes of a frame count, and a tap that came within one is a tap", "[ui]") {
    ContactPane pane;
    const auto whole = pane.frame({{Phase::down, 1, {50, 60}}, {Phase::up, 1, {50, 60}}});
    CHECK(whole.tapped);
    CHECK(whole.start == base::Point{50, 60});
    CHECK_FALSE(pane.touch.waits());
    pane.frame({}, 1);
    pane.frame({{Phase::down, 1, {50, 100}}, {Phase::move, 1, {50, 80}}});
    const auto both = pane.frame({{Phase::move, 1, {50, 70}}, {Phase::move, 1, {50, 60}}});
    CHECK(both.moved.y == Approx(-20));
}

TEST_CASE("Taps of a slow frame come one a frame, and never later than two frames", "[ui]") {
    ContactPane pane;
    std::vector<ui::Pointer> changes;
    for (int nth = 0; nth < 3; ++nth) {
        const base::Point at{50 + 40 * static_cast<float>(nth), 60};
        changes.push_back({Phase::down, nth, at, 0.3 - 0.1 * nth});
        changes.push_back({Phase::up, nth, at, 0.25 - 0.1 * nth});
    }
    const auto first = pane.frame(changes);
    CHECK(first.start.x == 50);
    CHECK(pane.touch.waits());
    CHECK(pane.frame().start.x == 90);
    const auto third = pane.frame();
    CHECK(third.tapped);
    CHECK(third.start.x == 130);
    CHECK_FALSE(pane.touch.waits());
    for (int frame = 0; frame < 60; ++frame) {  // a panel gone mad: three taps a frame
        for (auto& change : changes) change.finger += 3;
        pane.frame(changes);
    }
    pane.frame();
    pane.frame();
    CHECK_FALSE(pane.touch.waits());
}

TEST_CASE("What was forgotten holds nothing, but a double tap stays one", "[ui]") {
    ContactPane pane;
    pane.tap({50, 60}, 1);
    pane.frame({{Phase::down, 2, {200, 60}}});
    pane.touch.forget();
    CHECK_FALSE(pane.frame().held);
    CHECK(pane.tap({50, 60}, 3).twice);
}

TEST_CASE("Somebody is there who touches, travels, lifts, presses, turns or types", "[ui]") {
    ui::Presence presence;
    const auto felt = [&](ui::Pointer change) {
        ui::Input input;
        input.pointers = {change};
        return presence.step(input);
    };
    CHECK_FALSE(presence.step({}));
    CHECK(felt({Phase::down, 1, {50, 60}}));
    for (int i = 0; i < 500; ++i) {  // it trembles, and drifts by less than a finger's width
        const float way = 4 * std::sin(static_cast<float>(i));
        CHECK_FALSE(felt({Phase::move, 1, {50 + way, 60 - way}}));
    }
    CHECK(felt({Phase::move, 1, {50, 75}}));
    CHECK_FALSE(felt({Phase::move, 1, {50, 76}}));
    CHECK(felt({Phase::up, 1, {50, 76}}));
    CHECK_FALSE(felt({Phase::move, 9, {500, 76}}));  // whom nobody put down
    CHECK(felt({Phase::down, 2, {50, 60}}));
    CHECK_FALSE(felt({Phase::lost, 2, {50, 60}}));
    ui::Input pressed, turned, typed;
    pressed.presses = {ui::NavKey::up};
    turned.wheel_mm = 4;
    typed.typed = "a";
    CHECK(presence.step(pressed));
    CHECK(presence.step(turned));
    CHECK(presence.step(typed));
    typed.key_rests = true;  // a book lies on the keyboard
    CHECK_FALSE(presence.step(typed));
}
