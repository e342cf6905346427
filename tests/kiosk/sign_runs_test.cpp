#include "kiosk/topic/sign_runs.h"

#include <catch2/catch.hpp>
#include <cmath>

namespace {

constexpr float line = 8;

std::vector<kiosk::SignRun> runs(const std::vector<int>& whole, const std::vector<int>& half,
                                 bool mixed) {
    std::vector<float> wide, narrow;
    for (const int lines : whole) wide.push_back(line * float(lines));
    for (const int lines : half) narrow.push_back(line * float(lines));
    return kiosk::sign_runs({wide, narrow, narrow}, line * 0.4F, mixed);
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

TEST_CASE("where room is scarce two columns are as wide as makes them least high", "[kiosk]") {
    // One long sign beside short ones: of so many letters, in lines of what a width holds.
    const std::vector<float> letters{60, 20, 20, 20};
    const auto heights = [&](float width) {
        std::vector<float> found;
        for (const float one : letters) found.push_back(line * std::ceil(one / width));
        return found;
    };
    const auto alike = kiosk::sign_columns(heights, {42, 2, line * 0.4F, false});
    CHECK(alike.first == alike.second);
    const auto scarce = kiosk::sign_columns(heights, {50, 2, line * 0.4F, true});
    CHECK(scarce.first + scarce.second == 48);
    CHECK(scarce.first >= scarce.second);
    CHECK(kiosk::sign_columns([](float) { return std::vector<float>(); }, {50, 2, 1, true})
              .runs.empty());
}
