// A laid-out sheet on the glass: its ink in bands, its meaning as nodes.
#pragma once

#include <optional>
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

// What a sheet is called. Under one Frame::content the same name must mean the same ink.
struct SheetName {
    std::string content;  // part of its nodes' keys
    std::string variant;  // its width, scale, language
    std::string whole() const { return content + "@" + variant; }
};

// What of a sheet was touched: a figure, or a word by its key.
struct Touched {
    std::optional<layout::Picture> figure = {};
    base::Key word = {};
};

// Stands at the pen, as wide as the area.
Touched show(Ui& ui, const SheetName& name, const layout::Sheet& sheet, const SheetStyle& look);

}  // namespace ui
