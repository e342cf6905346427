#include "devices/headphones.h"

#include <fcntl.h>
#include <linux/input.h>
#include <sys/stat.h>
#include <unistd.h>

#include <chrono>
#include <condition_variable>
#include <mutex>

#include "support/world.h"

namespace {

using namespace std::chrono_literals;

// What was told, in order; waits for it.
class Told {
  public:
    std::function<void(bool)> listener() {
        return [this](bool in) {
            const std::lock_guard lock(mutex_);
            all_.push_back(in);
            wake_.notify_all();
        };
    }
    std::vector<bool> first(std::size_t count) {
        std::unique_lock lock(mutex_);
        wake_.wait_for(lock, 5s, [&] { return all_.size() >= count; });
        return all_;
    }

  private:
    std::mutex mutex_;
    std::condition_variable wake_;
    std::vector<bool> all_;
};

// A socket of a sound card, as the kernel would tell of it.
class Socket {
  public:
    Socket() {
        REQUIRE(mkfifo(path().c_str(), 0600) == 0);
        // Also read here, so that it opens at once and no end is seen when the watcher leaves.
        file_ = open(path().c_str(), O_RDWR | O_NONBLOCK);
        REQUIRE(file_ >= 0);
    }
    ~Socket() { close(file_); }
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;
    std::string path() const { return (folder_ / "event0").string(); }
    void tell(int type, int code, int value) const {
        input_event event{};
        event.type = static_cast<decltype(event.type)>(type);
        event.code = static_cast<decltype(event.code)>(code);
        event.value = value;
        REQUIRE(write(file_, &event, sizeof event) == sizeof event);
    }
    void plug(bool in) const { tell(EV_SW, SW_HEADPHONE_INSERT, in ? 1 : 0); }

  private:
    support::Folder folder_;
    int file_ = -1;
};

}  // namespace

TEST_CASE("Headphones put in and pulled out are told, in this order", "[devices]") {
    const Socket socket;
    Told told;
    const auto headphones = devices::watch_headphones(told.listener(), {socket.path()});
    CHECK_THAT(headphones->state(), Catch::Contains(socket.path()));
    socket.plug(true);
    CHECK(told.first(1) == std::vector<bool>{true});
    socket.plug(false);
    CHECK(told.first(2) == std::vector<bool>{true, false});
}

TEST_CASE("Several changes at once are all told", "[devices]") {
    const Socket socket;
    Told told;
    const auto headphones = devices::watch_headphones(told.listener(), {socket.path()});
    for (const bool in : {true, false, true}) socket.plug(in);
    CHECK(told.first(3) == std::vector<bool>{true, false, true});
}

TEST_CASE("Other switches and keys of a device are no headphones", "[devices]") {
    const Socket socket;
    Told told;
    const auto headphones = devices::watch_headphones(told.listener(), {socket.path()});
    socket.tell(EV_SW, SW_LID, 1);
    socket.tell(EV_SW, SW_MICROPHONE_INSERT, 1);
    socket.tell(EV_KEY, SW_HEADPHONE_INSERT, 1);
    socket.tell(EV_SYN, SYN_REPORT, 0);
    socket.plug(true);
    CHECK(told.first(1) == std::vector<bool>{true});
}

TEST_CASE("Each of several sockets is watched", "[devices]") {
    const Socket one, other;
    Told told;
    const auto headphones = devices::watch_headphones(told.listener(), {one.path(), other.path()});
    CHECK_THAT(headphones->state(), Catch::Contains(one.path()) && Catch::Contains(other.path()));
    other.plug(true);
    CHECK(told.first(1) == std::vector<bool>{true});
    one.plug(false);
    CHECK(told.first(2) == std::vector<bool>{true, false});
}

TEST_CASE("A device that does not exist is told of and stops nothing", "[devices]") {
    const support::Folder folder;
    Told told;
    const auto missing = (folder / "no-such").string();
    const auto headphones = devices::watch_headphones(told.listener(), {missing});
    CHECK_THAT(headphones->state(), Catch::Contains("no headphone switch"));
    const Socket socket;
    const auto both = devices::watch_headphones(told.listener(), {missing, socket.path()});
    CHECK_THAT(both->state(), Catch::Contains(socket.path()) && !Catch::Contains(missing));
    socket.plug(true);
    CHECK(told.first(1) == std::vector<bool>{true});
}

TEST_CASE("What a device told just before it was unplugged is heard, and then that it is out",
          "[devices]") {
    const support::Folder folder;
    const auto path = (folder / "event0").string();
    REQUIRE(mkfifo(path.c_str(), 0600) == 0);
    Told told;
    const auto headphones = devices::watch_headphones(told.listener(), {path});
    input_event event{};
    event.type = EV_SW;
    event.code = SW_HEADPHONE_INSERT;
    event.value = 1;
    const int file = open(path.c_str(), O_WRONLY);
    REQUIRE(write(file, &event, sizeof event) == sizeof event);
    close(file);
    CHECK(told.first(2) == std::vector<bool>{true, false});
}

TEST_CASE("Nobody watches on once the watcher is gone", "[devices]") {
    const Socket socket;
    Told told;
    {
        const auto headphones = devices::watch_headphones(told.listener(), {socket.path()});
        socket.plug(true);
        REQUIRE(told.first(1).size() == 1);
    }  // does not wait for another event
    socket.plug(false);
    CHECK(told.first(1) == std::vector<bool>{true});
}

TEST_CASE("A machine without such sockets gets by without them", "[devices]") {
    Told told;
    const auto headphones = devices::watch_headphones(told.listener());
    CHECK_FALSE(headphones->state().empty());
}

TEST_CASE("A socket whose device is taken away is out, and one put back is watched again",
          "[devices]") {
    const support::Folder folder;
    const auto path = (folder / "event0").string();
    Told told;
    const auto headphones = devices::watch_headphones(told.listener(), {path});
    CHECK_FALSE(headphones->watching());
    std::vector<bool> all;
    for (int round = 0; round < 2; ++round) {
        REQUIRE(mkfifo(path.c_str(), 0600) == 0);
        const int file = open(path.c_str(), O_RDWR | O_NONBLOCK);
        for (int i = 0; i < 1000 && !headphones->watching(); ++i) std::this_thread::sleep_for(10ms);
        REQUIRE(headphones->watching());
        input_event event{};
        event.type = EV_SW;
        event.code = SW_HEADPHONE_INSERT;
        event.value = 1;
        REQUIRE(write(file, &event, sizeof event) == sizeof event);
        all.push_back(true);
        REQUIRE(told.first(all.size()) == all);
        REQUIRE(unlink(path.c_str()) == 0);
        close(file);
        all.push_back(false);
        CHECK(told.first(all.size()) == all);
        for (int i = 0; i < 1000 && headphones->watching(); ++i) std::this_thread::sleep_for(10ms);
        CHECK_FALSE(headphones->watching());
    }
}

TEST_CASE("An empty socket that goes changes nothing", "[devices]") {
    const support::Folder folder;
    const auto path = (folder / "event0").string();
    REQUIRE(mkfifo(path.c_str(), 0600) == 0);
    Told told;
    const auto headphones = devices::watch_headphones(told.listener(), {path});
    close(open(path.c_str(), O_WRONLY));
    const Socket other;
    const auto both = devices::watch_headphones(told.listener(), {other.path()});
    std::this_thread::sleep_for(100ms);
    other.plug(true);
    CHECK(told.first(1) == std::vector<bool>{true});
}
