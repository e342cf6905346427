#include "shell/frame_loop.h"

#include <utility>

#include "support/still_window.h"

namespace {

// Does what it is told to; the frames are counted.
struct Told : shell::Stage {
    bool draw(const base::Glass&, const ui::Input& input, double seconds) override {
        if (over) return false;
        ++frames;
        last = input;
        step_s = seconds;
        changed = false;
        left = (left && !std::exchange(measured, true) && measures) || (input.any() && leads_away);
        if (moving > 0) --moving;
        return true;
    }
    double due_in(double) const override { return moving > 0 ? 0 : due_s; }
    bool passed() const override { return left || stuck; }
    bool poll(double now_s) override {
        polled_s = now_s;
        if (change_at_s > 0 && now_s >= change_at_s) changed = true, change_at_s = 0;
        return changed;
    }

    bool make_ready(const base::Glass&, double) override {
        if (slices == 0) return false;
        ++prepared;
        return --slices > 0;
    }

    int frames = 0, moving = 0, slices = 0, prepared = 0;
    bool over = false, changed = false, left = false, leads_away = false, stuck = false;
    bool measures = false, measured = false;
    double due_s = 3600, change_at_s = 0, polled_s = 0, step_s = 0;
    ui::Input last;
};

struct Running {
    devices::StandInClock clock;
    support::StillWindow window{clock, {100, 100, 4}};
    Told stage;
    shell::FrameLoop loop{window, clock};

    // A key of the keypad, at that moment.
    void press(double now_s) {
        ui::Input key;
        key.presses = {ui::NavKey::down};
        key.now_s = now_s;
        window.coming.push_back(key);
    }
    void run(double seconds) {
        window.end_s = clock.seconds() + seconds;
        loop.run(stage);
    }
};

}  // namespace

TEST_CASE("What stands still is drawn once and never again", "[shell]") {
    Running running;
    running.run(3000);
    CHECK(running.stage.frames == 1);
    CHECK(running.window.shown_at_s.size() == 1);
    CHECK(running.window.waits < 3100);  // it looks outside each second, and sleeps
    CHECK(running.loop.ended());
}

TEST_CASE("Input is drawn at once, and comes with the moment it came", "[shell]") {
    Running running;
    ui::Input key;
    key.presses = {ui::NavKey::down};
    key.now_s = 4.25;
    running.window.coming.push_back(key);
    running.run(10);
    REQUIRE(running.stage.frames == 2);
    CHECK(running.window.shown_at_s.back() == Approx(4.25));
    CHECK(running.stage.last.presses == key.presses);
    CHECK(running.stage.last.now_s == Approx(4.25));
    CHECK(running.stage.step_s == Approx(0.1));  // what moves does not jump
}

TEST_CASE("What moves is drawn until it stands", "[shell]") {
    Running running;
    running.stage.moving = 9;
    running.run(5);
    CHECK(running.stage.frames == 9);
    CHECK(running.window.shown_at_s.back() < 1);
}

TEST_CASE("Where no display paces what moves, the loop does, and wakes at a touch", "[shell]") {
    Running running;
    running.window.apart_s = 0.02;
    running.stage.moving = 3;
    ui::Input key;
    key.presses = {ui::NavKey::down};
    key.now_s = running.clock.seconds() + 0.047;
    running.window.coming.push_back(key);
    running.run(0.5);
    const auto& shown = running.window.shown_at_s;
    REQUIRE(shown.size() == 3);
    CHECK(shown[1] - shown[0] == Approx(0.02));
    CHECK(shown[2] == Approx(key.now_s));
}

TEST_CASE("The frame a touch left is not shown, the next one is, at once", "[shell]") {
    Running running;
    running.stage.leads_away = true;
    running.press(4);
    running.run(10);
    CHECK(running.stage.frames == 3);
    REQUIRE(running.window.shown_at_s.size() == 2);
    CHECK(running.window.shown_at_s.back() < 4.1);
}

TEST_CASE("A list that only its first frame measures is seen once, as it then stands", "[shell]") {
    Running running;
    running.stage.leads_away = running.stage.measures = true;
    running.press(4);
    running.run(10);
    CHECK(running.stage.frames == 4);
    CHECK(running.window.shown_at_s.size() == 2);
}

TEST_CASE("A stage that leads away without end is shown all the same", "[shell]") {
    Running running;
    running.stage.stuck = true;
    running.stage.due_s = 0.1;
    running.run(10);
    CHECK(running.window.shown_at_s.size() > 40);
}

TEST_CASE("A timer is kept to, however often the loop looks outside meanwhile", "[shell]") {
    Running running;
    running.stage.due_s = 7.3;
    running.run(16);
    REQUIRE(running.window.shown_at_s.size() == 3);
    CHECK(running.window.shown_at_s[1] - running.window.shown_at_s[0] == Approx(7.3));
    CHECK(running.window.shown_at_s[2] - running.window.shown_at_s[1] == Approx(7.3));
}

TEST_CASE("What was changed from outside is drawn within a second", "[shell]") {
    Running running;
    running.stage.change_at_s = 100.5;
    running.run(200);
    REQUIRE(running.window.shown_at_s.size() == 2);
    CHECK(running.window.shown_at_s.back() - 100.5 <= shell::poll_every_s);
}

TEST_CASE("A stage that is over is not shown again, and the program goes on", "[shell]") {
    Running running;
    running.stage.over = true;
    running.run(10);
    CHECK(running.window.shown_at_s.empty());
    CHECK_FALSE(running.loop.ended());
}

TEST_CASE("A loop for measuring ends when its time is up", "[shell]") {
    Running running;
    running.loop.stop_after_s = 5;
    running.run(1000);
    CHECK(running.loop.ended());
    CHECK(running.clock.seconds() < 7);
}

TEST_CASE("What may be asked for next is made ready while nobody asks, and then all rests",
          "[shell]") {
    Running running;
    running.stage.slices = 5;
    running.run(3000);
    CHECK(running.stage.prepared == 5);
    CHECK(running.stage.frames == 1);
    CHECK(running.window.waits < 3110);
}

TEST_CASE("Between the frames of a start screen that moves something is made ready", "[shell]") {
    Running running;
    running.stage.due_s = 1.0 / 12;
    running.stage.slices = 5;
    running.run(2);
    CHECK(running.stage.prepared == 5);
    CHECK(running.stage.frames > 20);
}

TEST_CASE("A touch comes before all that is made ready", "[shell]") {
    Running running;
    running.stage.slices = 1000000;
    ui::Input key;
    key.presses = {ui::NavKey::down};
    key.now_s = 1;
    running.window.coming = {key};
    running.clock.wait(1);
    running.run(0.0);
    CHECK(running.stage.frames > 0);
}
