// What is read of a block, piece by piece, to be set beside the same block as it was.
#pragma once

#include "document/document.h"
#include "layout/flow.h"
#include "ui/widgets.h"

namespace desk {

struct BlockPiece {
    std::string words;
    ui::TextLevel level = ui::TextLevel::reading;
};
using BlockPieces = std::vector<BlockPiece>;
BlockPieces pieces_of(const document::Block& block, const layout::Labels& labels);

// Another for a block that differs for readers: in its words, of a warning also in its id and
// urgency, of a figure in its drawing. One line.
std::string reader_mark(const document::Block& block);

}  // namespace desk
