// What stays while a topic scrolls: above, where one is in it and the way to its list of parts;
// below, the buttons that move it.
#pragma once

#include <optional>

#include "kiosk/services.h"
#include "kiosk/topic/sections.h"

namespace kiosk {

// The head of a section; 0: still on the front, below its title.
struct HeadShown {
    const Sections& sections;
    std::size_t section;
    bool contents;  // its list of parts is open
};
// Its height, from the upper edge of the glass.
float head_height(ui::Ui& ui, Services& services, const Session& session, const HeadShown& shown);
// At the pen. True when its list of parts was asked for.
bool topic_head(ui::Ui& ui, Services& services, const Session& session, const HeadShown& shown);

struct DockShown {
    enum class Kind { front, begins, reading };  // begins: a front that goes on below the glass
    Kind kind = Kind::front;
    base::Key scroll;  // whose buttons they are
    bool up = true, more = true;
    bool asks = false;
};
enum class DockChoice { none, up, print, more, ask, contents };
float dock_height(ui::Ui& ui, Services& services, const Session& session, const DockShown& shown);
DockChoice topic_dock(ui::Ui& ui, Services& services, const Session& session,
                      const DockShown& shown);

}  // namespace kiosk
