#include "support/pane.h"

namespace {

// Two lists side by side on a bare pane, both longer than their places.
struct Lists : support::Pane {
    base::Direction direction = base::Direction::left_to_right;
    bool filled = false;
    double now = 1;

    Lists() { frame({}), frame({}); }
    void frame(ui::Input input) {
        ui::Frame made;
        made.glass = {800, 600, 4};
        made.theme = ui::make_theme(palette, {ui::TextSize::normal, false, 200});
        made.language = {"en", direction};
        made.theme.reads_on = filled;
        made.input = std::move(input);
        made.input.now_s = now += 0.5;
        made.seconds = 0.02;
        ui.begin(made, memory, "test");
        ui.scroll("first", {0, 0, 100, 150}, [&] { ui.space(900); });
        ui.scroll("second", {100, 0, 100, 150}, [&] { ui.space(900); });
        ui.end();
    }
    void wheel(float mm, std::optional<base::Point> at) {
        ui::Input input;
        input.wheel_mm = mm;
        input.wheel_at_mm = at;
        frame(input);
    }
    float first() { return memory.scrolls["first"].offset; }
    float second() { return memory.scrolls["second"].offset; }
};

}  // namespace

TEST_CASE("The wheel scrolls the list under the mouse and no other", "[ui]") {
    Lists lists;
    lists.wheel(40, base::Point{20, 20});
    CHECK(lists.first() == 40);
    CHECK(lists.second() == 0);
    lists.wheel(30, base::Point{150, 20});
    CHECK(lists.first() == 40);
    CHECK(lists.second() == 30);
    lists.wheel(30, base::Point{20, 149});  // below the list
    CHECK(lists.first() == 40);
    CHECK(lists.second() == 30);
}

TEST_CASE("On a screen that is turned over the wheel scrolls what one sees under the mouse",
          "[ui]") {
    Lists lists;
    lists.direction = base::Direction::right_to_left;
    lists.wheel(40, base::Point{20, 20});
    CHECK(lists.first() == 0);
    CHECK(lists.second() == 40);
}

TEST_CASE("A wheel of which nobody knows the place scrolls every list", "[ui]") {
    Lists lists;
    lists.wheel(40, std::nullopt);
    CHECK(lists.first() == 40);
    CHECK(lists.second() == 40);
}

TEST_CASE(
    "Where to go on is what most want next it is filled and wider, and what is off has no edge",
    "[ui]") {
    Lists lists;
    for (const bool filled : {false, true}) {
        lists.filled = filled;
        lists.frame({});
        const auto* up = lists.ui.scene().find("first/up");
        const auto* down = lists.ui.scene().find("first/down");
        REQUIRE((up && down));
        CHECK((down->ground == layout::ColorRole::accent) == filled);
        CHECK((down->box_mm.width > up->box_mm.width) == filled);
        CHECK(up->box_mm.height == down->box_mm.height);
        CHECK_FALSE(up->enabled);
    }
}
