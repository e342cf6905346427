// The languages the clinic offers, and a second one to stand beside.
#pragma once

#include "kiosk/screen.h"

namespace kiosk {

struct LanguagesScreen {
    std::string name() const;
    Go draw(ui::Ui& ui, Services& services, Session& session) const;
    static Samples samples(const Survey& survey);
};

}  // namespace kiosk
