// The last page of approving: what somebody signs, in whose name, in which languages, until when;
// and their secret, once for all of it.
#pragma once

#include "desk/forms/day_picker.h"
#include "desk/tools.h"

namespace desk {

struct ToSign {
    editorial::Approving what;  // of its review's next day nothing is known yet
    std::string path, title, language;
    bool unchanged = false;  // approved before, and read again
};

class Signing {
  public:
    ~Signing() { secret_.start(""); }
    // Days of the next review are given out here, up to a year from now or up to the day that is
    // picked: not all on one.
    void begin(StaffSession& session, std::vector<ToSign> all);
    bool begun() const { return begun_; }
    enum class Outcome { stays, left, all_signed };
    Outcome draw(ui::Ui& ui, StaffSession& session, const base::Rect& box);
    // What could not be signed stays, and is told.
    const std::vector<ToSign>& left() const { return all_; }
    ui::Editor& secret() { return secret_; }

  private:
    std::string sentence(StaffSession& session) const;
    std::string days(StaffSession& session) const;  // of the next reviews; empty: of no page
    std::size_t pages() const;
    void give_days(StaffSession& session, bool picked);
    void pick_day(ui::Ui& ui, StaffSession& session);
    void list(ui::Ui& ui, StaffSession& session) const;
    bool sign(StaffSession& session);

    std::vector<ToSign> all_;
    base::Problems hindered_;
    ui::Editor secret_;
    DayPicker day_;  // until when at the latest
    bool begun_ = false, focus_ = false;
};

}  // namespace desk
