// The door: a name and a secret. A wrong name and a wrong secret look alike.
#pragma once

#include "desk/tools.h"

namespace desk {

class SignIn {
  public:
    // The person who came in, if one did. `leave` becomes true when somebody turned back.
    std::optional<editorial::Person> draw(ui::Ui& ui, Room& room, const base::Rect& box,
                                          bool& leave);

  private:
    ui::Editor name_, secret_;
    double free_s_ = 0;  // on the monotone clock; until then no try is looked at
    bool begun_ = false;
};

}  // namespace desk
