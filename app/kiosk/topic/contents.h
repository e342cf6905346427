// The parts of a topic as numbered rows to touch, in two columns where there is room for them.
#pragma once

#include <optional>

#include "kiosk/topic/sections.h"
#include "ui/ui.h"

namespace kiosk {

struct ContentsStyle {
    bool closer = false;
    bool packed = false;  // in three columns where that is less high
    bool roomy = false;   // in larger letters, further apart: where there is room for that
    float spare_mm = 0;   // of height, for air around words that are set close
};
// Draws them at the pen; `here` is marked as the one that is read, 0 marks none. Returns the
// section that was chosen.
std::optional<std::size_t> contents(ui::Ui& ui, const Sections& sections, std::size_t here,
                                    const ContentsStyle& style = {});
float contents_height(ui::Ui& ui, const Sections& sections, const ContentsStyle& style);

}  // namespace kiosk
