// The first thing a passer-by sees: what this is, that it is private and free.
#pragma once

#include "kiosk/screen.h"

namespace kiosk {

// What moves on it, for whoever draws frames: a drop's way from the kidney to the bladder.
inline constexpr double attract_round_s = 6, attract_frame_s = 1.0 / 12;
// Nobody came for so long: it stands still.
inline constexpr double attract_rests_after_s = 600;

struct AttractScreen {
    std::string name() const;
    Go draw(ui::Ui& ui, Services& services, Session& session) const;
    static Samples samples(const Survey& survey);
};

}  // namespace kiosk
