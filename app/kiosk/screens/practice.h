// A place to try the keys.
#pragma once

#include "kiosk/screen.h"

namespace kiosk {

struct PracticeScreen {
    std::string name() const;
    Go draw(ui::Ui& ui, Services& services, Session& session) const;
    static Samples samples(const Survey& survey);
};

}  // namespace kiosk
