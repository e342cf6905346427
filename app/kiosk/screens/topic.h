// A topic as one page; `part` says where it is opened.
#pragma once

#include "kiosk/screen.h"
#include "kiosk/topic_part.h"

namespace kiosk {

struct TopicScreen {
    std::string id;
    TopicPart part = Front{};

    std::string name() const;
    Go draw(ui::Ui& ui, Services& services, Session& session) const;
    static Samples samples(const Survey& survey);
};

}  // namespace kiosk
