// The door: a name and a secret. A wrong name and a wrong secret look alike.
#pragma once

#include "desk/tools.h"

namespace desk {

class SignIn {
  public:
    // The person who came in, if one did. `leave` becomes true when somebody turned back.
    std::optional<library::Person> draw(ui::Ui& ui, Room& room, const base::Rect& box, bool& leave);

  private:
    ui::Editor name_, secret_;
    library::Moment free_at_ = 0;  // until then no try is looked at
    bool begun_ = false;
};

}  // namespace desk
