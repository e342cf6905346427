// Sound by SDL: what the voice makes goes out here.
#pragma once

#include "devices/sound.h"

namespace shell {

class Speaker : public devices::Sound {
  public:
    Speaker() = default;
    ~Speaker() override;
    Speaker(const Speaker&) = delete;
    Speaker& operator=(const Speaker&) = delete;

    bool open(int samples_a_second) override;
    void write(const std::int16_t* samples, std::size_t count) override;
    std::size_t queued() const override;
    void clear() override;
    void hold(bool on) override;

  private:
    unsigned device_ = 0;
};

}  // namespace shell
