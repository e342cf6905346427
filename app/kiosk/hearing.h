// How long a voice that speaks is taken for a visitor who listens: never longer than its words can
// take, whatever the device says.
#pragma once

#include "devices/voice.h"
#include "ui/scene.h"

namespace kiosk {

class Hearing {
  public:
    // Once a frame: what the voice does, and what stands on the screen it reads.
    void follow(const devices::Spoken& now, const ui::Scene& scene, double now_s);
    bool lasts(double now_s) const { return now_s < end_s_; }
    void anew() { speaking_ = false; }  // somebody asked for something else

  private:
    bool speaking_ = false;
    std::size_t saying_ = 0, byte_ = 0;  // the farthest it came
    double most_s_ = 0, end_s_ = 0;      // for all of the words; for what is being said
};

}  // namespace kiosk
