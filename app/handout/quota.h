// How much paper a day: children at play must not empty the drawer. Counted since the kiosk was
// started; no visitor is in it.
#pragma once

#include <algorithm>

#include "text/date.h"

namespace handout {

class Quota {
  public:
    // Pages that may still come out on this day; `limit` 0 is none.
    int left(int limit, const text::Date& today) {
        if (text::to_iso(day_) != text::to_iso(today)) used_ = 0;
        day_ = today;
        return limit == 0 ? 1000000 : std::max(0, limit - used_);
    }
    void use(int pages) { used_ += pages; }

  private:
    text::Date day_;
    int used_ = 0;
};

}  // namespace handout
