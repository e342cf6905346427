// What goes out next, the last button, and the way back.
#pragma once

#include "desk/tools.h"

namespace desk {

class PublishScreen {
  public:
    static constexpr Tab tab{"desk/publish", content::Msg::desk_publish, "star"};
    ~PublishScreen() {
        secret_.start("");
        own_.start("");
    }
    std::string name() const { return "publish"; }
    Go draw(ui::Ui& ui, StaffSession& session, const base::Rect& box);
    static std::vector<Sample> samples(const StaffSession& session);

  private:
    void read(StaffSession& session);
    bool as_shown(StaffSession& session);
    void next(ui::Ui& ui, StaffSession& session);
    void publish(StaffSession& session);
    void changes(ui::Ui& ui, StaffSession& session);
    void back(ui::Ui& ui, StaffSession& session);
    void roll_back(StaffSession& session, int number);

    editorial::Changes changes_;
    std::vector<std::string> shown_;  // what stood approved when they were shown
    std::vector<int> editions_;
    int current_ = 0;
    base::Problems problems_;
    std::string done_;
    ui::Editor secret_, own_, reason_;  // of the key; of who publishes; why it goes back
    bool read_ = false, sure_ = false;
};

}  // namespace desk
