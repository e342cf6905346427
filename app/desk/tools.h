// Small things all screens of the desk share: rows of buttons, fields, labels, the day in words.
#pragma once

#include "desk/office.h"
#include "ui/editor.h"
#include "ui/widgets.h"

namespace desk {

// Denser than a visitor's screen: whoever works here sits before it with a mouse or a keyboard.
ui::Theme dense(ui::Theme theme);

struct Tool {
    std::string key, words, icon;
    bool enabled = true, selected = false, primary = false;
};
// Buttons as wide as their words, in rows from the start. The place of the one chosen, or -1.
int tools(ui::Ui& ui, const std::vector<Tool>& all);

// A field under its name. Returns whether it changed.
struct Field {
    bool secret = false;
    int lines = 1;
    base::Language language{"", {}};  // of what is written; no tag: the screen's
};
bool field(ui::Ui& ui, const base::Key& key, const std::string& name, ui::Editor& editor,
           const Field& how = {});

// A word on a coloured ground: a state, a warning of a date.
enum class Colour { plain, good, waiting, bad };
float tag(ui::Ui& ui, const std::string& words, Colour colour, base::Point at);  // its width
float tag_width(ui::Ui& ui, const std::string& words);

void line(ui::Ui& ui, const std::string& words, layout::ColorRole tone = layout::ColorRole::ink,
          const std::string& key = "");
std::string when(const Room& room, editorial::Moment at);  // in local time

// The keyboard on the glass, from the pen down; what is typed goes to the text in the focus.
void board(ui::Ui& ui, Room& room, ui::Editor& editor);
float board_height(ui::Ui& ui, const Room& room);

}  // namespace desk
