#include "ui/line_height.h"

namespace ui {

float line_height(TextLevel level, const base::Language& language) {
    if (level != TextLevel::title && level != TextLevel::poster) return 1.4F;
    return language.rtl() ? 1.3F : 1.2F;
}

}  // namespace ui
