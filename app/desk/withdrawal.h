// A page off the glass at once, without a new edition; and back into the next one.
#pragma once

#include "desk/tools.h"

namespace desk {

class Withdrawal {
  public:
    void ask(StaffSession& session, const std::string& path);  // whether it is withdrawn already
    ~Withdrawal() { secret.start(""); }
    void draw(ui::Ui& ui, StaffSession& session, const std::string& path, Go& go);
    ui::Editor reason, secret;

  private:
    bool act(StaffSession& session, const std::string& path);
    bool gone_ = false;
};

}  // namespace desk
