// Buttons beside each other, as many as their words leave room for.
#pragma once

#include "ui/widgets.h"

namespace ui {

float widest_word(Ui& ui, const std::string& words, const layout::Face& face);
// How wide a button must be so that no word of it is parted.
float least_width(Ui& ui, const std::string& words, const ButtonStyle& look);
// Buttons in rows, as many beside each other (at most `most`) as have room for their words,
// each row as high as its highest.
void rows(Ui& ui, const std::vector<std::string>& words, const std::pair<int, ButtonStyle>& most,
          const std::function<void(int index, float height)>& draw);
float rows_height(Ui& ui, const std::vector<std::string>& words,
                  const std::pair<int, ButtonStyle>& most, float width);

}  // namespace ui
