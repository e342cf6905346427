// In a page's place while it is not to be read.
#pragma once

#include "kiosk/screen.h"

namespace kiosk {

struct UpdatingScreen {
    std::string topic;

    std::string name() const;
    Go draw(ui::Ui& ui, Services& services, Session& session) const;
    static Samples samples(const Survey& survey);
};

}  // namespace kiosk
