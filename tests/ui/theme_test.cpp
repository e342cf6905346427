#include "ui/theme.h"

#include <cmath>

namespace {

using ui::TextSize;

constexpr TextSize sizes[] = {TextSize::normal, TextSize::large, TextSize::larger,
                              TextSize::largest};

ui::Theme theme(TextSize size, float viewing_mm = 600, float glass_width_mm = 268) {
    static const layout::Palette palette{};
    return ui::make_theme(palette, {size, true, glass_width_mm, viewing_mm});
}

// Degrees under which a height is seen.
double angle(float height_mm, float viewing_mm) {
    return std::atan(height_mm / viewing_mm) * 180 / std::acos(-1.0);
}

}  // namespace

TEST_CASE("Each of the four sizes is larger than the one before, at any distance", "[ui]") {
    CHECK(std::size(sizes) == ui::text_sizes);
    for (const float viewing : {300.F, 600.F, 800.F, 1000.F, 2000.F}) {
        INFO(viewing);
        for (std::size_t i = 1; i < std::size(sizes); ++i) {
            const auto before = theme(sizes[i - 1], viewing), now = theme(sizes[i], viewing);
            CHECK(now.scale > before.scale * 1.1F);
            for (const auto part :
                 {&layout::TypeScale::title, &layout::TypeScale::section, &layout::TypeScale::item,
                  &layout::TypeScale::reading, &layout::TypeScale::small})
                CHECK(now.type.*part > before.type.*part * 1.1F);
        }
    }
}

TEST_CASE("In the largest size the smallest capitals have 0.7 degrees where the eye is", "[ui]") {
    for (const float viewing : {600.F, 800.F, 1000.F, 1500.F}) {
        INFO(viewing);
        const auto made = theme(TextSize::largest, viewing);
        CHECK(angle(made.type.small * layout::cap_height, viewing) > 0.7 - 1e-4);
        CHECK(made.scale == Approx(ui::factor(TextSize::largest, viewing)));
    }
    // Not needlessly larger, where the distance asks for more than the size has anyway.
    CHECK(angle(theme(TextSize::largest, 1000).type.small * layout::cap_height, 1000) ==
          Approx(0.7).epsilon(0.01));
    CHECK(ui::factor(TextSize::largest, 300) >= 1.75F);
}

TEST_CASE("Who sits nearer or further keeps the usual size until asking for another", "[ui]") {
    for (const float viewing : {300.F, 600.F, 2000.F})
        CHECK(theme(TextSize::normal, viewing).scale == 1);
    CHECK(theme(TextSize::normal).type.reading == layout::TypeScale{}.reading);
}

TEST_CASE("What is touched never gets smaller or closer with the size of the type", "[ui]") {
    for (const auto size : sizes) {
        const auto made = theme(size);
        CHECK(made.target >= theme(TextSize::normal).target);
        CHECK(made.primary >= made.target);
        CHECK(made.gap >= 3);
    }
}

TEST_CASE("A narrow pane has narrower margins, within limits", "[ui]") {
    CHECK(theme(TextSize::normal, 600, 60).margin == Approx(6));
    CHECK(theme(TextSize::normal, 600, 200).margin == Approx(10.4));
    CHECK(theme(TextSize::normal, 600, 1000).margin == Approx(14));
}

TEST_CASE("Text sizes are found by their names", "[ui]") {
    for (const auto size : sizes) CHECK(ui::text_size_from(ui::name(size)) == size);
    CHECK(ui::name(TextSize::normal) == "normal");
    CHECK(ui::name(TextSize::largest) == "largest");
    for (const std::string other : {"", "Normal", "large ", "huge"}) {
        INFO(other);
        CHECK_FALSE(ui::text_size_from(other));
    }
}
