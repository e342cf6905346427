// The plain things of a screen: words, buttons, cards.
#pragma once

#include <functional>
#include <string>

#include "ui/ui.h"

namespace ui {

enum class TextLevel { poster, title, section, lead, item, reading, small };

float size_mm(const Theme& theme, TextLevel style);
bool bold(TextLevel style);

struct TextStyle {
    layout::ColorRole color = layout::ColorRole::ink;
    layout::ColorRole ground = layout::ColorRole::paper;
    base::Role role = base::Role::Paragraph;
    layout::Align align = layout::Align::start;
    std::string key;
    std::vector<layout::Span> spans;
    base::Language language{"", base::Direction::left_to_right};  // no tag: the screen's
};

// Sets words at the pen and moves it below them, a few lines of like length. Titles name the
// screen.
void text(Ui& ui, TextLevel style, const std::string& words, const TextStyle& look = {});
// How high they would be.
float height_of(Ui& ui, TextLevel style, const std::string& words, float width);

struct ButtonStyle {
    enum class Emphasis {
        primary,
        secondary,
        quiet,
        danger,
        soft_danger,  // what to do about it said, not shouted
        cover,        // on the start screen: filled, and as an outline
        cover_outline,
        key,
        field,
        row
    };
    Emphasis emphasis = Emphasis::secondary;
    std::string icon, badge;
    bool selected = false, enabled = true;
    float height = 0;  // at least; 0: the theme's
    layout::Align align = layout::Align::centre;
    bool stacked = false;    // the icon above the words
    bool large = false;      // the one thing of a screen that is read from afar
    bool icon_last = false;  // after the words: it says where they lead
    base::Language language{"", base::Direction::left_to_right};
};
float size_mm(const Theme& theme, const ButtonStyle& look);
// As wide as the area, as high as its words need.
bool button(Ui& ui, const base::Key& key, const std::string& words, const ButtonStyle& look = {});
float height_of(Ui& ui, const std::string& words, float width, const ButtonStyle& look);
// A card: an icon, a title, a line or two, all of it one thing to touch.
struct Card {
    std::string icon, title, text;
    std::string mark;  // a number in the icon's place
    bool selected = false;
    bool beside = false;    // the icon beside the words instead of above
    bool disc = false;      // the icon on a tinted disc
    bool urgent = false;    // a warning: in the colours of an emergency
    bool solid = false;     // that, filled: the one red bar of a screen
    bool leads_on = false;  // an arrow at its end
    bool centred = false;   // all in its middle; not beside an icon
    bool accent = false;    // the title small, in the colour of what leads on
    float picture = 0;      // how high a picture stands above the words; 0: none
    std::function<void(const base::Rect&)> paint = {};
    std::string name;  // heard; empty: title and text
    std::vector<layout::Span> title_spans, text_spans;
    base::Language language{"", base::Direction::left_to_right};  // no tag: the screen's
};
bool card(Ui& ui, const base::Key& key, const Card& card, float height = 0);
float height_of(Ui& ui, const Card& card, float width);

}  // namespace ui
