#include "kiosk/tract.h"

#include <cmath>

#include "layout/shapes.h"

namespace kiosk {

namespace {

// The drawing, in its own units: assets/icons/tract.svg. Drops go down both ureters.
constexpr base::Size drawing{200, 330};
const std::vector<base::Point> ureter{{66, 74},  {79, 92},  {80, 130},
                                      {80, 160}, {83, 195}, {88, 216}};
constexpr int drops = 3;  // on each side at a time

}  // namespace

void draw_tract(ui::Ui& ui, const base::Rect& room, const TractInk& ink, float phase) {
    const base::Rect box = layout::fitted(drawing.width / drawing.height, room);
    const float unit = box.width / drawing.width;
    ui.canvas().icon(box, "tract-urine", ink.urine);
    ui.canvas().icon(box, "tract", ink.line);
    const float size = 20 * unit;
    for (int i = 0; i < drops; ++i) {
        const float all = phase + static_cast<float>(i) / drops;
        const base::Point at = layout::along(ureter, all - std::floor(all));
        for (const float x : {at.x, drawing.width - at.x})
            ui.canvas().icon(
                {box.x + x * unit - size / 2, box.y + at.y * unit - size / 2, size, size},
                "drop-filled", ink.urine);
    }
}

}  // namespace kiosk
