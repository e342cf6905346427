// Before a page about a procedure: its warnings, and a press that says "read".
#pragma once

#include "kiosk/screen.h"

namespace kiosk {

struct GateScreen {
    std::string topic;

    std::string name() const;
    Go draw(ui::Ui& ui, Services& services, Session& session) const;
    static Samples samples(const Survey& survey);
};

}  // namespace kiosk
