// Colours by role. Nothing above names a colour, only what it is for; a theme is one file in
// assets/themes that gives each role its value.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "base/file.h"
#include "base/problem.h"

namespace layout {

struct Colour {
    float red = 0, green = 0, blue = 0;  // 0 to 1, sRGB
    friend bool operator==(const Colour&, const Colour&) = default;
};

enum class ColorRole {
    paper,
    card,
    ink,
    muted,
    accent,
    on_accent,
    accent_soft,
    emergency,
    on_emergency,
    emergency_soft,
    emergency_ink,
    same_day_soft,
    same_day_edge,
    same_day_ink,
    mention_soft,
    mention_edge,
    mention_ink,
    note_soft,
    note_edge,
    note_ink,
    edge,
    match,
    cover,
    on_cover,
    none,
};
inline constexpr std::size_t color_role_count = static_cast<std::size_t>(ColorRole::none);

std::string_view name(ColorRole color);

struct Palette {
    std::string id;
    std::array<Colour, color_role_count> colours{};

    Colour operator()(ColorRole color) const { return colours[static_cast<std::size_t>(color)]; }
};

// How a drawing stands out from what it lies on.
struct Relief {
    Colour ground, line;
    bool stark = false;  // in these two alone: nothing fades, the chosen part has a thick line
};
Relief relief_of(const Palette& palette);

// A theme file: every role as "#RRGGBB"; a missing, wrong or unknown one is a problem.
Palette read_palette(const base::Path& path, base::Problems& problems);

// WCAG 2.2 contrast ratio, 1 to 21: (L1 + 0.05) / (L2 + 0.05), L the relative luminance of sRGB.
double contrast(Colour a, Colour b);

}  // namespace layout
