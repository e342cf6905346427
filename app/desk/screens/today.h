// What waits for whoever signed in: the first thing they see.
#pragma once

#include "desk/panel.h"
#include "editorial/to_do.h"
#include "fleet/overview.h"

namespace desk {

class TodayScreen {
  public:
    static constexpr Tab tab{"desk/today", content::Msg::desk_today, "home"};
    std::string name() const { return "today"; }
    Go draw(ui::Ui& ui, StaffSession& session, const base::Rect& box);
    static std::vector<Sample> samples(const StaffSession& session);

  private:
    void read(StaffSession& session);
    void head(ui::Ui& ui, StaffSession& session, Go& go);
    void mine(ui::Ui& ui, StaffSession& session, Go& go);
    void beside(ui::Ui& ui, StaffSession& session, Go& go);
    void to_review(ui::Ui& ui, StaffSession& session, Go& go);
    void to_write(ui::Ui& ui, StaffSession& session, Go& go);
    void to_publish(ui::Ui& ui, StaffSession& session, Go& go);
    void kiosks(ui::Ui& ui, StaffSession& session, Go& go);
    void half_filled(ui::Ui& ui, StaffSession& session, Go& go);
    void due(ui::Ui& ui, StaffSession& session, Go& go);
    void machine(ui::Ui& ui, StaffSession& session, Go& go);
    PanelRow named(StaffSession& session, const std::string& list,
                   const editorial::Listed& text) const;
    PanelRow opens(StaffSession& session, const std::string& list, const editorial::Listed& text,
                   Go& go) const;

    editorial::ToDo to_do_;
    std::vector<editorial::Waiting> waiting_;
    std::optional<base::Result<fleet::Overview>> kiosks_;
    std::vector<std::string> forms_;  // that this person filled in halfway
    std::string edition_;             // which is on the glass
    bool read_ = false;
};

}  // namespace desk
