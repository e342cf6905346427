// Search with a keyboard on the glass.
#pragma once

#include "kiosk/screen.h"

namespace kiosk {

struct SearchScreen {
    std::string name() const;
    Go draw(ui::Ui& ui, Services& services, Session& session) const;
    static Samples samples(const Survey& survey);
};

}  // namespace kiosk
