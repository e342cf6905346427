#include "shell/graphics.h"

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
