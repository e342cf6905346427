#include <stdexcept>

#include "support/pane.h"

namespace {

struct PaintedPane : support::Pane {
    double now = 1;
    PaintedPane() { textures.paints = true; }

    // One frame with a picture in it; true when it could be painted.
    bool paints(const std::function<void(cairo_t*)>& paint) {
        ui::Frame made;
        made.glass = {800, 600, 4};
        made.theme = ui::make_theme(palette, {ui::TextSize::normal, false, 200});
        made.input.now_s = now += 0.5;
        ui.begin(made, memory, "test");
        bool done = true;
        try {
            ui.canvas().picture("one", {0, 0, 20, 20}, {layout::ColorRole::paper, {}, paint});
        } catch (const std::runtime_error&) {
            done = false;
        }
        ui.end();
        return done;
    }
};

}  // namespace

TEST_CASE("A picture that could not be painted is painted the next time", "[ui]") {
    PaintedPane pane;
    CHECK_FALSE(pane.paints([](cairo_t*) { throw std::runtime_error("no memory"); }));
    CHECK(pane.textures.uploads == 0);
    CHECK(pane.paints([](cairo_t*) {}));
    CHECK(pane.textures.uploads == 1);
    CHECK(pane.paints([](cairo_t*) {}));
    CHECK(pane.textures.uploads == 1);
}

TEST_CASE("What a graphics card lost is given to it again", "[ui]") {
    PaintedPane pane;
    CHECK(pane.paints([](cairo_t*) {}));
    CHECK(pane.paints([](cairo_t*) {}));
    CHECK(pane.textures.uploads == 1);
    ++pane.textures.lost;
    CHECK(pane.paints([](cairo_t*) {}));
    CHECK(pane.textures.uploads == 2);
    CHECK(pane.textures.released == 1);
    CHECK(pane.paints([](cairo_t*) {}));
    CHECK(pane.textures.uploads == 2);
}

TEST_CASE("What was rehearsed is painted by then, and nothing of it is shown", "[ui]") {
    PaintedPane pane;
    CHECK(pane.paints([](cairo_t*) {}));
    CHECK(pane.textures.uploads == 1);
    ui::Frame ahead;
    ahead.glass = {800, 600, 4};
    ahead.theme = ui::make_theme(pane.palette, {ui::TextSize::normal, false, 200});
    bool late = true;
    int painted = 0;
    const auto draw = [&] {
        for (const char* name : {"two", "three"})
            pane.ui.canvas().picture(name, {0, 0, 20, 20},
                                     {layout::ColorRole::paper, {}, [&](cairo_t*) { ++painted; }});
    };
    // What is late stops after the next thing that is made, which is kept.
    CHECK_FALSE(pane.ui.rehearse(ahead, draw, [&] { return late; }));
    CHECK(painted == 1);
    CHECK_FALSE(pane.ui.busy());
    late = false;
    CHECK(pane.ui.rehearse(ahead, draw, [&] { return late; }));
    CHECK(painted == 2);
    CHECK(pane.paints([](cairo_t*) {}));
    CHECK(pane.ui.rehearse(ahead, draw, [&] { return late; }));
    CHECK(painted == 2);
    CHECK(pane.textures.uploads == 3);
    // A start screen that moves draws many frames before anybody comes.
    for (int i = 0; i < 200; ++i) CHECK(pane.paints([](cairo_t*) {}));
    CHECK(pane.ui.rehearse(ahead, draw, [&] { return late; }));
    CHECK(painted == 2);
}
