// The first thing a passer-by sees: what this is, that it is private and free.
#pragma once

#include "kiosk/screen.h"
#include "ui/drift.h"

namespace kiosk {

// What moves on it, for whoever draws frames: a drop's way from the kidney to the bladder.
inline constexpr double attract_round_s = 6, attract_frame_s = 1.0 / 12;
// Nobody came for so long: nothing moves but all of it, a little (ui/drift.h).
inline constexpr double attract_rests_after_s = ui::drifts_after_s;

struct AttractScreen {
    std::string name() const;
    Go draw(ui::Ui& ui, Services& services, Session& session) const;
    static Samples samples(const Survey& survey);
};

}  // namespace kiosk
