#include "devices/stand_in_voice.h"

namespace {

using devices::StandInVoice;

constexpr double word_s = 60 / devices::usual_words_a_minute;

struct Stage {
    devices::StandInClock clock;
    StandInVoice voice{clock};

    void say(const std::vector<devices::Saying>& sayings, const devices::Manner& manner = {}) {
        voice.say(sayings, manner);
    }
    std::string texts() {
        std::string all;
        for (const auto& one : voice.heard()) all += one.language + ": " + one.text + "\n";
        return all;
    }
};

}  // namespace

TEST_CASE("The stand-in hears sayings in order, each in its language and at its time",
          "[devices]") {
    Stage stage;
    stage.clock.wait(100);
    stage.say({{"one two", "en", 0.5}, {"tres", "es", 0.25}});
    stage.clock.wait(60);
    CHECK(stage.texts() == "en: one two\nes: tres\n");
    const auto& heard = stage.voice.heard();
    CHECK(heard[0].start_s == Approx(100));
    CHECK(heard[0].end_s == Approx(100 + 2 * word_s));
    CHECK(heard[1].start_s == Approx(100 + 2 * word_s + 0.5));
    CHECK(heard[1].end_s == Approx(100 + 3 * word_s + 0.5));
    CHECK(stage.voice.heard().size() == 2);  // asked again: the same
}

TEST_CASE("The stand-in takes half as long at twice the speed", "[devices]") {
    Stage stage;
    stage.say({{"one two three four", "en", 0}}, {7, 2});
    stage.clock.wait(60);
    CHECK(stage.voice.heard()[0].end_s == Approx(4 * word_s / 2));
}

TEST_CASE("The stand-in tells the word it is at, then that it is silent", "[devices]") {
    Stage stage;
    CHECK_FALSE(stage.voice.spoken().speaking);
    stage.say({{"one two", "en", 0}, {"tres", "es", 0}});
    const auto at = [&] {
        const auto now = stage.voice.spoken();
        return std::to_string(now.saying) + " " + std::to_string(now.begin) + "-" +
               std::to_string(now.end) + (now.speaking ? "" : " silent");
    };
    CHECK(at() == "0 0-3");
    stage.clock.wait(word_s * 1.5);
    CHECK(at() == "0 4-7");
    stage.clock.wait(word_s);
    CHECK(at() == "1 0-4");
    stage.clock.wait(word_s);
    CHECK(at() == "0 0-0 silent");
}

TEST_CASE("A stop cuts the end, and what was not begun is not heard", "[devices]") {
    Stage stage;
    stage.say({{"one two three four", "en", 0}, {"five", "en", 0}});
    stage.clock.wait(word_s);
    stage.voice.stop();
    CHECK_FALSE(stage.voice.spoken().speaking);
    CHECK(stage.texts() == "en: one two three four\n");
    CHECK(stage.voice.heard()[0].end_s == Approx(word_s));
    stage.clock.wait(10);
    stage.voice.stop();
    CHECK(stage.voice.heard().size() == 1);
}

TEST_CASE("What is said next cuts what was being said", "[devices]") {
    Stage stage;
    stage.say({{"one two three four", "en", 0}});
    stage.clock.wait(word_s);
    stage.say({{"five", "es", 0}});
    stage.clock.wait(60);
    CHECK(stage.texts() == "en: one two three four\nes: five\n");
    CHECK(stage.voice.heard()[0].end_s == Approx(word_s));
    CHECK(stage.voice.heard()[1].start_s == Approx(word_s));
    CHECK(stage.voice.heard()[1].end_s == Approx(2 * word_s));
}

TEST_CASE("A pause shifts all that comes after it", "[devices]") {
    Stage stage;
    stage.say({{"one two", "en", 0}, {"three", "en", 0}});
    stage.clock.wait(word_s / 2);
    stage.voice.pause(true);
    stage.clock.wait(100);
    CHECK(stage.voice.spoken().speaking);
    CHECK(stage.voice.spoken().begin == 0);
    stage.voice.pause(true);  // twice is once
    stage.clock.wait(50);
    stage.voice.pause(false);
    stage.voice.pause(false);
    stage.clock.wait(60);
    const auto& heard = stage.voice.heard();
    REQUIRE(heard.size() == 2);
    CHECK(heard[0].end_s == Approx(150 + 2 * word_s));
    CHECK(heard[1].start_s == Approx(150 + 2 * word_s));
    CHECK(heard[1].end_s == Approx(150 + 3 * word_s));
}

TEST_CASE("What is paused and then stopped ended when it was paused", "[devices]") {
    Stage stage;
    stage.say({{"one two three four", "en", 0}});
    stage.clock.wait(word_s);
    stage.voice.pause(true);
    stage.clock.wait(100);
    stage.voice.stop();
    REQUIRE(stage.voice.heard().size() == 1);
    CHECK(stage.voice.heard()[0].end_s == Approx(word_s));
}

TEST_CASE("A new saying does not inherit the pause of the last", "[devices]") {
    Stage stage;
    stage.say({{"one", "en", 0}});
    stage.voice.pause(true);
    stage.say({{"two", "en", 0}});
    stage.clock.wait(60);
    CHECK_FALSE(stage.voice.spoken().speaking);
    CHECK(stage.voice.heard().back().text == "two");
    CHECK(stage.voice.heard().back().end_s == Approx(word_s));
}

TEST_CASE("A stand-in can be without sound, or without a language", "[devices]") {
    Stage stage;
    CHECK(stage.voice.able("ar"));
    CHECK(stage.voice.fault() == "");
    stage.voice.without = "ar";
    CHECK_FALSE(stage.voice.able("ar"));
    CHECK(stage.voice.able("es"));
    stage.voice.mute = true;
    CHECK_FALSE(stage.voice.able("es"));
    CHECK_FALSE(stage.voice.fault().empty());
    stage.voice.chime({});
    CHECK(stage.voice.chimes == 1);
}
