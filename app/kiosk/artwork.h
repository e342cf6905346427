// What everything is drawn with: letters, icons, colours.
#pragma once

#include <map>
#include <string>

#include "layout/fonts.h"
#include "layout/icons.h"
#include "layout/palette.h"

namespace kiosk {

struct Artwork {
    layout::Fonts fonts;
    layout::Icons icons;
    std::map<std::string, layout::Palette> palettes;  // by theme
};

}  // namespace kiosk
