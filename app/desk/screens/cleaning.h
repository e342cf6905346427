// The glass is wiped: nothing that touches it does anything, until a minute is over.
#pragma once

#include "desk/tools.h"

namespace desk {

class CleaningScreen {
  public:
    static constexpr double lasts_s = 60;  // a cloth and a dry one; it ends by itself, and only so

    std::string name() const { return "cleaning"; }
    Go draw(ui::Ui& ui, StaffSession& session, const base::Rect& box);
    double due_in(double now_s) const;  // the seconds that are left are told
    static std::vector<Sample> samples(const StaffSession& session);

  private:
    std::optional<double> begun_s_;  // on the monotone clock
};

}  // namespace desk
