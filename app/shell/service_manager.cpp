#include "shell/service_manager.h"

#include <fcntl.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <cstring>

namespace shell {

namespace {

std::string variable(const char* name) {
    const char* const value = std::getenv(name);
    return value ? value : "";
}

std::int64_t number(const std::string& text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? value : 0;
}

constexpr double micro = 1e-6;
constexpr double pings = 4;  // in the time after which the manager would end the program
// The slowest picture, seen from the first; and after how many seconds anything is a hang.
constexpr double slowest = 10, most_wait_s = 120;

}  // namespace

ServiceManager::ServiceManager() : address_(variable("NOTIFY_SOCKET")) {
    // Another process's watchdog, inherited, is no business of this one.
    const std::string watched = variable("WATCHDOG_PID");
    if (watched.empty() || number(watched) == getpid())
        every_s_ = static_cast<double>(number(variable("WATCHDOG_USEC"))) * micro / pings;
}

void ServiceManager::ready(double first_picture_s) {
    const double wait_s = std::min(first_picture_s * slowest, most_wait_s);
    if (every_s_ > 0 && wait_s > every_s_ * pings) {
        every_s_ = wait_s / pings;
        tell("WATCHDOG_USEC=" + std::to_string(std::llround(wait_s / micro)));
    }
    tell("READY=1");
}

void ServiceManager::starting(std::int64_t seconds) {
    tell("EXTEND_TIMEOUT_USEC=" + std::to_string(seconds * 1000000));
}

void ServiceManager::alive(double now_s) {
    if (every_s_ <= 0 || now_s - told_s_ < every_s_) return;
    told_s_ = now_s;
    tell("WATCHDOG=1");
}

void ServiceManager::tell(const std::string& words) const {
    sockaddr_un to{};
    if (address_.size() < 2 || address_.size() >= sizeof to.sun_path) return;
    to.sun_family = AF_UNIX;
    std::memcpy(to.sun_path, address_.data(), address_.size());
    if (to.sun_path[0] == '@') to.sun_path[0] = '\0';  // not a file: the kernel's own names
    const auto size = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + address_.size());
    const int socket = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0);
    if (socket < 0) return;
    // Whoever does not listen is told nothing: the glass waits for nobody.
    (void)::sendto(socket, words.data(), words.size(), MSG_NOSIGNAL,
                   reinterpret_cast<const sockaddr*>(&to), size);
    ::close(socket);
}

}  // namespace shell
