// A page off the screens: which one, why; one place for it, however somebody comes there.
#pragma once

#include "desk/tools.h"
#include "desk/withdrawal.h"

namespace desk {

class WithdrawScreen {
  public:
    std::string name() const { return "withdraw"; }
    Go draw(ui::Ui& ui, StaffSession& session, const base::Rect& box);
    static std::vector<Sample> samples(const StaffSession& session);

  private:
    void read(StaffSession& session);
    void list(ui::Ui& ui, StaffSession& session, const base::Rect& box);

    std::vector<editorial::Listed> pages_;  // on the screens, English titles first
    std::string path_, title_;              // of the one that was chosen
    ui::Editor search_;
    Withdrawal withdrawal_;
    bool read_ = false;
};

}  // namespace desk
