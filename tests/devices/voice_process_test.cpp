#include "devices/voice_process.h"

#include <signal.h>
#include <unistd.h>

#include <atomic>
#include <functional>
#include <mutex>
#include <thread>

#include "devices/sound.h"
#include "support/waiting.h"
#include "support/world.h"

namespace {

using namespace std::chrono_literals;
using devices::Saying;

// A sound card that plays twenty times as fast as it should, and fails as told.
struct Card : devices::Sound {
    std::atomic<bool> there = true, away = false, still = false;
    std::atomic<int> opened = 0, closed = 0;

    bool open(int) override {
        ++opened;
        return there;
    }
    void close() override { ++closed; }
    bool gone() const override { return away; }
    void write(const std::int16_t*, std::size_t count) override {
        const std::lock_guard lock(mutex_);
        left_ = left() + static_cast<double>(count);
        since_ = std::chrono::steady_clock::now();
        all_ += count;
    }
    std::size_t queued() const override {
        const std::lock_guard lock(mutex_);
        return static_cast<std::size_t>(left());
    }
    void clear() override {
        const std::lock_guard lock(mutex_);
        left_ = 0;
    }
    void hold(bool on) override {
        const std::lock_guard lock(mutex_);
        left_ = left();
        since_ = std::chrono::steady_clock::now();
        held_ = on;
    }
    double seconds() const {
        const std::lock_guard lock(mutex_);
        return static_cast<double>(all_) / 22050;
    }

  private:
    double left() const {
        if (held_ || still) return left_;
        const std::chrono::duration<double> passed = std::chrono::steady_clock::now() - since_;
        return std::max(0.0, left_ - passed.count() * 441000);
    }
    mutable std::mutex mutex_;
    double left_ = 0;
    std::size_t all_ = 0;
    bool held_ = false;
    std::chrono::steady_clock::time_point since_ = std::chrono::steady_clock::now();
};

// Processes that this one has started.
std::set<int> children() {
    std::set<int> found;
    for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
        const auto name = entry.path().filename().string();
        if (name.find_first_not_of("0123456789") != std::string::npos) continue;
        std::ifstream stat(entry.path() / "stat");
        std::string all;
        std::getline(stat, all);
        if (all.find(')') == std::string::npos) continue;  // it has just ended
        std::istringstream rest(all.substr(all.rfind(')') + 1));
        std::string state;
        int parent = 0;
        rest >> state >> parent;
        if (parent == getpid() && state != "Z") found.insert(std::stoi(name));
    }
    return found;
}

const std::string first = "The prostate is a small gland below the bladder. ";
const std::string second = "It makes some of the fluid that carries sperm. ";
const std::string third = "In most men it grows slowly with age.";
const Saying passage{first + second + third, "en", 0};

struct Room {
    explicit Room(const std::string& program = support::program())
        : voice(devices::espeak_voice(card, program)) {}
    Card card;
    std::unique_ptr<devices::Voice> voice;
    std::size_t reached = 0;  // the last word that was lit
    const std::set<int> others = children();

    std::set<int> processes() const {
        auto found = children();
        for (const int other : others) found.erase(other);
        return found;
    }
    void send(int signal) const {
        for (const int one : processes()) kill(one, signal);
    }
    bool speaking() {
        const auto now = voice->spoken();
        if (now.speaking && now.end > now.begin) reached = now.begin;
        return now.speaking;
    }
    void finish() {
        REQUIRE(support::comes_true([&] { return !speaking(); }));
    }
    void until_word(std::size_t from = 0) {
        REQUIRE(support::comes_true([&] {
            const auto now = voice->spoken();
            return now.speaking && now.end > now.begin && now.begin >= from;
        }));
    }
    double say(const std::vector<Saying>& sayings) {
        const double before = card.seconds();
        voice->say(sayings, {});
        finish();
        return card.seconds() - before;
    }
};

}  // namespace

TEST_CASE("The voice's process starts with its first word and goes with the visit",
          "[devices][voice]") {
    Room room;
    CHECK(room.processes().empty());
    REQUIRE(room.voice->fault() == "");
    CHECK(support::comes_true([&] { return room.processes().empty(); }));  // only tried
    CHECK(room.voice->able("en"));
    CHECK(room.say({passage}) > 3);
    CHECK(room.processes().size() == 1);
    room.voice->forget();
    CHECK(support::comes_true([&] { return room.processes().empty(); }));
    CHECK(room.say({passage}) > 3);
}

TEST_CASE("A voice killed in mid-word goes on with the next sentence, ten times over",
          "[devices][voice]") {
    Room room;
    const double whole = room.say({passage});
    for (int round = 0; round < 10; ++round) {
        INFO("round " << round);
        room.reached = 0;
        const double before = room.card.seconds();
        room.voice->say({passage}, {});
        room.until_word(round % 2 == 0 ? 0 : first.size());
        const auto old = room.processes();
        REQUIRE(old.size() == 1);
        room.send(SIGKILL);
        room.finish();
        CHECK(room.reached >= first.size() + second.size());
        CHECK(room.card.seconds() - before <= whole * 1.05);
        CHECK(room.processes() != old);
        CHECK(room.voice->able("en"));
        CHECK(room.voice->fault() == "");
    }
}

