// Warning signs at a glance: a line each, under the part of the body they belong to; a touch opens
// what to do about them.
#pragma once

#include "document/block.h"
#include "kiosk/services.h"

namespace kiosk {

struct SignList {
    base::Key key;
    std::string title;
    document::Urgency urgency = document::Urgency::emergency;
    std::vector<std::string> signs;
    base::Language language;
};
float height_of(ui::Ui& ui, const SignList& list, float width);
// At the pen, as wide as the area; whether it was chosen.
bool show(ui::Ui& ui, const SignList& list, float height = 0);

}  // namespace kiosk
