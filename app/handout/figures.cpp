#include "handout/figures.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "handout/pdf_structure.h"
#include "layout/bitmap.h"

namespace handout {

namespace {

// 200 dpi where a figure is as tall as leaflets have it, 95 mm; what is smaller on paper needs as
// many dots a millimetre and no more. In steps, so that languages share what they can: to paint
// one costs more than all the words around it.
constexpr float most_dots_high = 760, step_dots = 95, dots_per_mm = 8;

float dots_high(float high_mm) {
    return std::clamp(std::ceil(high_mm * dots_per_mm / step_dots) * step_dots, step_dots,
                      most_dots_high);
}

Figure paint(const layout::Diagram& drawing, const layout::View& view, layout::Colour ground,
             float high) {
    const base::Size size{std::floor(high * drawing.aspect()), high};
    const layout::BitmapSpec spec{size, 1, ground, {}};
    const auto [width, height] = layout::extent(spec);
    std::vector<std::uint32_t> words(static_cast<std::size_t>(width) * height);
    layout::paint_into({words.data(), width * 4}, spec, [&](cairo_t* cairo) {
        drawing.paint(cairo, {0, 0, size.width, size.height}, view);
    });
    std::string rows;
    rows.reserve(words.size() * 3);
    for (const std::uint32_t word : words)
        for (const unsigned shift : {16U, 8U, 0U}) rows += static_cast<char>(word >> shift & 0xFFU);
    words = {};
    return {width, height, packed(rows)};
}

}  // namespace

std::shared_ptr<const Figure> Figures::of(const layout::Picture& picture,
                                          const layout::Painter& painter) {
    if (!painter.diagrams) return nullptr;
    const auto drawing = painter.diagrams->find(picture.drawing);
    if (drawing == painter.diagrams->end()) return nullptr;
    const float high = dots_high(layout::fitted(drawing->second.aspect(), picture.box).height);
    const std::string key =
        fmt::format("{}#{}#{}#{}", picture.drawing, picture.structure, painter.palette.id, high);
    const auto found = std::find_if(kept_.begin(), kept_.end(),
                                    [&](const Kept& kept) { return kept.first == key; });
    if (found != kept_.end()) {
        kept_.splice(kept_.begin(), kept_, found);
        return kept_.front().second;
    }
    const auto made = std::make_shared<const Figure>(
        paint(drawing->second, layout::view_of(picture, drawing->second),
              painter.palette(layout::ColorRole::card), high));
    ++painted_;
    bytes_ += made->packed.size();
    kept_.emplace_front(key, made);
    while (bytes_ > most_) {
        bytes_ -= kept_.back().second->packed.size();
        kept_.pop_back();
    }
    return made;
}

}  // namespace handout
