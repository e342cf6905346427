// A page off the glass at once, without a new edition; and back into the next one.
#pragma once

#include "desk/tools.h"

namespace desk {

class Withdrawal {
  public:
    void ask(Room& room, const std::string& path);  // whether it is withdrawn already
    Step draw(ui::Ui& ui, Room& room, const std::string& path);
    ui::Editor reason;

  private:
    bool gone_ = false;
};

}  // namespace desk
