// Ink is painted into textures: none of it may be cut at an edge of one.
#include <set>

#include "layout/paint.h"
#include "support/world.h"

using support::World;

namespace {

constexpr int margin_px = 12;  // looked at on each side

// What a texture would have held had it been larger: pixels of ink outside of it. One that is not
// see-through is part of a sheet, whose neighbours lie above and below.
struct Cut {
    int above = 0, below = 0, beside = 0;
    int all() const { return above + below + beside; }
};

Cut cut_off(const layout::BitmapSpec& spec, const layout::Paint& paint) {
    const auto [width, height] = layout::extent(spec);
    layout::BitmapSpec larger = spec;
    const float mm = margin_px / spec.px_per_mm;
    larger.size_mm = {static_cast<float>(width) / spec.px_per_mm + 2 * mm,
                      static_cast<float>(height) / spec.px_per_mm + 2 * mm};
    larger.origin_mm = {spec.origin_mm.x - mm, spec.origin_mm.y - mm};
    const auto seen = layout::make_bitmap(larger, paint);
    Cut cut;
    for (int y = 0; y < seen.height; ++y)
        for (int x = 0; x < seen.width; ++x) {
            const auto at = static_cast<std::size_t>(y * seen.width + x) * 4;
            if (seen.rgba[at + 3] < 32) continue;
            if (y < margin_px)
                ++cut.above;
            else if (y >= margin_px + height)
                ++cut.below;
            else if (x < margin_px || x >= margin_px + width)
                ++cut.beside;
        }
    return cut;
}

// Looks at each texture instead of keeping it; those with a ground are sheets and drawings.
struct Watched : ui::Textures {
    ui::TextureId make(const layout::BitmapSpec& spec, const layout::Paint& paint) override {
        if (!spec.ground) {
            const Cut here = cut_off(spec, paint);
            cut.above += here.above, cut.below += here.below, cut.beside += here.beside;
            if (here.all() > 0) screens.insert(screen);
        }
        return ++made;
    }
    void release(ui::TextureId) override {}
    ui::TextureId made = 0;
    Cut cut;
    std::string screen;
    std::set<std::string> screens;  // on which something was cut
};

}  // namespace

TEST_CASE("no letter is cut at an edge of what it is painted on", "[house]") {
    World world(World::Library::real);
    Watched textures;
    shell::Drive drive({world.services(), world.clock, world.printer, world.voice, textures,
                        nullptr, base::Glass{1080, 1920, 4.03F}});
    drive.set("language", "ar");
    for (const auto& sample : kiosk::all_samples({world.services(), "ar"})) {
        textures.screen = sample.name;
        CHECK(drive.enter(sample) == "");
    }
    auto& session = drive.kiosk().session;
    for (const auto& id : content::pages_of(world.services().edition.groups("ar"))) {
        textures.screen = id;
        session.gates_read.insert(id);
        session.way = {kiosk::HomeScreen{}, kiosk::TopicScreen{id}};
        session.memory = {};
        drive.wait(0.1);
    }
    std::string where;
    for (const auto& screen : textures.screens) where += screen + " ";
    const Cut& cut = textures.cut;
    INFO("pixels above " << cut.above << ", below " << cut.below << ", beside " << cut.beside
                         << ", on " << where);
    CHECK(textures.made > 500);
    CHECK(cut.all() == 0);
}

TEST_CASE("what is painted at the seam of two bands is painted in both", "[house]") {
    // A line whose letters reach below it, where the next band begins.
    const layout::Fonts fonts;
    const base::Language arabic{"ar", base::Direction::right_to_left};
    const auto words = fonts.set({"في", {8, true, 1.1F}, 40, layout::Align::start, arabic, {}});
    const float high = words.size_mm().height;
    layout::Sheet sheet;
    sheet.width = sheet.height = 40;
    sheet.items.emplace_back(layout::TextItem{{0, 0, 40, high},
                                              words,
                                              layout::ColorRole::ink,
                                              layout::ColorRole::paper,
                                              8,
                                              "في",
                                              0,
                                              words.lines()});
    const layout::Icons icons(support::source() / "assets" / "icons");
    layout::Palette palette;
    palette.colours.fill({0, 0, 0});
    const auto below = [&](float top) {
        const layout::BitmapSpec spec{{40, 20}, 8, layout::Colour{1, 1, 1}, {0, top}};
        const auto band = layout::make_bitmap(spec, [&](cairo_t* cairo) {
            layout::paint(sheet, layout::Painter{palette, icons}, cairo, 1);
        });
        return std::count_if(band.rgba.begin(), band.rgba.end(), [](auto one) { return one < 99; });
    };
    CHECK(below(high + 0.1F) > 20);
}
