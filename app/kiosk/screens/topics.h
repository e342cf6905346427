// Lists of topics: all of them by group, or those of one group.
#pragma once

#include "kiosk/screen.h"

namespace kiosk {

struct TopicsScreen {
    std::string group;  // none: all

    std::string name() const;
    Go draw(ui::Ui& ui, Services& services, Session& session) const;
    static Samples samples(const Survey& survey);
};

}  // namespace kiosk
