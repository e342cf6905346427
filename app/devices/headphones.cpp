#include "devices/headphones.h"

#include <fcntl.h>
#include <linux/input.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <array>
#include <filesystem>
#include <thread>

namespace devices {

namespace {

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

class Switches : public Headphones {
  public:
    Switches(std::function<void(bool)> changed, const std::vector<std::string>& devices)
        : changed_(std::move(changed)) {
        const bool named = !devices.empty();
        for (const auto& path : named ? devices : all_event_devices()) open_one(path, named);
        if (state_.empty()) state_ = "no headphone switch is among /dev/input, or none may be read";
        if (pipe2(stop_.data(), O_CLOEXEC) == 0) thread_ = std::thread([this] { work(); });
    }
    ~Switches() override {
        if (thread_.joinable()) {
            [[maybe_unused]] const auto told = write(stop_[1], "x", 1);
            thread_.join();
        }
        for (const int file : files_) close(file);
        for (const int end : stop_)
            if (end >= 0) close(end);
    }
    std::string state() const override { return state_; }
    bool watching() const override { return !files_.empty(); }

  private:
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
        if (ioctl(file, EVIOCGSW(sizeof now), now.data()) >= 0 && bit(now, SW_HEADPHONE_INSERT))
            changed_(true);
        files_.push_back(file);
        state_ += (state_.empty() ? "" : ", ") + path;
    }

    void tell_changes(int file) {
        input_event event{};
        while (read(file, &event, sizeof event) == sizeof event)
            if (event.type == EV_SW && event.code == SW_HEADPHONE_INSERT)
                changed_(event.value != 0);
    }

    void work() {
        std::vector<pollfd> wait{{stop_[0], POLLIN, 0}};
        for (const int file : files_) wait.push_back({file, POLLIN, 0});
        while (poll(wait.data(), wait.size(), -1) >= 0) {
            if (wait[0].revents != 0) return;
            for (std::size_t i = 1; i < wait.size(); ++i) {
                if ((wait[i].revents & (POLLIN | POLLHUP)) != 0) tell_changes(wait[i].fd);
                if ((wait[i].revents & (POLLERR | POLLHUP | POLLNVAL)) != 0) wait[i].fd = -1;
            }
        }
    }

    std::function<void(bool)> changed_;
    std::vector<int> files_;
    std::array<int, 2> stop_{-1, -1};
    std::string state_;
    std::thread thread_;
};

}  // namespace

std::unique_ptr<Headphones> watch_headphones(std::function<void(bool)> changed,
                                             const std::vector<std::string>& devices) {
    return std::make_unique<Switches>(std::move(changed), devices);
}

}  // namespace devices
