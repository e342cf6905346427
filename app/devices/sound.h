// Where the voice's samples go. The program's speaker is in the shell; tests count.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "devices/voice.h"

namespace devices {

// 16 bits, one channel.
class Sound {
  public:
    virtual ~Sound() = default;
    // False: there is no sound here now. What is open already stays so.
    virtual bool open(int samples_a_second) = 0;
    virtual void close() {}                      // it stood still: the next open() begins anew
    virtual bool gone() const { return false; }  // the card it went to was taken away
    virtual void write(const std::int16_t* samples, std::size_t count) = 0;
    virtual std::size_t queued() const = 0;  // samples written and not yet heard
    virtual void clear() = 0;
    virtual void hold(bool on) = 0;
};

// espeak-ng, in a process of its own: `program` started once more (see voice_process.h), when the
// voice is first used and whenever it died or hung.
std::unique_ptr<Voice> espeak_voice(Sound& sound, const std::string& program = "/proc/self/exe");

}  // namespace devices
