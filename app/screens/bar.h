// The frame around every screen: the bar with Home, Back, Listen, Comfort, Language, Hide and Start
// over, always at the same place; above it, while the kiosk speaks or keys are used, a strip with
// what the voice and the keys do; and the room that is left for the screen.
#pragma once

#include "screens/clinic.h"

namespace screens {

// In the order of reading. Wide glass has the bar at the side where it fits there, else at the
// foot.
base::Rect room(ui::Ui& ui, Clinic& clinic, const Visit& visit);

// Draws the bar and the strip; says what was chosen there, or by the Back key.
Go bar(ui::Ui& ui, Clinic& clinic, Visit& visit);

// The width in which reading text keeps lines under 70 characters (about 32 em).
float reading_width(const ui::Ui& ui);

// A column of that width in the middle of the area; `act` draws in it.
void reading_column(ui::Ui& ui, const base::Rect& area, const ui::Ui::Act& act);

}  // namespace screens
