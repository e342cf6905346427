#include "base/recent.h"

#include "support/world.h"

TEST_CASE("What is asked for again and again stays, however much else comes", "[base]") {
    base::Recent<int> kept(4);
    const int* first = &kept.put("first", 1);
    for (int i = 0; i < 100; ++i) {
        kept.put(std::to_string(i), i);
        if (i % 3 == 0) REQUIRE(kept.find("first") == first);
    }
    CHECK(kept.size() <= 8);
}

TEST_CASE("What nobody asks for goes, but not before as many others came", "[base]") {
    base::Recent<int> kept(4);
    kept.put("first", 1);
    for (int i = 0; i < 4; ++i) kept.put(std::to_string(i), i);
    CHECK(kept.find("0"));
    for (int i = 4; i < 12; ++i) kept.put(std::to_string(i), i);
    CHECK_FALSE(kept.find("first"));
    kept.put("7", 70);
    CHECK(*kept.find("7") == 70);
    kept.erase("7");
    CHECK_FALSE(kept.find("7"));
    kept.clear();
    CHECK(kept.size() == 0);
}
