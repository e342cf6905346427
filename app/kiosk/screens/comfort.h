// Where a visitor sets how the kiosk behaves.
#pragma once

#include "kiosk/screen.h"

namespace kiosk {

struct ComfortScreen {
    std::string name() const;
    Go draw(ui::Ui& ui, Services& services, Session& session) const;
    static Samples samples(const Survey& survey);
};

}  // namespace kiosk
