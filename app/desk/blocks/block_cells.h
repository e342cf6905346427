// Blocks whose fields stand in rows of cells: a table, choices side by side, answers and why, what
// was counted. How cells are read and written, and how rows and columns come and go. Pure.
#pragma once

#include <span>

#include "desk/block_form.h"

namespace desk {

// Lines of a table, or of a list of answers or counts, put into the fields of a form. Returns
// whether all of them are such; if not, the form stays as it was.
bool read_table_cells(BlockForm& form, std::span<const std::string> lines);
void read_answers(BlockForm& form, std::span<const std::string> lines);
void read_counts(BlockForm& form, std::span<const std::string> lines);

// And back. A bar that somebody typed is a letter of its cell, and no border.
std::vector<std::string> table_lines(const BlockForm& form);
std::vector<std::string> option_lines(const BlockForm& form);  // a number that leads is a count
std::vector<std::string> answer_lines(const BlockForm& form);
std::vector<std::string> count_lines(const BlockForm& form);

// What the block of this form may have; the heading of a table is its row 0.
struct GridBounds {
    std::size_t headings = 0, fewest_rows = 1, fewest_columns = 2, most_columns = 2;
};
GridBounds grid_bounds(BlockForm::Kind kind, bool on_paper);  // of a page to fill in
// Empty ones, behind a row or a column that is there.
void add_row(BlockForm& form, std::size_t behind);
void add_column(BlockForm& form, std::size_t behind);
void remove_row(BlockForm& form, std::size_t row);
void remove_column(BlockForm& form, std::size_t column);

}  // namespace desk
