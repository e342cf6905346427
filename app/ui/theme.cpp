#include "ui/theme.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace ui {

namespace {
constexpr std::array<std::pair<TextSize, std::string_view>, text_sizes> names{
    {{TextSize::normal, "normal"},
     {TextSize::large, "large"},
     {TextSize::larger, "larger"},
     {TextSize::largest, "largest"}}};
}

std::string_view name(TextSize size) { return names[static_cast<std::size_t>(size)].second; }

std::optional<TextSize> text_size_from(std::string_view wanted) {
    for (const auto& [size, known] : names)
        if (known == wanted) return size;
    return std::nullopt;
}

float factor(TextSize size, float viewing_mm) {
    switch (size) {
        case TextSize::normal:
            return 1;
        case TextSize::large:
            return 1.25F;
        case TextSize::larger:
            return 1.5F;
        case TextSize::largest:
            break;
    }
    const float angle = 0.7F * std::numbers::pi_v<float> / 180;
    const float needed =
        viewing_mm * std::tan(angle) / (layout::TypeScale{}.small * layout::cap_height);
    return std::max(1.75F, needed);
}

Theme make_theme(const layout::Palette& palette, const Setting& setting) {
    Theme theme;
    theme.palette = &palette;
    theme.scale = factor(setting.size, setting.viewing_mm);
    theme.type = theme.type.scaled(theme.scale);
    // Arabic letters: a line across the glass has no more than eighty of them then.
    constexpr float larger = 1.045F;
    if (setting.small_letters) theme.type.reading *= larger;
    theme.margin = std::clamp(setting.glass_width_mm * 0.052F, 6.F, 14.F);
    theme.motion = setting.motion;
    return theme;
}

}  // namespace ui
