// A clinic in which every screen of the desk has something to show.
#pragma once

#include "shell/sample_desk.h"
#include "support/office_kiosk.h"

namespace support {

class FurnishedClinic {
  public:
    // Somebody who may do everything sits at the desk, in that language.
    explicit FurnishedClinic(Glass glass = {1600, 1000}, const std::string& language = "en");

    World& at() { return clinic_.at(); }
    Clinic& clinic() { return clinic_; }
    desk::Desk& desk() { return at().drive().kiosk().door().desk(); }
    std::vector<desk::Sample> samples() { return desk_->samples(); }
    void show(desk::Sample sample);

  private:
    Clinic clinic_;
    std::optional<shell::SampleDesk> desk_;
};

}  // namespace support
