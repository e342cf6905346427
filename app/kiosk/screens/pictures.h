// All pictures of the body.
#pragma once

#include "kiosk/screen.h"

namespace kiosk {

struct PicturesScreen {
    std::string name() const { return "pictures"; }
    Go draw(ui::Ui& ui, Services& services, Session& session) const;
    static Samples samples(const Survey& survey);
};

}  // namespace kiosk
