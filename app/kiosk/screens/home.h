// The start: what would you like to know?
#pragma once

#include "kiosk/screen.h"

namespace kiosk {

struct HomeScreen {
    std::string name() const;
    Go draw(ui::Ui& ui, Services& services, Session& session) const;
    static Samples samples(const Survey& survey);
};

}  // namespace kiosk
