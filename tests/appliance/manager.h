// In the place of systemd: a socket that keeps what a program tells its service manager.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "support/folder.h"

namespace appliance {

class Manager {
  public:
    Manager();
    ~Manager();
    Manager(const Manager&) = delete;
    Manager& operator=(const Manager&) = delete;

    base::Path socket() const { return path_; }
    std::vector<std::string> environment(const std::string& watchdog_usec) const;
    int count(const std::string& words);  // how often they came
    // Within half a minute.
    bool hears(const std::string& words, int times = 1);
    std::string heard() const;  // all, a line each

  private:
    support::Folder folder_;
    base::Path path_;
    int socket_ = -1;
    std::vector<std::string> heard_;
};

}  // namespace appliance
