#include "base/beside.h"

#include <catch2/catch.hpp>
#include <stdexcept>
#include <vector>

TEST_CASE("Jobs beside are done in the order they were given", "[base]") {
    std::vector<int> done;
    base::Beside beside(3);
    for (int i = 0; i < 1000; ++i) beside.give([&done, i] { done.push_back(i); });
    beside.finish();
    REQUIRE(done.size() == 1000);
    for (int i = 0; i < 1000; ++i) CHECK(done[static_cast<std::size_t>(i)] == i);
    beside.give([&done] { done.clear(); });
    beside.finish();
    CHECK(done.empty());
}

TEST_CASE("What a job beside threw is thrown where jobs are given, and none follows", "[base]") {
    int done = 0;
    base::Beside beside(2);
    const auto all = [&] {
        for (int i = 0; i < 100; ++i)
            beside.give([&done, i] {
                if (i == 5) throw std::runtime_error("the disk is full");
                ++done;
            });
        beside.finish();
    };
    CHECK_THROWS_WITH(all(), "the disk is full");
    CHECK(done == 5);
    CHECK_THROWS_WITH(beside.finish(), "the disk is full");
}

TEST_CASE("Jobs that are not waited for are left", "[base]") {
    int done = 0;
    {
        base::Beside beside(100);
        for (int i = 0; i < 100; ++i) beside.give([&done] { ++done; });
    }
    CHECK(done <= 100);
}