TEST_CASE("A voice killed at rest costs nothing", "[devices][voice]") {
    Room room;
    const double whole = room.say({passage});
    room.send(SIGKILL);
    CHECK(room.say({passage}) == Approx(whole).epsilon(0.01));
    CHECK(room.voice->fault() == "");
}

TEST_CASE("A voice killed before it has said a word is started again", "[devices][voice]") {
    Room room;
    const double whole = room.say({passage});
    for (int round = 0; round < 5; ++round) {
        INFO("round " << round);
        room.voice->forget();
        REQUIRE(support::comes_true([&] { return room.processes().empty(); }));
        const double before = room.card.seconds();
        room.voice->say({passage}, {});
        REQUIRE(support::comes_true([&] { return !room.processes().empty(); }));
        room.send(SIGKILL);
        room.finish();
        CHECK(room.card.seconds() - before == Approx(whole).epsilon(0.01));
        CHECK(room.voice->fault() == "");
    }
}

TEST_CASE("A voice that hangs is started anew", "[devices][voice]") {
    Room room;
    room.say({{"One.", "en", 0}});
    room.send(SIGSTOP);
    const auto old = room.processes();
    room.voice->say({passage}, {});
    room.until_word();
    CHECK(room.processes() != old);
    room.finish();
    CHECK(room.reached >= first.size() + second.size());
}

TEST_CASE("What is said is cut off though the voice hangs", "[devices][voice]") {
    Room room;
    room.voice->say({passage, passage}, {});
    room.until_word();
    room.send(SIGSTOP);
    room.voice->stop();
    CHECK_FALSE(room.voice->spoken().speaking);
    CHECK(room.say({{"Again.", "en", 0}}) > 0.1);
}

TEST_CASE("Where the voice cannot start Listen is off, a fault is told, and it comes back",
          "[devices][voice]") {
    const support::Folder folder;
    const auto program = folder / "program";
    const auto ends = GENERATE(false, true);
    if (ends) std::filesystem::create_symlink("/bin/true", program);
    Room room(program.string());
    CHECK_THAT(room.voice->fault(), Catch::Contains("the voice's process") &&
                                        Catch::Contains(ends ? "ends at once" : "not start"));
    CHECK_FALSE(room.voice->able("en"));
    room.voice->say({passage}, {});
    room.voice->chime({});
    CHECK(support::comes_true([&] { return !room.voice->spoken().speaking; }));
    std::filesystem::remove(program);
    std::filesystem::create_symlink(support::program(), program);
    CHECK(support::comes_true([&] { return room.voice->able("en"); }));  // by itself
    CHECK(room.voice->fault() == "");
    CHECK(room.say({passage}) > 3);
}

TEST_CASE("Sound that comes later is found, by itself and at the next word", "[devices][voice]") {
    Room room;
    room.card.there = false;
    CHECK_THAT(room.voice->fault(), Catch::Contains("sound"));
    CHECK_FALSE(room.voice->able("en"));
    SECTION("by itself") { room.card.there = true; }
    SECTION("asked to speak") {
        room.voice->say({passage}, {});
        CHECK(support::comes_true([&] { return !room.voice->spoken().speaking; }));
        room.card.there = true;
        CHECK(room.say({passage}) > 3);
    }
    CHECK(support::comes_true([&] { return room.voice->able("en"); }));
    CHECK(room.voice->fault() == "");
    CHECK(room.card.opened <= 8);
}

TEST_CASE("Sound that stands still or goes ends what is said, and is tried again",
          "[devices][voice]") {
    Room room;
    const bool goes = GENERATE(true, false);
    INFO((goes ? "goes" : "stands still"));
    room.voice->say({passage, passage, passage}, {});
    room.until_word();
    (goes ? room.card.away : room.card.still) = true;
    CHECK(support::comes_true([&] { return !room.voice->spoken().speaking; }, 5s));
    CHECK(support::comes_true([&] { return room.card.closed > 0; }));
    (goes ? room.card.away : room.card.still) = false;
    CHECK(support::comes_true([&] { return room.voice->able("en"); }));
    CHECK(room.say({passage}) > 3);
}

TEST_CASE("Sound that stands still after the last word ends it too", "[devices][voice]") {
    Room room;
    room.say({{"One.", "en", 0}});
    room.card.still = true;
    room.voice->say({{"Yes.", "en", 0}}, {});
    CHECK(support::comes_true([&] { return !room.voice->spoken().speaking; }, 6s));
    CHECK(room.card.closed > 0);
}

TEST_CASE("A pause is no standstill", "[devices][voice]") {
    Room room;
    room.voice->say({passage, passage, passage}, {});
    room.until_word();
    room.voice->pause(true);
    std::this_thread::sleep_for(3s);
    CHECK(room.voice->spoken().speaking);
    CHECK(room.voice->fault() == "");
    room.voice->pause(false);
    room.finish();
    CHECK(room.reached >= first.size() + second.size());
}

TEST_CASE("Two hundred kills at any moment cost sentences, never the voice", "[.][kills]") {
    Room room;
    unsigned seed = 21;
    for (int round = 0; round < 200; ++round) {
        INFO("round " << round);
        room.voice->say({passage}, {});
        seed = seed * 1664525 + 1013904223;
        std::this_thread::sleep_for(std::chrono::milliseconds((seed >> 16) % 700));
        room.send(SIGKILL);
        room.finish();
        CHECK(room.voice->fault() == "");
    }
    CHECK(room.say({passage}) > 3);
    CHECK(room.processes().size() == 1);
}
