#include "ui/theme.h"

#include <algorithm>

namespace ui {

Theme make_theme(const layout::Palette& palette, TextSize size, float glass_width_mm, bool motion) {
    Theme theme;
    theme.palette = &palette;
    theme.scale = factor(size);
    theme.type = theme.type.scaled(theme.scale);
    theme.target = 16;
    theme.margin = std::clamp(glass_width_mm * 0.052F, 6.F, 14.F);
    theme.motion = motion;
    return theme;
}

}  // namespace ui
