// Whether headphones are in the sound card's socket, told by the kernel's input switches. USB
// keypads tell it by keys instead: see shell/keymap.h.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace devices {

class Headphones {
  public:
    virtual ~Headphones() = default;
    // In words, for the doctor: which device is watched, or why none is.
    virtual std::string state() const = 0;
    virtual bool watching() const = 0;
};

// Calls `changed` from a thread of its own, once at the start when they are in, and at each change.
// Watches the event devices given, or all of /dev/input that have a headphone switch; those that
// come later too. A socket that goes takes its headphones along.
std::unique_ptr<Headphones> watch_headphones(std::function<void(bool in)> changed,
                                             const std::vector<std::string>& devices = {});

}  // namespace devices
