// A visitor who listens: works the kiosk by keys and keeps what was heard.
#pragma once

#include <string>
#include <vector>

#include "support/world.h"

namespace support {

struct Ear {
    explicit Ear(World::Library library = World::Library::fixtures) : world(library) {}
    World world;
    std::size_t known = 0;  // of what was heard

    void press(const std::string& key) { REQUIRE(world.drive().press(key) == ""); }
    // Until the voice has nothing more to say.
    void finish() {
        for (int i = 0; i < 2000 && world.voice.spoken().speaking; ++i) world.drive().wait(0.5);
        REQUIRE_FALSE(world.voice.spoken().speaking);
    }
    // What was heard since the last question, each to its end or until it was cut.
    std::vector<devices::StandInVoice::Heard> heard() {
        finish();
        const auto& all = world.voice.heard();
        std::vector<devices::StandInVoice::Heard> fresh;
        known = std::min(known, all.size());  // a visit that ended took it along
        for (; known < all.size(); ++known)
            if (all[known].end_s > all[known].start_s + 1e-6) fresh.push_back(all[known]);
        return fresh;
    }
    std::string texts() {
        std::string lines;
        for (const auto& one : heard()) lines += one.text + "\n";
        return lines;
    }
    std::string word(content::Msg key) {
        return world.services().edition.words(world.session().language)(key);
    }
    void touch(float x, float y, ui::Pointer::Phase phase) {
        world.drive().touch(ui::Pointer{phase, 1, {x, y}});
    }
};

}  // namespace support
