#include "kiosk/topic/sign_runs.h"

#include <catch2/catch.hpp>

namespace {

constexpr float line = 8;

std::vector<kiosk::SignRun> runs(const std::vector<int>& whole, const std::vector<int>& half,
                                 bool mixed) {
    std::vector<float> wide, narrow;
    for (const int lines : whole) wide.push_back(line * float(lines));
    for (const int lines : half) narrow.push_back(line * float(lines));
    return kiosk::sign_runs({wide, narrow}, line * 0.4F, mixed);
}

}  // namespace

TEST_CASE("short signs stand in two columns, long ones in one", "[kiosk]") {
    const auto two = runs({1, 1, 1, 1}, {1, 1, 1, 1}, false);
    REQUIRE(two.size() == 1);
    CHECK(two[0].middle == 2);
    CHECK(two[0].end == 4);
    const auto one = runs({1, 1, 1}, {2, 2, 2}, false);
    REQUIRE(one.size() == 1);
    CHECK(one[0].middle == one[0].end);
}

TEST_CASE("where room is scarce runs of both kinds follow each other, in the order of the page",
          "[kiosk]") {
    const std::vector<int> whole{2, 2, 1, 1, 1, 1}, half{5, 5, 1, 1, 1, 1};
    const auto uniform = runs(whole, half, false);
    REQUIRE(uniform.size() == 1);
    const auto mixed = runs(whole, half, true);
    REQUIRE(mixed.size() == 2);
    CHECK(mixed[0].first == 0);
    CHECK(mixed[0].middle == 2);
    CHECK(mixed[0].end == 2);
    CHECK(mixed[1].first == 2);
    CHECK(mixed[1].middle == 4);
    CHECK(mixed[1].end == 6);
}

TEST_CASE("a page without signs has no runs, and one sign is one", "[kiosk]") {
    CHECK(runs({}, {}, true).empty());
    CHECK(runs({3}, {5}, true).size() == 1);
}
