#include "layout/ahead/painted_ahead.h"

#include <thread>

#include "support/world.h"

namespace {

constexpr float ahead_px = 4.03F, ahead_scale = 0.9F;

struct AheadWorld {
    layout::Palette palette;
    layout::Icons icons{support::source() / "assets" / "icons"};
    layout::Diagrams diagrams;
    AheadWorld() {
        const auto text = [](const std::string& path) {
            return base::read_file(support::content() / path).value();
        };
        for (const std::string id : {"male-pelvis", "gland-changes", "psa-in-blood"})
            diagrams.emplace(id, layout::Diagram::make(id, text("diagrams/" + id + ".svg"),
                                                       text("diagrams/" + id + ".toml"),
                                                       text("en/diagrams/" + id + ".toml"))
                                     .value());
    }
    layout::Painter painter(const layout::PaintedAhead* ahead = nullptr) const {
        return {palette, icons, &diagrams, ahead};
    }
};

layout::Picture seen_picture(const std::string& drawing, const std::string& structure) {
    return {{10.3F, 20.7F, 120, 90.4F}, drawing, structure, {}};
}

// What stands on the lower of two bands.
layout::Bitmap lower_band(const layout::Picture& shown, const layout::Painter& painter) {
    layout::Sheet sheet;
    sheet.items.emplace_back(shown);
    constexpr float top = 256 / ahead_px;
    return layout::make_bitmap(
        {{140, 60}, ahead_px, layout::Colour{1, 1, 0.9F}, {0, top}},
        [&](cairo_t* cairo) { layout::paint(sheet, painter, cairo, ahead_scale); });
}

int furthest_apart(const layout::Bitmap& a, const layout::Bitmap& b) {
    int most = 0;
    for (std::size_t i = 0; i < a.rgba.size(); ++i)
        most = std::max(most, std::abs(int{a.rgba[i]} - int{b.rgba[i]}));
    return most;
}

}  // namespace

TEST_CASE("A drawing painted ahead is the same ink as one painted when it is seen", "[layout]") {
    const AheadWorld glass;
    for (const std::string structure : {"", "prostate"}) {
        CAPTURE(structure);
        const auto shown = seen_picture("male-pelvis", structure);
        layout::PaintedAhead ahead;
        ahead.ask(shown, glass.painter(), double{ahead_px} * ahead_scale);
        const auto at_once = lower_band(shown, glass.painter()),
                   later = lower_band(shown, glass.painter(&ahead));
        CHECK(furthest_apart(at_once, later) <= 2);
        CHECK(furthest_apart(lower_band(seen_picture("male-pelvis", "bladder"), glass.painter()),
                             later) > 50);
    }
}

TEST_CASE("What is painted ahead and not asked for again makes room", "[layout]") {
    const AheadWorld glass;
    layout::PaintedAhead ahead;
    const auto ask = [&](const std::string& drawing) {
        ahead.ask(seen_picture(drawing, ""), glass.painter(), 1);
    };
    const auto has = [&](const std::string& drawing) {
        bool put = false;
        (void)layout::make_bitmap({{10, 10}, 1, {}, {}}, [&](cairo_t* cairo) {
            put = ahead.put(seen_picture(drawing, ""), cairo);
        });
        return put;
    };
    for (const std::string drawing : {"male-pelvis", "gland-changes", "psa-in-blood", "none"})
        ask(drawing);
    CHECK(has("male-pelvis"));
    CHECK(has("gland-changes"));
    CHECK_FALSE(has("psa-in-blood"));  // a third of the same frame
    CHECK_FALSE(has("none"));
    ahead.begin();
    ask("gland-changes");
    ask("psa-in-blood");
    CHECK_FALSE(has("male-pelvis"));
    CHECK(has("psa-in-blood"));
    for (int frame = 0; frame < 8; ++frame) ahead.begin();
    CHECK(has("psa-in-blood"));  // the touch that brings it comes later
    ahead.forget();
    CHECK_FALSE(has("gland-changes"));
}

TEST_CASE("Where somebody touches nobody waits for a drawing: its place is kept until it is there",
          "[layout]") {
    const AheadWorld glass;
    const auto shown = seen_picture("male-pelvis", "prostate");
    const double scale = double{ahead_px} * ahead_scale;
    layout::PaintedAhead ahead;
    ahead.hurry(true);
    CHECK_FALSE(ahead.awaited(shown, scale));  // nobody asked for it
    ahead.ask(shown, glass.painter(), scale);
    REQUIRE(ahead.awaited(shown, scale));
    const auto place = lower_band(shown, glass.painter(&ahead));
    while (ahead.awaited(shown, scale)) std::this_thread::sleep_for(std::chrono::milliseconds(5));
    const auto painted = lower_band(shown, glass.painter(&ahead)),
               at_once = lower_band(shown, glass.painter());
    CHECK(furthest_apart(place, painted) > 50);
    CHECK(furthest_apart(painted, at_once) <= 2);
}
