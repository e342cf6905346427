// Pictures that are counted, not kept, and painted only where a test asks for it: painting is most
// of what a screen costs, and nobody looks at these. What is painted is seen in real windows, on
// Graphics' own glass, and by the tour.
#pragma once

#include "ui/textures.h"

namespace support {

struct CountedTextures : ui::Textures {
    ui::TextureId make(const layout::BitmapSpec& spec, const layout::Paint& paint) override {
        const auto [width, height] = layout::extent(spec);
        bytes += static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4;
        if (paints) layout::make_bitmap(spec, paint);
        return ++uploads;
    }
    void release(ui::TextureId) override { ++released; }
    long losses() const override { return lost; }
    bool paints = false;
    std::size_t uploads = 0, released = 0, bytes = 0;
    long lost = 0;
};

}  // namespace support
