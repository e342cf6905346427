// Find and replace in a text that is being written.
#pragma once

#include "desk/tools.h"

namespace desk {

class FindPanel {
  public:
    Button button(ui::Ui& ui, const StaffSession& session);  // shows it, or hides it
    // Below the pen while it is shown; Ctrl+F shows it.
    void draw(ui::Ui& ui, StaffSession& session, ui::Editor& text);
    // The field that has the focus, if one has.
    ui::Editor* focused(const ui::Memory& memory);
    ui::Editor& words() { return find_; }

  private:
    void next(StaffSession& session, ui::Editor& text);
    void replace_all(StaffSession& session, ui::Editor& text);

    ui::Editor find_, with_;
    bool shown_ = false;
};

}  // namespace desk
