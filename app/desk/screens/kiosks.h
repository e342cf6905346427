// All kiosks of the channel this machine writes: which edition each has, what is wrong there, and
// what all have lost. A manager comes here from the first view.
#pragma once

#include "desk/panel.h"
#include "fleet/overview.h"

namespace desk {

// For a manager, on a machine that has a channel; nothing elsewhere.
std::optional<base::Result<fleet::Overview>> kiosks_of(const StaffSession& session);

// As in a tour: four, with a fault each.
fleet::Overview sample_kiosks(const StaffSession& session);

class KiosksScreen {
  public:
    std::string name() const { return "kiosks"; }
    Go draw(ui::Ui& ui, StaffSession& session, const base::Rect& box);
    void tick(StaffSession& session, double now_s);
    double due_in(double now_s) const;
    static std::vector<Sample> samples(const StaffSession& session);

  private:
    void alarms(ui::Ui& ui, const StaffSession& session) const;
    void list(ui::Ui& ui, const StaffSession& session) const;

    std::optional<base::Result<fleet::Overview>> seen_;
    double read_s_ = -1;   // before: never
    bool stands_ = false;  // a sample, which is not read anew
};

}  // namespace desk
