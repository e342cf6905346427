// What goes out next, the last button, and the way back.
#pragma once

#include "desk/tools.h"

namespace desk {

class Publish {
  public:
    Step draw(ui::Ui& ui, Room& room, const base::Rect& box);

  private:
    void read(Room& room);
    bool as_shown(Room& room);
    void go(ui::Ui& ui, Room& room);
    void changes(ui::Ui& ui, Room& room);
    void back(ui::Ui& ui, Room& room);

    editorial::Changes changes_;
    std::vector<std::string> shown_;  // what stood approved when they were shown
    std::vector<int> editions_;
    int current_ = 0;
    base::Problems problems_;
    std::string done_;
    ui::Editor secret_, reason_;
    bool read_ = false, sure_ = false;
};

}  // namespace desk
