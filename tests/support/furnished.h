// A clinic in which every screen of the desk has something to show: a page whose warning changed
// waits for review, a stick holds a picture, an edition and a copy of the library.
#pragma once

#include "support/office_kiosk.h"

namespace support {

class FurnishedClinic {
  public:
    // Somebody who may do everything sits at the desk, in that language.
    explicit FurnishedClinic(Glass glass = {1600, 1000}, const std::string& language = "en");

    World& at() { return clinic_.at(); }
    Clinic& clinic() { return clinic_; }
    desk::Desk& desk() { return at().drive().kiosk().door().desk(); }
    std::vector<desk::Sample> samples() { return desk::all_samples(*desk().session()); }
    // Goes there and touches what leads on; signed in again, where it takes that.
    void show(desk::Sample sample);

  private:
    Clinic clinic_;
};

}  // namespace support
