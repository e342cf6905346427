// Tells the service manager that started this program (systemd, Type=notify) how it fares: one
// datagram a word at $NOTIFY_SOCKET. Nothing is said where that names none.
#pragma once

#include <cstdint>
#include <string>

namespace shell {

class ServiceManager {
  public:
    ServiceManager();

    // The first picture took so many seconds. Where that was long every other one may be, and a
    // picture is no hang: the manager is told to wait longer for what is alive.
    void ready(double first_picture_s = 0);
    void stopping() { tell("STOPPING=1"); }
    // One line for whoever asks (`systemctl status`).
    void status(const std::string& line) { tell("STATUS=" + line); }
    // Before ready(): it starts still, and asks for so many seconds from now on.
    void starting(std::int64_t seconds);
    // From the frame loop alone: a thread of its own would live on where that hangs. Called as
    // often as it likes, the manager is told four times in the time it waits.
    void alive(double now_s);
    // How long the loop may wait between two calls of it, in seconds.
    double most_s() const { return every_s_ > 0 ? every_s_ : 1e9; }

  private:
    void tell(const std::string& words) const;

    std::string address_;
    double every_s_ = 0;  // 0: nobody waits
    double told_s_ = -1e9;
};

}  // namespace shell
