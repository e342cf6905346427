// The bar: five places and two ways out, in every language, shape and size.
#include "support/folder.h"
#include "support/settings.h"

using support::World;

namespace {

const std::vector<std::string> bar_places{"bar/home", "bar/back", "bar/listen", "bar/comfort",
                                          "bar/language"};
const std::vector<std::string> ways_out{"bar/hide", "bar/start-over"};

std::vector<ui::Node> found(const World& world, const std::vector<std::string>& keys) {
    std::vector<ui::Node> nodes;
    for (const auto& key : keys) {
        const auto* node = world.scene().find(key);
        INFO(key << "\n" << world.outline());
        REQUIRE(node);
        nodes.push_back(*node);
    }
    return nodes;
}

void one_line_each(const World& world, const std::vector<ui::Node>& nodes) {
    for (const auto& node : nodes) {
        INFO(node.key.path << " '" << node.name << "'");
        CHECK(node.words_mm.height < 1.5F * node.cap_mm / layout::cap_height);
        CHECK(node.whole());
        CHECK(world.scene().glass.width_mm() >= node.box_mm.right());
    }
}

// Of one row: a short last row fills the width.
void equal(const std::vector<ui::Node>& nodes) {
    const bool column = nodes[1].box_mm.x == nodes[0].box_mm.x;
    for (const auto& node : nodes) {
        if (!column && node.box_mm.y != nodes.front().box_mm.y) continue;
        INFO(node.key.path << ": " << node.box_mm.width << " beside "
                           << nodes.front().box_mm.width);
        CHECK(std::abs(node.box_mm.width - nodes.front().box_mm.width) < 0.2F);
        CHECK(std::abs(node.box_mm.height - nodes.front().box_mm.height) < 0.2F);
    }
}

// Between the last place and the first way out there is a line of the edge's colour.
bool parted(const ui::Node& last, const ui::Node& first) {
    const bool column = first.box_mm.x < last.box_mm.right() && first.box_mm.y > last.box_mm.y;
    const float between = column ? first.box_mm.y - last.box_mm.bottom()
                                 : std::abs(first.box_mm.centre().x - last.box_mm.centre().x) -
                                       (first.box_mm.width + last.box_mm.width) / 2;
    return between >= 2.9F;
}

void evenly_inset(const World& world, const ui::Node& first, const ui::Node& last) {
    const float width = world.scene().glass.width_mm();
    const float start = std::min(first.box_mm.x, last.box_mm.x);
    CHECK(std::abs(start - (width - std::max(first.box_mm.right(), last.box_mm.right()))) < 0.2F);
}

}  // namespace

TEST_CASE("the bar is five equal places and two equal ways out, a line of words each", "[house]") {
    for (const auto& setting : support::settings) {
        World world(World::Library::fixtures, setting.shape);
        for (const std::string language : {"en", "es", "ar"}) {
            world.drive().set("language", language);
            world.drive().set("text-size", setting.size);
            world.go(kiosk::HomeScreen{});
            INFO(language << ", " << told(setting) << "\n" << world.outline());
            const auto five = found(world, bar_places), two = found(world, ways_out);
            one_line_each(world, five);
            one_line_each(world, two);
            // The smallest glass has room for all in a row only by what each word needs.
            const bool small = setting.shape.height < 800 && setting.size == "largest";
            if (!small) equal(five);
            if (!small) equal(two);
            CHECK(parted(five.back(), two.front()));
            const bool row = two.back().box_mm.y == five.front().box_mm.y;
            if (row) evenly_inset(world, five.front(), two.back());
            // As near to the page's margin as words of this size let them.
            if (row && setting.size == "normal" && setting.shape.width == 1080)
                CHECK(std::min(five.front().box_mm.x, two.back().box_mm.x) >= 9);
        }
    }
}

TEST_CASE("the line between the places and the ways out stands clear of the words beside it",
          "[house]") {
    const support::Folder folder;
    support::prepare(folder.path(), support::fixtures() / "library", "[\"en\", \"es\", \"ar\"]");
    constexpr support::Glass upright{1080, 1920};
    shell::Graphics graphics{{shell::GraphicsSpec::Mode::offscreen, upright.width, upright.height}};
    World world(folder.path(), upright, &graphics);
    for (const std::string language : {"en", "es", "ar"}) {
        world.drive().set("language", language);
        world.go(kiosk::HomeScreen{});
        world.drive().wait(1);
        graphics.show();
        const auto picture = graphics.picture();
        const auto last = found(world, {"bar/language"})[0], first = found(world, {"bar/hide"})[0];
        const bool rtl = language == "ar";
        const base::Rect &left = (rtl ? first : last).words_mm,
                         &right = (rtl ? last : first).words_mm;
        const float px = world.scene().glass.px_per_mm;
        // Where between them it is not as light as the ground, at half the height of the words.
        std::vector<float> lines;
        const auto y = static_cast<std::size_t>(left.centre().y * px);
        for (float x = left.right() + 0.5F; x < right.x - 0.5F; x += 1 / px) {
            const auto at = y * static_cast<std::size_t>(picture.width) + std::size_t(x * px);
            if (picture.rgba[at * 4] < 200) lines.push_back(x);
        }
        INFO(language << ": " << left.right() << " .. " << right.x);
        REQUIRE(!lines.empty());
        CHECK(lines.front() - left.right() > 4);
        CHECK(right.x - lines.back() > 4);
    }
}
