// Rows that need pixels: sampled contrast, flashes, states without colour.
#include <cmath>
#include <map>

#include "audit/walk.h"

namespace audit {

using support::World;

namespace {

constexpr int columns = 16, line_count = 28;

double light(const layout::Bitmap& picture, int x, int y) {
    const auto at = static_cast<std::size_t>((y * picture.width + x) * 4);
    const auto linear = [&](std::size_t channel) {
        const double c = picture.rgba[at + channel] / 255.0;
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(0) + 0.7152 * linear(1) + 0.0722 * linear(2);
}

struct Box {
    int left, top, right, bottom;
};

Box px(const base::Rect& mm, const base::Glass& glass) {
    const auto to = [&](float one) { return static_cast<int>(std::lround(one * glass.px_per_mm)); };
    return {std::max(0, to(mm.x)), std::max(0, to(mm.y)),
            std::min(glass.width_px - 1, to(mm.right())),
            std::min(glass.height_px - 1, to(mm.bottom()))};
}

// Lightest and darkest in a box.
double contrast_in(const layout::Bitmap& picture, const Box& box) {
    double low = 1, high = 0;
    for (int y = box.top; y <= box.bottom; ++y)
        for (int x = box.left; x <= box.right; ++x) {
            const double one = light(picture, x, y);
            low = std::min(low, one);
            high = std::max(high, one);
        }
    return (high + 0.05) / (low + 0.05);
}

void sampled(World& world, shell::Graphics& graphics, const std::string& where,
             Findings& findings) {
    graphics.show();
    const auto picture = graphics.picture();
    const auto& glass = world.scene().glass;
    for (const auto& node : world.scene().nodes) {
        if (node.words_mm.empty() || !node.whole() || !node.enabled) continue;
        const auto box = px(base::intersection(node.words_mm, node.visible_mm), glass);
        if (box.right - box.left < 8 || box.bottom - box.top < 8) continue;
        // Thin strokes at their edges are mixed with the ground; the middle of one is not.
        findings.hold(3, contrast_in(picture, box) >= 6.5,
                      where + ", sampled: " + node.key.path + " " +
                          std::to_string(contrast_in(picture, box)));
    }
}

std::vector<double> grid(const layout::Bitmap& picture) {
    std::vector<double> cells;
    for (int row = 0; row < line_count; ++row)
        for (int column = 0; column < columns; ++column)
            cells.push_back(light(picture, (2 * column + 1) * picture.width / (2 * columns),
                                  (2 * row + 1) * picture.height / (2 * line_count)));
    return cells;
}

// A flash is a pair of opposing changes of a tenth or more with the darker below 0.8, on more than
// a quarter of the cells (WCAG 2.3.1).
void flashes(World& world, shell::Graphics& graphics, Findings& findings) {
    world.session() = {};
    world.drive().wait(1);
    std::vector<double> before;
    std::map<std::size_t, int> turns;
    std::vector<int> direction(columns * line_count, 0), counted(columns * line_count, 0);
    const char* way[] = {"attract/start", "bar/comfort", "theme/white-on-black", "bar/home",
                         "bar/hide"};
    int at = 0;
    for (int frame = 0; frame < 60 * 5; ++frame) {
        if (frame % 60 == 30) world.tap(way[at++]);
        world.drive().wait(1.0 / 60);
        graphics.show();
        const auto cells = grid(graphics.picture());
        for (std::size_t i = 0; !before.empty() && i < cells.size(); ++i) {
            const double change = cells[i] - before[i];
            if (std::abs(change) < 0.1 || std::min(cells[i], before[i]) >= 0.8) continue;
            const int sign = change > 0 ? 1 : -1;
            if (direction[i] == -sign) ++counted[i];
            direction[i] = sign;
        }
        before = cells;
        if (frame % 60 != 59) continue;
        int flashing = 0;
        for (auto& one : counted) flashing += std::exchange(one, 0) > 3 ? 1 : 0;
        findings.hold(25, flashing * 4 < columns * line_count,
                      "second " + std::to_string(frame / 60));
    }
}

// The same button chosen and not chosen, in grey.
void states(World& world, shell::Graphics& graphics, const std::string& theme, Findings& findings) {
    const kiosk::Sample comfort{"comfort", kiosk::ComfortScreen{}};
    const auto shot = [&](ui::TextSize size) {
        world.session().comfort.size = size;
        go(world, comfort, {theme, "en", size, "comfort"});
        graphics.show();
        return graphics.picture();
    };
    world.session().comfort = {};
    world.session().comfort.theme = theme;
    go(world, comfort, {theme, "en", ui::TextSize::normal, "comfort"});
    const auto picture = shot(ui::TextSize::normal);
    const auto& glass = world.scene().glass;
    const auto* chosen = world.scene().find("size/normal");
    const auto* other = world.scene().find("size/large");
    const auto share_dark = [&](const base::Rect& mm) {
        const auto box = px(mm.inset(2), glass);
        int dark = 0, all = 0;
        for (int y = box.top; y < box.bottom; ++y)
            for (int x = box.left; x < box.right; ++x, ++all)
                dark += light(picture, x, y) < 0.25 ? 1 : 0;
        return static_cast<double>(dark) / std::max(1, all);
    };
    const double one = share_dark(chosen->box_mm), two = share_dark(other->box_mm);
    findings.hold(27, std::abs(one - two) > 0.3, theme + ": chosen and not chosen");
    findings.hold(27, chosen->selected && !other->selected, theme + ": said too");
}

void edges(World& world, Findings& findings) {
    using layout::ColorRole;
    constexpr std::pair<ColorRole, ColorRole> pairs[] = {
        {ColorRole::edge, ColorRole::card},
        {ColorRole::edge, ColorRole::paper},
        {ColorRole::accent, ColorRole::card},
        {ColorRole::accent, ColorRole::paper},
        {ColorRole::accent, ColorRole::accent_soft},
        {ColorRole::ink, ColorRole::paper},
        {ColorRole::ink, ColorRole::card},
        {ColorRole::emergency, ColorRole::emergency_soft},
        {ColorRole::emergency, ColorRole::paper},
        {ColorRole::same_day_edge, ColorRole::same_day_soft},
        {ColorRole::mention_edge, ColorRole::mention_soft},
        {ColorRole::note_edge, ColorRole::note_soft},
        {ColorRole::on_accent, ColorRole::accent},
        {ColorRole::on_cover, ColorRole::cover}};
    for (const auto& [name, palette] : world.services().palettes)
        for (const auto& [front, ground] : pairs)
            if (name != "print")
                findings.hold(4, layout::contrast(palette(front), palette(ground)) >= 3,
                              name + ": " + std::string(layout::name(front)) + " on " +
                                  std::string(layout::name(ground)));
}

}  // namespace

void pixels(const base::Path& data, Findings& findings) {
    shell::GraphicsSpec spec;
    shell::Graphics graphics(spec);
    World world(data, {}, &graphics);
    edges(world, findings);
    for (const char* theme : {"light", "low-contrast", "black-on-white", "white-on-black"}) {
        for (const auto& stop : some_stops(world))
            for (const char* language : {"en", "ar"}) {
                world.session().comfort = {};
                world.session().comfort.theme = theme;
                go(world, stop, {theme, language, ui::TextSize::normal, stop.name});
                sampled(world, graphics, std::string(theme) + ", " + language + ", " + stop.name,
                        findings);
            }
        states(world, graphics, theme, findings);
    }
    flashes(world, graphics, findings);
}

}  // namespace audit
