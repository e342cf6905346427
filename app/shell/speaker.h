// Sound by SDL: what the voice makes goes out here.
#pragma once

#include <atomic>
#include <mutex>

#include "devices/sound.h"

union SDL_Event;

namespace shell {

class Speaker : public devices::Sound {
  public:
    Speaker();
    ~Speaker() override;
    Speaker(const Speaker&) = delete;
    Speaker& operator=(const Speaker&) = delete;

    bool open(int samples_a_second) override;
    void close() override;
    bool gone() const override { return gone_; }
    void write(const std::int16_t* samples, std::size_t count) override;
    std::size_t queued() const override;
    void clear() override;
    void hold(bool on) override;

  private:
    static int notice(void* self, SDL_Event* event);

    mutable std::mutex mutex_;  // held for moments only: closing may take long
    unsigned device_ = 0;
    std::atomic<bool> gone_ = false;
};

}  // namespace shell
