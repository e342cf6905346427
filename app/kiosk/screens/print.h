// Paper: what will come out, where, and what became of it.
#pragma once

#include "kiosk/screen.h"

namespace kiosk {

struct PrintScreen {
    std::string topic;  // none: the questions

    std::string name() const;
    Go draw(ui::Ui& ui, Services& services, Session& session) const;
    static Samples samples(const Survey& survey);
};

}  // namespace kiosk
