// What is said of the chosen part of a plate, with the ways to the one before and the one after.
// It is as high as the longest of them needs, so that nothing moves when another is chosen.
#pragma once

#include "kiosk/services.h"

namespace kiosk {

struct PartPanel {
    const layout::Diagram& diagram;
    const std::string& layer;
    const std::string& chosen;  // id of a part; empty: none
    bool numbered = false;      // as the plate is
    bool flows = false;         // among other things that scroll: its buttons come first

    float height(ui::Ui& ui, const content::Messages& said, float width) const;
    // The part that was asked for, if one was.
    std::optional<std::string> draw(ui::Ui& ui, const content::Messages& said) const;
};

// A title, and its sentence, as large as there is room for.
ui::TextLevel sentence_level(const ui::Ui& ui);

}  // namespace kiosk
