#include "layout/palette.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <optional>

#include "text/toml.h"

namespace layout {

namespace {

std::optional<Colour> colour_from(std::string_view text) {
    if (text.size() != 7 || text[0] != '#') return std::nullopt;
    unsigned value = 0;
    const auto [end, error] = std::from_chars(text.data() + 1, text.data() + 7, value, 16);
    if (error != std::errc() || end != text.data() + 7) return std::nullopt;
    const auto part = [&](unsigned shift) {
        return static_cast<float>((value >> shift) & 0xFFU) / 255.F;
    };
    return Colour{part(16), part(8), part(0)};
}

double luminance(Colour colour) {
    const auto linear = [](double c) {
        return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(colour.red) + 0.7152 * linear(colour.green) +
           0.0722 * linear(colour.blue);
}

}  // namespace

std::string_view name(ColorRole color) {
    constexpr std::array<std::string_view, color_role_count> names{
        "paper",         "card",          "ink",           "muted",        "accent",
        "on_accent",     "accent_soft",   "emergency",     "on_emergency", "emergency_soft",
        "emergency_ink", "same_day_soft", "same_day_edge", "same_day_ink", "mention_soft",
        "mention_edge",  "mention_ink",   "note_soft",     "note_edge",    "note_ink",
        "edge",          "match",         "cover",         "on_cover"};
    return color == ColorRole::none ? "none" : names[static_cast<std::size_t>(color)];
}

Palette read_palette(const base::Path& path, base::Problems& problems) {
    Palette palette;
    palette.id = path.stem().string();
    const auto text = base::read_file(path, 1U << 16U);
    if (!text) {
        problems.push_back(text.error());
        return palette;
    }
    const auto toml = text::Toml::parse(*text, path.string(), problems);
    for (std::size_t i = 0; i < color_role_count; ++i) {
        const std::string key(name(static_cast<ColorRole>(i)));
        const auto value = toml.text(key);
        const auto colour = value ? colour_from(*value) : std::nullopt;
        if (colour)
            palette.colours[i] = *colour;
        else
            toml.complain(key, "the theme has no colour for " + key,
                          "write " + key + " = \"#16262E\"");
    }
    toml.finish();
    return palette;
}

Relief relief_of(const Palette& palette) {
    const Colour ground = palette(ColorRole::card);
    const Colour ink = palette(ColorRole::ink), accent = palette(ColorRole::accent);
    // Paper has black words on white too, and colours beside them.
    return {ground, accent, contrast(ink, ground) > 20.9 && accent == ink};
}

double contrast(Colour a, Colour b) {
    const double one = luminance(a) + 0.05;
    const double other = luminance(b) + 0.05;
    return std::max(one, other) / std::min(one, other);
}

}  // namespace layout
