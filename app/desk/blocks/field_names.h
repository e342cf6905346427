// What a block and its fields are called, and how high they stand.
#pragma once

#include "content/messages.h"
#include "desk/block_form.h"

namespace desk {

// Of those that are no cells.
std::vector<content::Msg> field_names(BlockForm::Kind kind);
// As many lines as it likely takes, so that nothing jumps while one types.
int field_lines(const std::string& words, int beside = 1);  // how many share the width

// What a block is called when heard: how it begins, without its marks. Asked for in each frame.
std::string first_words(const std::string& block);

}  // namespace desk
