// The door: a name and a secret. A wrong name and a wrong secret look alike.
#pragma once

#include "desk/tools.h"

namespace desk {

class SignInScreen {
  public:
    ~SignInScreen() { secret_.start(""); }
    std::string name() const { return "sign-in"; }
    // Whoever came in is the session's person.
    Go draw(ui::Ui& ui, StaffSession& session, const base::Rect& box);
    double due_in(double now_s) const;  // the seconds to wait are told
    static float above_mm(const base::Rect& box) { return box.height * 0.06F; }  // left empty
    static std::vector<Sample> samples(const StaffSession& session);

  private:
    void buttons(ui::Ui& ui, StaffSession& session, Go& go);
    void come_in(ui::Ui& ui, StaffSession& session, Go& go);
    void languages(ui::Ui& ui, StaffSession& session);
    void speak_as_chosen(StaffSession& session) const;

    ui::Editor name_, secret_;
    std::string language_;  // that was touched here
    double free_s_ = 0;     // on the monotone clock; until then no try is looked at
    bool begun_ = false;
};

}  // namespace desk
