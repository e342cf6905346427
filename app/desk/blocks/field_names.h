// What the fields of a block are called, and how high they stand.
#pragma once

#include "content/messages.h"
#include "desk/block_form.h"

namespace desk {

std::vector<content::Msg> field_names(BlockForm::Kind kind);
// As many lines as it likely takes, so that nothing jumps while one types.
int field_lines(const std::string& words);

}  // namespace desk
