// What one frame is drawn from: the pane, the looks, the language, the input, the time that passed.
#pragma once

#include <string>

#include "base/glass.h"
#include "base/language.h"
#include "ui/input.h"
#include "ui/theme.h"

namespace ui {

struct Frame {
    base::Glass glass;
    Theme theme;
    base::Language language;
    Input input;
    double seconds = 0;  // since the last frame
    struct Cue {         // what the scroll buttons say
        std::string up = "Up", down = "More";
    } cue;
};

}  // namespace ui
