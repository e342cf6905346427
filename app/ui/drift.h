// What stands still for hours is moved a little every two minutes, so that no edge of it burns into
// the panel.
#pragma once

#include "base/geometry.h"

namespace ui {

inline constexpr double drifts_after_s = 600, drift_step_s = 120;
inline constexpr float drift_mm = 3;  // at most, each way

// `still_s`: since somebody was there.
base::Point drift(double still_s);
double next_drift_in(double still_s);

}  // namespace ui
