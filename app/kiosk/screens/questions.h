// The list a visitor carries in.
#pragma once

#include "kiosk/screen.h"

namespace kiosk {

struct QuestionsScreen {
    bool writing = false;  // one's own question, with a keyboard

    std::string name() const;
    Go draw(ui::Ui& ui, Services& services, Session& session) const;
    static Samples samples(const Survey& survey);
};

}  // namespace kiosk
