// Touches that are counted, each of which has to do something.
#pragma once

#include "support/office_kiosk.h"

namespace support {

struct Counted {
    World& world;
    int taps = 0;
    void tap(const std::string& key) {
        INFO(taps << ": " << key << "\n" << world.outline());
        REQUIRE(world.drive().tap(key).empty());
        ++taps;
    }
    void sign_in(const std::string& name, const std::string& secret) {
        tap("sign-in/name");
        world.drive().type(name);
        tap("sign-in/secret");
        world.drive().type(secret);
        tap("sign-in/go");
    }
};

inline void no_more_than(std::map<text::Date, int>& days, int most) {
    for (const auto& [day, count] : days) {
        INFO(text::to_iso(day));
        CHECK(count <= most);
    }
}

}  // namespace support
