// What a plate shows of the part one chose, over all drawings of the library: nothing that lies in
// it or above it is painted over, and its name's line ends on it.
#include <set>

#include "layout/bitmap.h"
#include "support/world.h"

namespace {

using layout::Bitmap;
using layout::Diagram;

const base::Rect chosen_box{0, 0, 84, 92};
constexpr float chosen_px = 3;

std::string chosen_text(const std::string& path) {
    return base::read_file(support::content() / path).value();
}

std::set<std::string> drawings() {
    std::set<std::string> found;
    for (const auto& file : std::filesystem::directory_iterator(support::content() / "diagrams"))
        if (file.path().extension() == ".svg") found.insert(file.path().stem().string());
    return found;
}

// With more lines in its style sheet.
Diagram styled(const std::string& id, const std::string& style) {
    std::string svg = chosen_text("diagrams/" + id + ".svg");
    const auto at = svg.find('>', svg.find("<svg")) + 1;
    svg.insert(at, "<style>" + style + "</style>");
    return Diagram::make(id, svg, chosen_text("diagrams/" + id + ".toml"),
                         chosen_text("en/diagrams/" + id + ".toml"))
        .value();
}

Bitmap shown(const Diagram& diagram, const layout::View& view, const layout::Relief* relief,
             std::optional<layout::Colour> ground) {
    return layout::make_bitmap(
        {{chosen_box.width, chosen_box.height}, chosen_px, ground, {}},
        [&](cairo_t* cairo) { diagram.paint(cairo, chosen_box, view, relief); });
}

int difference(const Bitmap& one, const Bitmap& other, std::size_t pixel) {
    int most = 0;
    for (std::size_t i = pixel * 4; i < pixel * 4 + 3; ++i)
        most = std::max(most, std::abs(one.rgba[i] - other.rgba[i]));
    return most;
}

struct Compared {
    int seen = 0, other = 0;  // pixels of the chosen part, and those where it shows another thing
};

Compared compared(const Diagram& diagram, const layout::Structure& part, bool two_colours) {
    const layout::Colour white{1, 1, 1};
    const layout::Relief relief{white, {0, 0, 0}, true};
    const auto* used = two_colours ? &relief : nullptr;
    const auto whole = shown(diagram, {"", part.layer}, used, white);
    const layout::View lit{part.id, part.layer, layout::View::Ink::lit};
    const auto over = shown(diagram, lit, nullptr, std::nullopt);
    const auto chosen = shown(diagram, {part.id, part.layer}, used, white);
    Compared found;
    for (std::size_t pixel = 0; pixel < over.rgba.size() / 4; ++pixel) {
        if (over.rgba[pixel * 4 + 3] < 250) continue;
        ++found.seen;
        found.other += difference(whole, chosen, pixel) > 12 ? 1 : 0;
    }
    return found;
}

// Whether its ink is what one sees within a pixel of its anchor.
bool seen_at_anchor(const Diagram& whole, const Diagram& without, const layout::Structure& part) {
    const layout::Colour ground{1, 0, 1};
    const auto one = shown(whole, {"", part.layer}, nullptr, ground);
    const auto other = shown(without, {"", part.layer}, nullptr, ground);
    const auto box = layout::fitted(whole.aspect(), chosen_box);
    const float scale = box.width / whole.view().width * chosen_px;
    const auto near = [&](float at, float from, float before) {
        return static_cast<int>((at - from) * scale + before * chosen_px);
    };
    const int across = near(part.anchor.x, whole.view().x, box.x);
    const int down = near(part.anchor.y, whole.view().y, box.y);
    int most = 0;
    for (int y = std::max(0, down - 1); y <= std::min(one.height - 1, down + 1); ++y)
        for (int x = std::max(0, across - 1); x <= std::min(one.width - 1, across + 1); ++x)
            most =
                std::max(most, difference(one, other, static_cast<std::size_t>(y * one.width + x)));
    return most > 7;
}

}  // namespace

TEST_CASE("what lies in the chosen part of a drawing, or above it, stays as it is", "[layout]") {
    for (const auto& id : drawings()) {
        const Diagram diagram = styled(id, "");
        for (const auto& part : diagram.structures())
            for (const bool two_colours : {false, true}) {
                INFO(id << "/" << part.id << (two_colours ? ", in two colours" : ""));
                const auto [seen, other] = compared(diagram, part, two_colours);
                CHECK(other <= seen / 100);
            }
    }
}

TEST_CASE("the line of each name ends on what it names, and on nothing above it", "[layout]") {
    int parts = 0;
    for (const auto& id : drawings()) {
        const Diagram whole = styled(id, "");
        for (const auto& part : whole.structures()) {
            INFO(id << "/" << part.id << " at " << part.anchor.x << ", " << part.anchor.y);
            CHECK(seen_at_anchor(whole, styled(id, "#" + part.id + "{display:none}"), part));
            ++parts;
        }
    }
    CHECK(parts > 200);
}
