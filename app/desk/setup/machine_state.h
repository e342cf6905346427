// What the kiosk tells the desk of the machine it runs on.
#pragma once

#include <cstdint>
#include <vector>

#include "content/messages.h"
#include "text/date.h"

namespace desk {

struct MachineState {
    bool known = false;                                  // a kiosk runs, and wrote it down
    std::vector<content::Msg> to_mend = {};              // what is wrong
    std::int64_t published = 0, frame = 0, touched = 0;  // seconds since 1970; 0: never
    std::int64_t disk_free_mb = 0;
    text::Date next_review = {};  // unknown: none
};

}  // namespace desk
