// Any leaflet of the edition in use, in copies: found by title or code, or on the shelf of those
// that are printed again and again.
#pragma once

#include "desk/forms/form.h"
#include "desk/forms/press.h"

namespace desk {

class PrintingScreen {
  public:
    static constexpr Tab tab{"desk/print", content::Msg::desk_p_tab, "printer"};
    std::string name() const { return "print"; }
    Go draw(ui::Ui& ui, StaffSession& session, const base::Rect& box);
    void tick(StaffSession& session, double now_s);
    double due_in(double now_s) const;
    static std::vector<Sample> samples(const StaffSession& session);

  private:
    void read(StaffSession& session);
    void find(ui::Ui& ui, StaffSession& session);
    void by_code(StaffSession& session);
    void chosen(ui::Ui& ui, StaffSession& session);
    void copies(ui::Ui& ui, StaffSession& session);
    void shelf(ui::Ui& ui, StaffSession& session);
    void state(ui::Ui& ui, StaffSession& session);
    void print(StaffSession& session, const Shelf& sheets);
    void keep(StaffSession& session, Shelf shelf);
    std::string title(const ShelfSheet& sheet) const;

    Form form_;
    std::shared_ptr<Press> press_;
    std::vector<std::string> topics_;
    ShelfSheet sheet_;  // that is chosen; no topic: none
    Shelf shelf_;
    std::string looked_for_;
    bool read_ = false;
};

}  // namespace desk
