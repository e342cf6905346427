// A screen whose form is kept each second, half filled in as it is, as drafts of pages are: it is
// there again for the same person, and for nobody else.
#pragma once

#include "desk/forms/form.h"

namespace desk {

class FormScreen {
  public:
    explicit FormScreen(std::string form) : form_name_(std::move(form)) {}
    void tick(StaffSession& session, double now_s);
    double due_in(double now_s) const;
    bool autosave(StaffSession& session);

  protected:
    bool begin(StaffSession& session);       // whether something was kept, which is there again
    void start_over(StaffSession& session);  // empty; nothing of it is kept
    void rest() { kept_version_ = form_.version(); }  // what stands in it now is not the person's
    Form form_;

  private:
    std::string form_name_;
    unsigned kept_version_ = 0;
    bool begun_ = false;
    double tried_s_ = 0;
};

}  // namespace desk
