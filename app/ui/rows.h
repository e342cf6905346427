// Buttons beside each other, as many as their words leave room for.
#pragma once

#include "ui/widgets.h"

namespace ui {

bool bold(const ButtonStyle& look);  // its words: light where many stand in a row, as in the bar
float widest_word(Ui& ui, const std::string& words, const layout::Face& face);
// How wide a button must be so that no word of it is parted.
float least_width(Ui& ui, const std::string& words, const ButtonStyle& look);
// And so that all its words stand in one line.
float line_width(Ui& ui, const std::string& words, const ButtonStyle& look);
struct RowStyle {
    int most = 1;  // beside each other
    ButtonStyle button;
};
// Buttons in rows, as many beside each other as have room for their words, each row as high as its
// highest.
void rows(Ui& ui, const std::vector<std::string>& words, const RowStyle& style,
          const std::function<void(int index, float height)>& draw);
// The same, where each says what it does.
struct RowButton {
    base::Key key;
    std::string words;
    ButtonStyle look;  // its height is that of its row
    std::function<void()> act;
};
void button_rows(Ui& ui, const RowStyle& style, const std::vector<RowButton>& buttons);
struct RowCard {
    base::Key key;
    Card card;
    std::function<void()> act;
};
// Cards beside each other where each can be so wide; those of a row are of one height.
void card_rows(Ui& ui, float least_mm, const std::vector<RowCard>& cards);
float rows_height(Ui& ui, const std::vector<std::string>& words, const RowStyle& style,
                  float width);

}  // namespace ui
