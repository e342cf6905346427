// The first thing a passer-by sees: what this is, that it is private and free.
#pragma once

#include "kiosk/screen.h"

namespace kiosk {

struct AttractScreen {
    std::string name() const;
    Go draw(ui::Ui& ui, Services& services, Session& session) const;
    static Samples samples(const Survey& survey);
};

}  // namespace kiosk
