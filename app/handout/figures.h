// Figures painted for paper and kept, packed, for the next leaflet: painting one costs more than
// all the words around it. Used by the PDF; the clinic owns one for all its leaflets.
#pragma once

#include <cstddef>
#include <list>
#include <memory>
#include <string>
#include <utility>

#include "layout/paint.h"

namespace handout {

// Rows of red, green and blue, top first, packed as a PDF keeps them.
struct Figure {
    int width = 0, height = 0;
    std::string packed;
};

class Figures {
  public:
    // Holds no more than `most` bytes; what was not asked for longest goes first.
    explicit Figures(std::size_t most = std::size_t{5} << 20U) : most_(most) {}

    // The picture's drawing with its structure lit, on the card it stands on, at 200 dpi at least
    // (up to 95 mm of height). Nothing when the painter does not have the drawing. Kept or painted
    // anew: the same bytes.
    std::shared_ptr<const Figure> of(const layout::Picture& picture,
                                     const layout::Painter& painter);
    std::size_t bytes() const { return bytes_; }
    std::size_t painted() const { return painted_; }  // so many times since the start

  private:
    using Kept = std::pair<std::string, std::shared_ptr<const Figure>>;
    std::list<Kept> kept_;  // asked for last: first
    std::size_t most_, bytes_ = 0, painted_ = 0;
};

}  // namespace handout
