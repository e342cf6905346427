#include "ui/drift.h"

namespace ui {

namespace {

constexpr double slack_s = 1e-6;  // of clocks

long steps_of(double still_s) {
    if (still_s < drifts_after_s) return 0;
    return static_cast<long>((still_s - drifts_after_s + slack_s) / drift_step_s) + 1;
}

// To one side, to the other and back, in so many steps, everywhere for as long.
float swing(long step, long steps) {
    const float turn = static_cast<float>(step % steps) / static_cast<float>(steps);
    return drift_mm * (turn < 0.25F ? 4 * turn : turn < 0.75F ? 2 - 4 * turn : 4 * turn - 4);
}

}  // namespace

// Two swings whose steps have no common measure: a day passes before it goes the same way again.
base::Point drift(double still_s) {
    const long step = steps_of(still_s);
    return {swing(step, 29), swing(step, 23)};
}

double next_drift_in(double still_s) {
    return drifts_after_s + drift_step_s * static_cast<double>(steps_of(still_s)) - still_s;
}

}  // namespace ui
