// Old and new side by side, and the decision.
#pragma once

#include <set>

#include "desk/preview.h"
#include "desk/tools.h"

namespace desk {

class ReviewScreen {
  public:
    explicit ReviewScreen(std::string path) : path_(std::move(path)) {}
    Step draw(ui::Ui& ui, Room& room, const base::Rect& box);

  private:
    void open(Room& room);
    void warnings(ui::Ui& ui, Room& room);
    Step decide(ui::Ui& ui, Room& room);
    void sides(ui::Ui& ui, Room& room, const base::Rect& box);

    std::string path_, before_;
    editorial::Revision after_;
    std::vector<std::string> warnings_;  // that changed
    base::Problems faults_;              // that keep it from patients
    std::set<std::string> opened_;
    std::string showing_;  // the warning that is open
    Preview old_, new_;
    ui::Editor comment_;
    bool read_ = false;
};

}  // namespace desk
