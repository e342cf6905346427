// Names beside the parts of a drawing: near, apart, with lines that do not meet.
#include "layout/tags.h"

#include <catch2/catch.hpp>
#include <cmath>

namespace {

using base::Point;
using base::Rect;
using layout::Tag;

const Rect glass{0, 0, 240, 240};

std::vector<Tag> ring_of(int number, float radius) {
    std::vector<Tag> tags;
    for (int i = 0; i < number; ++i) {
        const float turn = 6.2832F * static_cast<float>(i) / static_cast<float>(number);
        tags.push_back({{45, 16}, {120 + radius * std::cos(turn), 120 + radius * std::sin(turn)}});
    }
    return tags;
}

void follow(const std::vector<Tag>& tags, const std::vector<Rect>& boxes) {
    REQUIRE(boxes.size() == tags.size());
    std::vector<layout::Leader> lines;
    for (std::size_t i = 0; i < tags.size(); ++i) {
        INFO(i);
        CHECK(glass.contains(boxes[i]));
        lines.push_back(layout::leader_to(boxes[i], tags[i].dot));
        for (std::size_t k = 0; k < tags.size(); ++k) {
            CHECK_FALSE(boxes[i].contains(tags[k].dot));
            if (k == i) continue;
            const auto over = base::intersection(boxes[i].inset(-1.5F), boxes[k].inset(-1.5F));
            CHECK(over.empty());
        }
    }
    CHECK(layout::tangled(lines).meetings == 0);
}

}  // namespace

TEST_CASE("Names stand apart, near their parts, and their lines do not meet", "[layout]") {
    for (const float radius : {10.F, 40.F, 90.F}) {
        INFO(radius);
        const auto tags = ring_of(9, radius);
        const auto boxes = layout::place_tags(tags, {glass, {}, {}, {}});
        REQUIRE(boxes);
        follow(tags, *boxes);
    }
}

TEST_CASE("A name goes round what is hidden worst, and round what is taken", "[layout]") {
    const Rect organ{60, 60, 120, 120}, button{0, 215, 240, 25};
    const auto hides = [&](const Rect& box) {
        const auto over = base::intersection(box, organ);
        return over.width * over.height / (box.width * box.height);
    };
    const auto boxes = layout::place_tags({{{40, 16}, {120, 165}}}, {glass, {button}, {}, hides});
    REQUIRE(boxes);
    CHECK(hides(boxes->front()) < 0.1F);
    CHECK(base::intersection(boxes->front(), button).empty());
}

TEST_CASE("Where not all names have room none is given a place", "[layout]") {
    CHECK_FALSE(layout::place_tags(ring_of(9, 10), {{0, 0, 100, 60}, {}, {}, {}}));
    CHECK_FALSE(layout::place_tags({{{300, 16}, {120, 120}}}, {glass, {}, {}, {}}));
}

TEST_CASE("What stands keeps its place when one more name comes", "[layout]") {
    const auto tags = ring_of(6, 60);
    const auto boxes = layout::place_tags(tags, {glass, {}, {}, {}}).value();
    layout::Standing standing{boxes, {}};
    for (const auto& tag : tags) standing.dots.push_back(tag.dot);
    const Tag late{{50, 16}, {120, 120}};
    const auto added = layout::place_tags({late}, {glass, {}, {}, {}}, standing);
    REQUIRE(added);
    auto all = tags;
    all.push_back(late);
    auto places = boxes;
    places.push_back(added->front());
    follow(all, places);
}
