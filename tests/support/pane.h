// A bare pane to draw on, without kiosk or edition.
#pragma once

#include "support/world.h"

namespace support {

struct Pane {
    layout::Fonts fonts;
    layout::Icons icons{source() / "assets" / "icons"};
    layout::Palette palette;
    CountedTextures textures;
    ui::Ui ui{fonts, icons, textures};
    ui::Memory memory;
};

}  // namespace support
