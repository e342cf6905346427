// The frame around every screen: the bar with Home, Back, Listen, Comfort, Language, Hide and Start
// over, always at the same place; above it, while the kiosk speaks or keys are used, a strip with
// what the voice and the keys do; the room that is left for the screen; and pages as sheets in it.
#pragma once

#include "kiosk/services.h"

namespace kiosk {

// In the order of reading. Wide glass has the bar at the side where it fits there, else at the
// foot.
base::Rect room(ui::Ui& ui, Services& services, const Session& session);

// Draws the bar and the strip; says what was chosen there, or by the Back key.
Go bar(ui::Ui& ui, Services& services, Session& session);

// The width in which reading text keeps lines under 70 characters (about 32 em).
float reading_width(const ui::Ui& ui);

// A column of that width: it begins at the margin, as all else does.
base::Rect reading_place(const ui::Ui& ui, const base::Rect& area);
// `act` draws in it.
void reading_column(ui::Ui& ui, const base::Rect& area, const ui::Ui::Draw& act);

// A page's part as a sheet under its id, shown at the pen, without marks of sources. Returns the
// touched figure, if any.
struct Part {
    std::string id;
    const document::Document& document;
    base::Language language;
    bool urgency_labels = true;  // false where a heading says it already
};
std::optional<layout::Picture> show_part(ui::Ui& ui, Services& services, const Session& session,
                                         const Part& part);
// A sheet that is made when it is shown first.
struct MadePart {
    std::string id;
    std::function<layout::Sheet(const layout::LayoutContext&)> make;
    float closer = 0;     // as in layout::LayoutContext
    bool packed = false;  // made otherwise, in less height
    bool dense = false;   // in less yet
};
layout::LayoutContext context(ui::Ui& ui, Services& services, const Session& session,
                              const base::Language& language);
ui::Touched show_made(ui::Ui& ui, Services& services, const Session& session, const MadePart& part);
float height_of(ui::Ui& ui, Services& services, const Session& session, const MadePart& part);
Go follow(const std::optional<layout::Picture>& figure);  // to its plate

}  // namespace kiosk
