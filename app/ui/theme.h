// How the whole looks: tones, type and distances, for one text size. Distances in millimetres.
#pragma once

#include "layout/medium.h"
#include "layout/palette.h"

namespace ui {

enum class TextSize { normal, larger, largest };

constexpr float factor(TextSize size) {
    switch (size) {
        case TextSize::normal:
            return 1.F;
        case TextSize::larger:
            return 1.25F;
        case TextSize::largest:
            return 1.5F;  // small type then has capitals of 7.4 mm: 0.7 degrees at 60 cm
    }
    return 1.F;
}

struct Theme {
    const layout::Palette* palette = nullptr;
    layout::TypeScale type;
    float scale = 1;
    float margin = 14;   // at the sides
    float gap = 3.6F;    // between neighbours: never below 3 (standards.md, gap_mm)
    float group = 9;     // between groups
    float radius = 5;    // of cards and buttons
    float target = 16;   // least height and width of what is touched
    float primary = 20;  // of what most visitors want next
    bool motion = true;
};

Theme make_theme(const layout::Palette& palette, TextSize size, float glass_width_mm, bool motion);

}  // namespace ui
