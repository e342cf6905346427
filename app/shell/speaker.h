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
    int opened() const { return opened_; }  // how often, so far

  private:
    static int notice(void* self, SDL_Event* event);
    bool begin(int samples_a_second);

    mutable std::mutex mutex_;  // held for moments only: closing may take long
    unsigned device_ = 0;
    std::atomic<int> opened_ = 0;
    std::atomic<bool> gone_ = false;
    // A card came after this one was opened: the next saying goes to whatever is the sound now.
    std::atomic<bool> other_ = false, opening_ = false;
};

}  // namespace shell
