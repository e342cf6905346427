// Small pictures that lead to their plates.
#pragma once

#include "kiosk/services.h"

namespace kiosk {

// How many drawings say that they may be shown on the start screen.
int home_pictures(Services& services, const Session& session);
// The first so many of them, beside each other.
float thumbnails_height(ui::Ui& ui, Services& services, const Session& session, int beside);
Go thumbnails(ui::Ui& ui, Services& services, const Session& session, int beside);

}  // namespace kiosk
