// Small things all screens of the desk share: rows of buttons, fields, labels, the day in words.
#pragma once

#include "desk/session.h"
#include "ui/editor.h"
#include "ui/widgets.h"

namespace desk {

// Denser than a visitor's screen: whoever works here sits before it with a mouse or a keyboard.
ui::Theme dense(ui::Theme theme);

// A button that carries what it does.
struct ButtonState {
    bool enabled = true, selected = false, primary = false;
};
struct Button {
    std::string key, words, icon;
    std::function<void()> act;
    ButtonState state = {};
};
// Buttons as wide as their words, in rows from the start. What was touched acts once all are drawn.
void toolbar(ui::Ui& ui, const std::vector<Button>& all);
float width_of(ui::Ui& ui, const Button& one);  // with its words in one line
float toolbar_height(ui::Ui& ui);               // of one row
// Shows the keyboard on the glass, or hides it.
Button keys_button(StaffSession& session, const std::string& key);

// What is told while somebody types: its room, four lines at least, never shrinks, so that what
// stands below stays.
void in_room(ui::Ui& ui, float& kept_mm, const ui::Ui::Draw& tell);

// A screen's button in the head of all screens.
struct Tab {
    const char* key;
    content::Msg word;
    const char* icon;
};

// A field under its name. Returns whether it changed.
struct Field {
    base::Key key;
    std::string name;
    bool secret = false;
    int lines = 1;
    base::Language language{"", {}};  // of what is written; no tag: the screen's
};
bool field(ui::Ui& ui, const Field& what, ui::Editor& editor);

// A word on a coloured ground: a state, a warning of a date.
enum class Colour { plain, good, waiting, bad };
float tag(ui::Ui& ui, const std::string& words, Colour colour, base::Point at);  // its width
float tag_width(ui::Ui& ui, const std::string& words);

void line(ui::Ui& ui, const std::string& words, layout::ColorRole color = layout::ColorRole::ink,
          const std::string& key = "");
std::string when(const StaffSession& session, editorial::Moment at);  // in local time

// The keyboard on the glass, from the pen down; what is typed goes to the text in the focus.
void board(ui::Ui& ui, StaffSession& session, ui::Editor& editor);
float board_height(ui::Ui& ui, const StaffSession& session);
// The same where nobody has signed in yet.
struct BoardHouse {
    Board& now;
    const std::vector<content::LanguageEntry>& languages;
    const content::Messages& said;
};
void board(ui::Ui& ui, const BoardHouse& house, ui::Editor& editor);
float board_height(ui::Ui& ui, const BoardHouse& house);

}  // namespace desk
