// The desk with something on each of its screens, for who looks at samples: a folder of its own
// with a copy of the library, an edition on a stick, and somebody who may do everything.
#pragma once

#include "desk/route.h"
#include "shell/drive.h"

namespace shell {

class SampleDesk {
  public:
    // Opens the desk of this kiosk. The folder may hold a library; none of it is kept as it is.
    SampleDesk(Drive& drive, kiosk::Services& services, const base::Path& folder);
    std::vector<desk::Sample> samples();
    // Goes there and touches what leads on. What went wrong; empty: it is shown.
    std::string enter(desk::Sample sample);

  private:
    desk::Desk& desk() { return drive_.kiosk().door().desk(); }
    void furnish(kiosk::Services& services);
    void come_in();
    void damage();

    Drive& drive_;
    settings::DataPaths paths_;
    std::string secret_;
    bool damaged_ = false;
};

// A kiosk's library, if it has one, and its editions in a folder for such a desk.
base::Result<void> copy_for_samples(const settings::DataPaths& from, const base::Path& folder);

}  // namespace shell
