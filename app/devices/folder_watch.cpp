#include "devices/folder_watch.h"

#include <fcntl.h>
#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

namespace devices {

namespace {

// What replaces a file by renaming, what writes in place, and what takes away. A folder that goes
// itself ends the watch, and is told like a change.
constexpr std::uint32_t kinds =
    IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_DELETE | IN_DELETE_SELF | IN_MOVE_SELF;

}  // namespace

FolderWatch::FolderWatch(const base::Path& folder, std::function<void()> changed)
    : events_(inotify_init1(IN_NONBLOCK | IN_CLOEXEC)) {
    const bool watched =
        events_ >= 0 && inotify_add_watch(events_, folder.c_str(), kinds | IN_ONLYDIR) >= 0;
    if (!watched || pipe2(stop_.data(), O_CLOEXEC) != 0) return;
    thread_ = std::thread([this, act = std::move(changed)] { work(act); });
}

FolderWatch::~FolderWatch() {
    if (thread_.joinable()) {
        [[maybe_unused]] const auto told = write(stop_[1], "x", 1);
        thread_.join();
    }
    for (const int file : {events_, stop_[0], stop_[1]})
        if (file >= 0) close(file);
}

void FolderWatch::work(const std::function<void()>& changed) const {
    std::array<pollfd, 2> wait{pollfd{stop_[0], POLLIN, 0}, pollfd{events_, POLLIN, 0}};
    alignas(inotify_event) std::array<char, 4096> some{};
    for (;;) {
        if (::poll(wait.data(), wait.size(), -1) < 0) continue;  // a signal
        if (wait[0].revents != 0) return;
        while (read(events_, some.data(), some.size()) > 0) {
        }
        changed();
    }
}

}  // namespace devices
