// A laid-out sheet on the glass: its ink in bands, its meaning as nodes.
#pragma once

#include <string>

#include "layout/sheet.h"
#include "ui/ui.h"

namespace ui {

// `ground` is what lies under it; by `scale` it stands smaller than it was laid out.
struct SheetStyle {
    layout::Painter painter;
    layout::ColorRole ground = layout::ColorRole::paper;
    float scale = 1;
};

// Stands at the pen, as wide as the area. `id` names the sheet's content, width, scale and
// language: the same id must mean the same ink. Returns the key of the touchable part that was
// chosen, or nothing.
std::string show(Ui& ui, const std::string& id, const layout::Sheet& sheet, const SheetStyle& look);

}  // namespace ui
