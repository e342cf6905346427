// A way in steps, as a player: what happens at the step that is shown, the ways on and back, and
// all steps as cards. It plays only where it was asked to.
#pragma once

#include "kiosk/services.h"

namespace kiosk {

inline constexpr double step_s = 6;  // of each step while it plays
// Session::plays_since_s is when the step shown began to play; of one that stands, -1 less the
// share of it that was played.

struct WayPlayer {
    const layout::Diagram& diagram;

    // How far the drop is on the way of the step shown, 0 to 1.
    static float along(const ui::Ui& ui, const Session& session);
    // Shows a step, and the next when its time has passed.
    void follow(Session& session, double now_s) const;
    // Of what is said, and the buttons below it: always the same.
    float height(ui::Ui& ui, const content::Messages& said, float width) const;
    void draw(ui::Ui& ui, const content::Messages& said, Session& session) const;
    float cards_height(ui::Ui& ui, float width) const;
    void draw_cards(ui::Ui& ui, Session& session) const;
};

}  // namespace kiosk
