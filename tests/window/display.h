// A display of our own, and the kiosk in a real window on it: an X server in memory, a mouse that
// moves, and pictures of what stands on the glass.
#pragma once

#include <sys/types.h>

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "layout/bitmap.h"
#include "support/world.h"

namespace window {

// What has to be installed and is not; empty: all is there.
std::string missing();

// One program, ended with its owner.
class Process {
  public:
    // Words of the command as they are; `environment` as "NAME=value" beside the own one.
    Process(const std::vector<std::string>& words, const std::vector<std::string>& environment,
            const base::Path& output);
    ~Process();
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;
    bool running();
    pid_t id() const { return id_; }

  private:
    pid_t id_ = -1;
};

// Xvfb on a display nobody uses.
class Display {
  public:
    Display(int width, int height);
    const std::string& name() const { return name_; }  // ":7"
    layout::Bitmap picture() const;
    void click(int x, int y) const;

  private:
    int width_, height_;
    support::Folder folder_;
    std::unique_ptr<Process> server_;
    std::string name_;
};

// Until `done` says so, asked ten times a second; false after so many seconds.
bool within(double seconds, const std::function<bool()>& done);

}  // namespace window
