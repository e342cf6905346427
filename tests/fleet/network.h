// The web server of tests, and `urokiosk fleet` as processes of their own.
#pragma once

#include <sys/types.h>

#include "support/world.h"

namespace lab {

// tests/fleet/server.py; ends with this value.
class Server {
  public:
    explicit Server(const base::Path& folder, const std::vector<std::string>& more = {});
    ~Server();
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;
    std::string url(const std::string& scheme = "http") const;
    std::string log() const;  // a line an answer: METHOD STATUS BYTES PATH
    void forget_log() const;
    void stop();

  private:
    support::Folder place_;
    pid_t process_ = -1;
    int port_ = 0;
};

// An owner's machine with a channel, by the program alone.
class Trust {  // as in: a trust has thirty kiosks
  public:
    Trust();
    support::Ran urokiosk(const std::string& data, const std::string& arguments,
                          const std::string& before = "") const;
    // Another edition, one word longer, into use on the owner's machine.
    void edit();
    support::Ran publish(const std::string& more = "") const;
    // A data folder that trusts owner and channel; its editions come from `url`.
    void kiosk(const std::string& name, const std::string& url, const std::string& more = "") const;
    base::Path path(const std::string& name) const { return place_ / name; }
    base::Path channel() const { return place_ / "channel"; }

  private:
    support::Folder place_;
    int edits_ = 0;
};

}  // namespace lab
