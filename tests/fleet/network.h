// The web server of tests, and `urokiosk fleet` as processes of their own.
#pragma once

#include <sys/types.h>

#include "support/world.h"

namespace lab {

// A script beside this file, which says its port; ends with this value.
class Script {
  public:
    Script(const std::string& name, const std::vector<std::string>& arguments);
    ~Script() { stop(); }
    Script(const Script&) = delete;
    Script& operator=(const Script&) = delete;
    int port() const { return port_; }
    void stop();

  private:
    pid_t process_ = -1;
    int port_ = 0;
};

class Server {
  public:
    explicit Server(const base::Path& folder, const std::vector<std::string>& more = {});
    int port() const { return script_->port(); }
    std::string url(const std::string& scheme = "http") const;
    std::string log() const;  // a line an answer: METHOD STATUS BYTES PATH
    void forget_log() const;
    void stop() { script_->stop(); }

  private:
    support::Folder place_;
    std::unique_ptr<Script> script_;
};

// An owner's machine with a channel, by the program alone.
class Trust {  // as in: a trust has thirty kiosks
  public:
    Trust();
    support::Ran urokiosk(const std::string& data, const std::string& arguments,
                          const std::string& before = "") const;
    // Another edition, with another word, into use on the owner's machine.
    void edit();
    support::Ran publish(const std::string& more = "") const;
    // A data folder that trusts owner and channel; its editions come from `url`.
    void kiosk(const std::string& name, const std::string& url, const std::string& more = "") const;
    base::Path path(const std::string& name) const { return place_ / name; }
    base::Path channel() const { return place_ / "channel"; }

  private:
    void ask(int number) const;

    support::Folder place_;
    int edits_ = 0;
};

}  // namespace lab
