// A keyboard on the glass and the field it writes into.
#pragma once

#include <string>
#include <vector>

#include "ui/ui.h"

namespace ui {

struct KeyboardLabels {
    std::string space, erase, clear;
};

struct Keys {
    const std::vector<std::string>& rows;
    bool* latin =
        nullptr;  // where the language's own letters are not Latin: whether Latin is shown
    bool* digits = nullptr;  // whether digits are shown in the letters' place
    std::size_t most = 60;   // letters that can be typed
    float high_mm = 0;       // each key at least; 0: as a button
};

// What its keys gave in this frame. `first` is the key at the start of the bottom row.
struct Typed {
    std::string letters;
    bool erase = false, first = false;
};
Typed keys(Ui& ui, const Keys& keys, const KeyboardLabels& words);

// Draws the rows from the pen down, as wide as the area, and writes into `text`. Real keyboards
// write too. Returns whether the text changed.
bool keyboard(Ui& ui, const Keys& keys, const KeyboardLabels& words, std::string& text);
bool latin(const std::string& text);  // holds a Latin letter
// How wide it must be so that each key can be touched and breaks no word.
float keyboard_width(Ui& ui, const Keys& keys, const KeyboardLabels& words);
float keyboard_height(Ui& ui, const Keys& keys, const KeyboardLabels& words);

struct Field {
    base::Key key;
    const std::string& text;
    std::string hint;  // while it is empty
    std::string icon = "search";
};
// What has been typed, with a cursor.
void field(Ui& ui, const Field& field);

}  // namespace ui
