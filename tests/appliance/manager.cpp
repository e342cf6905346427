#include "appliance/manager.h"

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cstring>

#include "support/waiting.h"
#include "support/world.h"

namespace appliance {

Manager::Manager() : path_(folder_ / "notify") {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::strncpy(address.sun_path, path_.c_str(), sizeof address.sun_path - 1);
    socket_ = ::socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    REQUIRE(::bind(socket_, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0);
    // Another user's program tells it, too.
    std::filesystem::permissions(folder_.path(), std::filesystem::perms(0755));
    std::filesystem::permissions(path_, std::filesystem::perms(0777));
}

Manager::~Manager() { ::close(socket_); }

std::vector<std::string> Manager::environment(const std::string& watchdog_usec) const {
    return {"NOTIFY_SOCKET=" + path_.string(), "WATCHDOG_USEC=" + watchdog_usec,
            "SDL_VIDEODRIVER=offscreen", "SDL_AUDIODRIVER=dummy"};
}

int Manager::count(const std::string& words) {
    char buffer[4096];
    for (ssize_t got = 0; (got = ::recv(socket_, buffer, sizeof buffer, 0)) >= 0;)
        heard_.emplace_back(buffer, static_cast<std::size_t>(got));
    return static_cast<int>(std::count(heard_.begin(), heard_.end(), words));
}

bool Manager::hears(const std::string& words, int times) {
    return support::comes_true([&] { return count(words) >= times; }, std::chrono::seconds(30));
}

std::string Manager::heard() const {
    std::string all;
    for (const auto& words : heard_) all += words + "\n";
    return all;
}

}  // namespace appliance
