// A month to pick a day from, by mouse, finger or keys.
#pragma once

#include "desk/tools.h"

namespace desk {

class DayPicker {
  public:
    // Days from the first to the last can be picked; its month is shown.
    struct Days {
        text::Date first, last, picked;
    };
    void begin(const Days& days) { days_ = days, shown_ = days.picked; }
    const text::Date& picked() const { return days_.picked; }
    // Keys begin with this one. Returns whether another day was picked.
    bool draw(ui::Ui& ui, const StaffSession& session, const base::Key& key);
    static float width_mm() { return 7 * cell_mm; }

  private:
    static constexpr float cell_mm = 15.5F;
    void head(ui::Ui& ui, const std::string& tag, const base::Key& key);
    bool day(ui::Ui& ui, const StaffSession& session, const base::Key& key, const text::Date& date);

    Days days_;
    text::Date shown_;  // any day of the month that is seen
};

}  // namespace desk
