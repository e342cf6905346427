// Whoever keeps pictures for the glass: a graphics card, or memory. Stand-ins may count instead.
#pragma once

#include <cstdint>

#include "layout/bitmap.h"

namespace ui {

using TextureId = std::uintptr_t;

class Textures {
  public:
    virtual ~Textures() = default;
    // Painted where it is kept. What `paint` throws is passed on, and nothing kept.
    virtual TextureId make(const layout::BitmapSpec& spec, const layout::Paint& paint) = 0;
    virtual void release(TextureId id) = 0;
    // Grows when the card lost all it was given, as after a driver's fault.
    virtual long losses() const { return 0; }
    // Whether a whole glass is blended fast enough for a page to fade in.
    virtual bool fades() const { return true; }
};

}  // namespace ui
