// What one frame is drawn from: the pane, the looks, the language, the input, the time that passed.
#pragma once

#include <string>

#include "base/glass.h"
#include "base/key.h"
#include "base/language.h"
#include "ui/input.h"
#include "ui/theme.h"
#include "ui/touch.h"

namespace ui {

struct Frame {
    base::Glass glass;
    Theme theme;
    base::Language language;
    Input input;
    std::string content;             // version of what is shown; ink kept of another is dropped
    double seconds = 0;              // since the last frame
    Clipboard* clipboard = nullptr;  // for those who write
    float top_mm = 0;  // of the band of glass that is used, when the controls are lowered
    TouchAssist touch;
    struct Said {  // what the voice is saying: bytes of a node's name
        base::Key key;
        std::size_t begin = 0, end = 0;
    } said;
    struct Cue {  // what the scroll buttons say
        std::string up = "Up", down = "More";
    } cue;
};

}  // namespace ui
