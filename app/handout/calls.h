// Whom to call for the signs of an urgency, on paper, and the look of it.
#pragma once

#include <string>
#include <vector>

#include "content/messages.h"
#include "document/block.h"
#include "layout/sheet.h"
#include "settings/settings.h"

namespace handout {

struct Call {
    std::string label;
    std::vector<std::string> numbers;  // to call first, and next
    layout::ColorRole ground = layout::ColorRole::none, ink = layout::ColorRole::ink;
};

Call call_of(document::Urgency urgency, const settings::Settings& settings,
             const content::Messages& words);

}  // namespace handout
