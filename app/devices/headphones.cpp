#include "devices/headphones.h"

#include <fcntl.h>
#include <linux/input.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <filesystem>
#include <map>
#include <mutex>
#include <optional>
#include <thread>

namespace devices {

namespace {

constexpr int look_again_ms = 2000;  // for sockets that come

bool bit(const std::array<unsigned char, SW_MAX / 8 + 1>& bits, unsigned at) {
    return (bits[at / 8] >> (at % 8) & 1U) != 0;
}

std::vector<std::string> all_event_devices() {
    std::vector<std::string> found;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator("/dev/input", error))
        if (entry.path().filename().string().starts_with("event"))
            found.push_back(entry.path().string());
    return found;
}

// Tells a device from another of its name that came in its place, or may be read only now.
struct DeviceFile {
    unsigned long long file = 0;
    long long changed_s = 0, changed_ns = 0;
    friend bool operator==(const DeviceFile&, const DeviceFile&) = default;
};

std::optional<DeviceFile> device_file(const std::string& path) {
    struct stat found {};
    if (stat(path.c_str(), &found) != 0) return std::nullopt;
    return DeviceFile{found.st_ino, found.st_ctim.tv_sec, found.st_ctim.tv_nsec};
}

class Switches : public Headphones {
  public:
    Switches(std::function<void(bool)> changed, const std::vector<std::string>& devices)
        : changed_(std::move(changed)), named_(devices) {
        look();
        if (pipe2(stop_.data(), O_CLOEXEC) == 0) thread_ = std::thread([this] { work(); });
    }
    ~Switches() override {
        if (thread_.joinable()) {
            [[maybe_unused]] const auto told = write(stop_[1], "x", 1);
            thread_.join();
        }
        for (const auto& socket : sockets_) close(socket.file);
        for (const int end : stop_)
            if (end >= 0) close(end);
    }
    std::string state() const override {
        const std::lock_guard lock(mutex_);
        return state_.empty() ? "no headphone switch is among /dev/input, or none may be read"
                              : state_;
    }
    bool watching() const override {
        const std::lock_guard lock(mutex_);
        return !state_.empty();
    }

  private:
    struct Socket {
        int file = -1;
        std::string path;
        bool in = false;
    };

    // Opens what came since the last look.
    void look() {
        const bool named = !named_.empty();
        std::map<std::string, DeviceFile> seen;
        for (const auto& path : named ? named_ : all_event_devices()) {
            const auto mark = device_file(path);
            if (!mark) continue;
            seen[path] = *mark;
            const auto known = seen_.find(path);
            const bool watched = std::any_of(sockets_.begin(), sockets_.end(),
                                             [&](const auto& one) { return one.path == path; });
            if (!watched && (known == seen_.end() || known->second != *mark)) open_one(path, named);
        }
        seen_ = std::move(seen);
        std::string state;
        for (const auto& one : sockets_) state += (state.empty() ? "" : ", ") + one.path;
        const std::lock_guard lock(mutex_);
        state_ = state;
    }

    void open_one(const std::string& path, bool named) {
        const int file = open(path.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
        if (file < 0) return;
        std::array<unsigned char, SW_MAX / 8 + 1> has{}, now{};
        const bool fits = ioctl(file, EVIOCGBIT(EV_SW, sizeof has), has.data()) >= 0 &&
                          bit(has, SW_HEADPHONE_INSERT);
        if (!fits && !named) {
            close(file);
            return;
        }
        sockets_.push_back({file, path, false});
        if (ioctl(file, EVIOCGSW(sizeof now), now.data()) >= 0 && bit(now, SW_HEADPHONE_INSERT))
            tell(sockets_.back(), true);
    }

    void tell(Socket& socket, bool in) {
        socket.in = in;
        changed_(in);
    }

    void tell_changes(Socket& socket) {
        input_event event{};
        while (read(socket.file, &event, sizeof event) == sizeof event)
            if (event.type == EV_SW && event.code == SW_HEADPHONE_INSERT)
                tell(socket, event.value != 0);
    }

    // A socket that is gone has nothing in it.
    void let_go(Socket& socket) {
        if (socket.in) tell(socket, false);
        close(socket.file);
        socket.file = -1;
    }

    void work() {
        for (;;) {
            std::vector<pollfd> wait{{stop_[0], POLLIN, 0}};
            for (const auto& socket : sockets_) wait.push_back({socket.file, POLLIN, 0});
            if (poll(wait.data(), wait.size(), look_again_ms) < 0 && errno != EINTR) return;
            if (wait[0].revents != 0) return;
            for (std::size_t i = 0; i < sockets_.size(); ++i) {
                const auto found = wait[i + 1].revents;
                if (found != 0) tell_changes(sockets_[i]);
                const bool gone = (found & (POLLERR | POLLHUP | POLLNVAL)) != 0;
                if (gone || !device_file(sockets_[i].path)) let_go(sockets_[i]);
            }
            std::erase_if(sockets_, [](const auto& socket) { return socket.file < 0; });
            look();
        }
    }

    std::function<void(bool)> changed_;
    std::vector<std::string> named_;
    std::vector<Socket> sockets_;
    std::map<std::string, DeviceFile> seen_;
    std::array<int, 2> stop_{-1, -1};
    mutable std::mutex mutex_;
    std::string state_;
    std::thread thread_;
};

}  // namespace

std::unique_ptr<Headphones> watch_headphones(std::function<void(bool)> changed,
                                             const std::vector<std::string>& devices) {
    return std::make_unique<Switches>(std::move(changed), devices);
}

}  // namespace devices
