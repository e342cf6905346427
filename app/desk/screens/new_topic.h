// A new topic as one form: its title, where it stands, in which languages. No id and no syntax.
#pragma once

#include <set>

#include "desk/forms/form.h"

namespace desk {

class NewTopicScreen {
  public:
    std::string name() const { return "topic"; }
    Go draw(ui::Ui& ui, StaffSession& session, const base::Rect& box);
    static std::vector<Sample> samples(const StaffSession& session);

  private:
    void read(StaffSession& session);
    void languages(ui::Ui& ui, StaffSession& session);
    bool ready();
    void make(StaffSession& session, Go& go);

    Form form_;
    std::map<std::string, std::string> groups_;  // by id, their titles
    std::vector<std::string> order_;
    std::set<std::string> also_;  // languages beside English
    std::string group_, kind_ = "condition";
    bool read_ = false;
};

}  // namespace desk
