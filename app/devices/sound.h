// Where the voice's samples go. The program's speaker is in the shell; tests count.
#pragma once

#include <cstdint>
#include <memory>

#include "devices/voice.h"

namespace devices {

// 16 bits, one channel.
class Sound {
  public:
    virtual ~Sound() = default;
    virtual bool open(int samples_a_second) = 0;  // false: there is no sound here
    virtual void write(const std::int16_t* samples, std::size_t count) = 0;
    virtual std::size_t queued() const = 0;  // samples written and not yet heard
    virtual void clear() = 0;
    virtual void hold(bool on) = 0;
};

// espeak-ng. One at a time in a program: the library keeps its state in globals.
std::unique_ptr<Voice> espeak_voice(Sound& sound);

}  // namespace devices
