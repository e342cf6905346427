// The warning signs of a page in one card: the urgent ones beside each other, each a line; or, when
// asked for, each with what to do about it.
#pragma once

#include "kiosk/services.h"
#include "kiosk/topic/sections.h"

namespace kiosk {

// Draws it at the pen; nothing where the page has no signs. True when its last row was touched.
bool signs_card(ui::Ui& ui, Services& services, const Session& session, const Sections& sections);

}  // namespace kiosk
