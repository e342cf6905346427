// A language that is not there yet: what of it has to be known before its first page.
#pragma once

#include "desk/forms/form.h"
#include "desk/spelling.h"

namespace desk {

class NewLanguage {
  public:
    // The tag of the language, once it was begun.
    std::string draw(ui::Ui& ui, StaffSession& session, Form& form);

  private:
    void told(ui::Ui& ui, StaffSession& session, Form& form);

    Spelling spelling_;
    float told_mm_ = 0;  // what is told has a room that does not shrink: nothing moves below it
};

}  // namespace desk
