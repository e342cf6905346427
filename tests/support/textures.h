// Pictures that are counted, not kept.
#pragma once

#include "ui/textures.h"

namespace support {

struct CountedTextures : ui::Textures {
    ui::TextureId make(const layout::BitmapSpec& spec, const layout::Paint& paint) override {
        bytes += layout::make_bitmap(spec, paint).rgba.size();
        return ++uploads;
    }
    void release(ui::TextureId) override { ++released; }
    long losses() const override { return lost; }
    std::size_t uploads = 0, released = 0, bytes = 0;
    long lost = 0;
};

}  // namespace support
