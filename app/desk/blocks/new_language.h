// A language that is not there yet: what of it has to be known before its first page.
#pragma once

#include "desk/spelling.h"
#include "desk/tools.h"

namespace desk {

class NewLanguage {
  public:
    // The tag of the language, once it was begun.
    std::string draw(ui::Ui& ui, StaffSession& session);
    ui::Editor* focused(const ui::Memory& memory);

  private:
    std::string wished() const;  // its tag, as it is written
    std::vector<std::string> rows() const;
    void told(ui::Ui& ui, StaffSession& session);

    ui::Editor tag_, name_, keys_;
    Spelling spelling_;
    bool rtl_ = false;
};

}  // namespace desk
