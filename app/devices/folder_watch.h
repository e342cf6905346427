// Tells at once when files come, go or are written in a folder, so that nobody has to look again
// and again.
#pragma once

#include <array>
#include <functional>
#include <thread>

#include "base/file.h"

namespace devices {

class FolderWatch {
  public:
    // `changed` is called on a thread of its own, until this goes.
    FolderWatch(const base::Path& folder, std::function<void()> changed);
    ~FolderWatch();
    FolderWatch(const FolderWatch&) = delete;
    FolderWatch& operator=(const FolderWatch&) = delete;
    // False where the folder is not there, or the system has no more watches to give: look as often
    // as before.
    bool watching() const { return thread_.joinable(); }

  private:
    void work(const std::function<void()>& changed) const;
    int events_ = -1;
    std::array<int, 2> stop_{-1, -1};
    std::thread thread_;
};

}  // namespace devices
