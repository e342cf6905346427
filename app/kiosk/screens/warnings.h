// Warning signs, the most urgent first, with the clinic's own numbers always in sight.
#pragma once

#include "kiosk/screen.h"

namespace kiosk {

struct WarningsScreen {
    // A warning somebody looked for, and the page it stands on: it is told first. Empty: none.
    std::string topic, sign;
    std::string name() const;
    Go draw(ui::Ui& ui, Services& services, Session& session) const;
    static Samples samples(const Survey& survey);
};

}  // namespace kiosk
