// What a visitor can choose of the paper: how much of the page, the size of its print, one language
// or two, which parts.
#pragma once

#include "kiosk/services.h"

namespace kiosk {

// At the pen. `topic` is the page's; none: the list of questions.
void print_choices(ui::Ui& ui, Services& services, Session& session, const std::string& topic);

}  // namespace kiosk
