// The page of warning signs.
#pragma once

#include "kiosk/screen.h"

namespace kiosk {

struct WarningsScreen {
    // A warning somebody looked for, and the page it stands on: it is told first. Empty: none.
    std::string topic, sign;
    // What to do about the signs of one part of the body; or that one of them fits.
    enum class View { all, part, fits };
    View view = View::all;
    std::size_t part = 0;
    std::string name() const;
    Go draw(ui::Ui& ui, Services& services, Session& session) const;
    static Samples samples(const Survey& survey);
};

}  // namespace kiosk
