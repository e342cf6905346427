// The lines a Markdown text was written in, beside the tree that was read from it: whatever was
// written and did not come through is told, so that no word is lost in silence.
#pragma once

#include <string_view>
#include <vector>

#include "base/problem.h"
#include "document/markdown.h"

namespace document {

class SourceLines {
  public:
    SourceLines(std::string_view body, int first_line);  // borrowed
    // A piece of the text that somebody will see, or that was told. Others are passed over.
    void came_through(std::string_view piece);
    int first_line() const { return first_line_; }
    int end_line() const { return first_line_ + static_cast<int>(begins_.size()); }
    std::string_view text(int line) const;  // empty where there is no such line
    std::vector<int> lost() const;          // lines with words of which nothing came through

  private:
    std::string_view body_;
    int first_line_;
    std::vector<std::size_t> begins_;  // of each line
    std::vector<bool> seen_;
};

// Cells of a table's row as it was written.
std::size_t cell_count(std::string_view row);

// Lines that came through nowhere; rows with a cell more or less than their table; numbers of a
// list that would be shown as others; lists of other programs' Markdown that would be one line.
void tell_lost(const SourceLines& source, const Node& root, base::Problems& problems);

}  // namespace document
