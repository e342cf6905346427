#include "shell/graphics.h"

#include "support/pane.h"

namespace {

using Pixel = std::vector<int>;

// What is drawn, by the processor, into memory.
struct Drawn {
    static constexpr base::Glass glass{400, 320, 4};
    layout::Fonts fonts;
    layout::Icons icons{support::source() / "assets" / "icons"};
    layout::Palette palette;
    shell::Graphics graphics{{shell::GraphicsSpec::Mode::offscreen, 400, 320}};
    ui::Ui ui{fonts, icons, graphics};
    ui::Memory memory;
    layout::Bitmap seen;

    Drawn() {
        palette.colours.fill({1, 1, 1});
        palette.colours[static_cast<std::size_t>(layout::ColorRole::accent)] = {1, 0.5F, 0};
    }
    void look(const std::function<void(ui::Canvas&)>& draw, bool rtl = false) {
        ui::Frame frame;
        frame.glass = glass;
        frame.theme = ui::make_theme(palette, {ui::TextSize::normal, false, 100});
        if (rtl) frame.language.direction = base::Direction::right_to_left;
        ui.begin(frame, memory, "test");
        ui.canvas().fill({0, 0, 100, 80}, layout::ColorRole::paper, 0);
        draw(ui.canvas());
        ui.end();
        graphics.show();
        seen = graphics.picture();
    }
    Pixel at(int x, int y) const {
        const auto i = static_cast<std::size_t>(y * seen.width + x) * 4;
        return {seen.rgba[i], seen.rgba[i + 1], seen.rgba[i + 2], seen.rgba[i + 3]};
    }
    struct Place {
        int x, y;
    };
    int apart(Place one, Place other) const {
        int most = 0;
        const Pixel a = at(one.x, one.y), b = at(other.x, other.y);
        for (std::size_t i = 0; i < a.size(); ++i) most = std::max(most, std::abs(a[i] - b[i]));
        return most;
    }
    int orange() const {  // pixels that are wholly so
        int count = 0;
        for (int y = 0; y < seen.height; ++y)
            for (int x = 0; x < seen.width; ++x) count += at(x, y) == Pixel{255, 128, 0, 255};
        return count;
    }
};

constexpr auto accent = layout::ColorRole::accent;
const Pixel orange{255, 128, 0, 255}, white{255, 255, 255, 255};

}  // namespace

TEST_CASE("A box has the colour and the place it was given", "[shell]") {
    Drawn drawn;
    drawn.look([](ui::Canvas& canvas) { canvas.fill({10, 20, 30, 10}, accent, 0); });
    CHECK(drawn.seen.width == 400);
    CHECK(drawn.orange() == 120 * 40);
    CHECK(drawn.at(40, 80) == orange);
    CHECK(drawn.at(39, 80) == white);
    CHECK(drawn.at(159, 119) == orange);
    CHECK(drawn.at(160, 119) == white);
}

TEST_CASE("A box with round corners is whole, and as round on every side", "[shell]") {
    Drawn drawn;
    drawn.look([](ui::Canvas& canvas) { canvas.fill({10, 20, 30, 10}, accent, 4); });
    constexpr int soft = 24;  // cairo measures what an edge covers by a grid that is not even
    const int flat = 120 * 40, cut = drawn.orange();
    CHECK(cut < flat - 4 * 40);
    CHECK(cut > flat - 4 * 110);  // 55 of each corner's 256 pixels are not the disc's
    CHECK(drawn.at(40, 80) == white);
    CHECK(drawn.at(159, 119) == white);
    for (int y = 80; y < 120; ++y)
        for (int x = 40; x < 160; ++x) {
            CHECK(drawn.apart({x, y}, {199 - x, y}) <= soft);
            CHECK(drawn.apart({x, y}, {x, 199 - y}) <= soft);
        }
}

