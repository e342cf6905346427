// How the whole looks: colors, type and distances, for one text size. Distances in millimetres.
#pragma once

#include <optional>
#include <string_view>

#include "layout/layout_context.h"
#include "layout/palette.h"

namespace ui {

enum class TextSize { normal, large, larger, largest };
inline constexpr int text_sizes = 4;

std::string_view name(TextSize size);
std::optional<TextSize> text_size_from(std::string_view name);

// How a screen is to be set; what a visitor may choose, and what the clinic measured.
struct Setting {
    TextSize size = TextSize::normal;
    bool motion = true;
    float glass_width_mm = 268;
    float viewing_mm = 600;      // from the eye to the glass
    bool small_letters = false;  // of the script, for their em: what is read is set larger
};

// The largest size has capitals of 0.7 degrees at least at the viewing distance, in its smallest
// type too (EN 301 549, 5.1.4: H = D tan 0.7 degrees).
float factor(TextSize size, float viewing_mm);

struct Theme {
    const layout::Palette* palette = nullptr;
    layout::TypeScale type;
    float scale = 1;
    float margin = 14;   // at the sides
    float gap = 3.6F;    // between neighbours: never below 3 (STANDARDS.md, gap_mm)
    float group = 9;     // between groups
    float radius = 5;    // of cards and buttons
    float target = 16;   // least height and width of what is touched
    float primary = 20;  // of what most visitors want next
    bool motion = true;
    bool reads_on = false;  // to go on in a list is what most want next: More is filled
};

Theme make_theme(const layout::Palette& palette, const Setting& setting);

}  // namespace ui
