// How far apart the lines of a screen's words stand.
#pragma once

#include "ui/widgets.h"

namespace ui {

// Of the em. Large letters stand closer; Arabic ones reach further out of their lines.
float line_height(TextLevel level, const base::Language& language);

}  // namespace ui
