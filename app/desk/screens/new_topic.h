// A new topic as one form: its title, where it stands, in which languages. No id and no syntax.
#pragma once

#include "desk/forms/form_screen.h"

namespace desk {

class NewTopicScreen : public FormScreen {
  public:
    NewTopicScreen() : FormScreen("topic") {}
    std::string name() const { return "topic"; }
    Go draw(ui::Ui& ui, StaffSession& session, const base::Rect& box);
    static std::vector<Sample> samples(const StaffSession& session);

  private:
    void read(StaffSession& session);
    void languages(ui::Ui& ui, StaffSession& session);
    std::map<std::string, std::string> titles(const StaffSession& session);  // by language
    bool ready(const StaffSession& session);
    void make(StaffSession& session, Go& go);

    std::map<std::string, std::string> groups_;  // by id, their titles
    std::vector<std::string> order_;
    bool read_ = false;
};

}  // namespace desk
