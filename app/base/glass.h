// The pane the visitor touches: its pixels and how many of them make a millimetre. All sizes on
// screen start as millimetres, because an eye and a finger do not know pixels.
#pragma once

namespace base {

struct Glass {
    int width_px = 1080;
    int height_px = 1920;
    float px_per_mm = 4.03F;  // a 21.5-inch panel of 1080x1920

    float width_mm() const { return static_cast<float>(width_px) / px_per_mm; }
    float height_mm() const { return static_cast<float>(height_px) / px_per_mm; }
    bool landscape() const { return width_px > height_px; }
    friend bool operator==(const Glass&, const Glass&) = default;
};

}  // namespace base
