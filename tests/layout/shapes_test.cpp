#include "layout/shapes.h"

TEST_CASE("A place on a line goes by its length, not by its points", "[layout]") {
    const std::vector<base::Point> line{{0, 0}, {10, 0}, {10, 30}};
    CHECK(layout::along(line, 0) == base::Point{0, 0});
    CHECK(layout::along(line, 0.25F) == base::Point{10, 0});
    CHECK(layout::along(line, 0.5F) == base::Point{10, 10});
    CHECK(layout::along(line, 1) == base::Point{10, 30});
    CHECK(layout::along({{3, 4}}, 0.5F) == base::Point{3, 4});
    CHECK(layout::along({}, 0.5F) == base::Point{});
}
