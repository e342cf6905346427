// The quiet drawing of the urinary tract: no topic, nothing a waiting room should not see.
#pragma once

#include "ui/ui.h"

namespace kiosk {

struct TractInk {
    layout::ColorRole line, urine;
};
// As large as the room lets it be. `phase`: how far its drops are on their way, 0 to 1.
void draw_tract(ui::Ui& ui, const base::Rect& room, const TractInk& ink, float phase);

}  // namespace kiosk