TEST_CASE("An outline is as thick all around, sharp, and open inside", "[shell]") {
    Drawn drawn;
    for (const float radius : {0.F, 4.F}) {
        drawn.look([&](ui::Canvas& canvas) {
            canvas.line({10, 20, 30, 10}, accent, radius, 0.5F);
        });
        for (const auto& [x, y] : {std::pair(100, 80), {100, 119}, {40, 100}, {159, 100}})
            CHECK(drawn.at(x, y) == orange);
        for (const auto& [x, y] : {std::pair(100, 79), {100, 120}, {39, 100}, {160, 100}})
            CHECK(drawn.at(x, y) == white);
        CHECK(drawn.at(100, 81) == orange);
        CHECK(drawn.at(100, 82) == white);
        CHECK(drawn.at(100, 100) == white);
        CHECK((drawn.at(40, 80) == orange) == (radius == 0));
    }
}

TEST_CASE("What is clipped stays inside, also where the glass is turned over", "[shell]") {
    Drawn drawn;
    const auto clipped = [](ui::Canvas& canvas) {
        canvas.push_clip({10, 20, 10, 5});
        canvas.fill({0, 0, 50, 50}, accent, 4);
        canvas.pop_clip();
    };
    drawn.look(clipped);
    CHECK(drawn.orange() == 40 * 20);
    CHECK(drawn.at(40, 80) == orange);
    drawn.look(clipped, true);
    CHECK(drawn.orange() == 40 * 20);
    CHECK(drawn.at(359, 80) == orange);
}

TEST_CASE("A veil lets what lies below show through", "[shell]") {
    Drawn drawn;
    drawn.look([](ui::Canvas& canvas) { canvas.veil({0, 0, 100, 80}, accent, 0.5F); });
    CHECK(std::abs(drawn.at(5, 5)[2] - 127) <= 2);
    CHECK(drawn.at(5, 5)[3] == 255);
}

TEST_CASE("A line and its dot stand where they point", "[shell]") {
    Drawn drawn;
    drawn.look([](ui::Canvas& canvas) {
        canvas.leader({10, 20}, {30, 40}, accent, 1);
        canvas.dot({50, 50}, accent, 2);
    });
    CHECK(drawn.at(80, 120) == orange);
    CHECK(drawn.at(80, 130) == white);
    CHECK(drawn.at(200, 200) == orange);
    CHECK(drawn.at(206, 200) == orange);
    CHECK(drawn.at(209, 200) == white);
}

TEST_CASE("A picture taken back since is not drawn any more", "[shell]") {
    Drawn drawn;
    drawn.look([](ui::Canvas& canvas) { canvas.fill({10, 20, 30, 10}, accent, 4); });
    drawn.ui.canvas().drop();
    drawn.graphics.show();
    drawn.seen = drawn.graphics.picture();
    CHECK(drawn.at(100, 100) == orange);
    CHECK(drawn.at(42, 90) == white);
}

TEST_CASE("A millimetre is a millimetre, however the screen is turned", "[shell]") {
    shell::GraphicsSpec portrait;
    portrait.width_mm = 268;
    portrait.height_mm = 476;
    const float upright = shell::measured_px_per_mm(portrait, 1080, 1920);
    CHECK(upright == Approx(4.03).epsilon(0.01));
    CHECK(shell::measured_px_per_mm(portrait, 1920, 1080) == Approx(upright).epsilon(0.01));
    shell::GraphicsSpec landscape;
    landscape.width_mm = 476;
    landscape.height_mm = 268;
    CHECK(shell::measured_px_per_mm(landscape, 1920, 1080) == Approx(upright).epsilon(0.01));
    CHECK(shell::measured_px_per_mm(landscape, 1080, 1920) == Approx(upright).epsilon(0.01));
}

TEST_CASE("Where only the width was measured it is taken as it is, and nothing where nothing was",
          "[shell]") {
    shell::GraphicsSpec spec;
    CHECK(shell::measured_px_per_mm(spec, 1080, 1920) == 0);
    spec.width_mm = 270;
    CHECK(shell::measured_px_per_mm(spec, 1080, 1920) == Approx(4));
}
