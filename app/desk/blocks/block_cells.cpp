#include "desk/blocks/block_cells.h"

#include <algorithm>
#include <regex>

#include "desk/blocks/text_lines.h"

namespace desk {

using FormKind = BlockForm::Kind;

namespace {

// Between borders; a bar behind a backslash is a letter.
Lines cells_of(const std::string& row) {
    Lines cells(1);
    for (std::size_t i = 1; i + 1 < row.size(); ++i) {
        const bool letter = row[i] == '\\' && row[i + 1] == '|' && i + 2 < row.size();
        if (letter)
            cells.back() += row[++i];
        else if (row[i] == '|')
            cells.emplace_back();
        else
            cells.back() += row[i];
    }
    for (auto& cell : cells) cell = without_marks(trimmed_of(cell));
    return cells;
}

std::string as_cell(const std::string& field) {
    std::string cell;
    for (const char letter : in_one_line(field))
        cell += letter == '|' ? "\\|" : std::string{letter};
    return cell;
}

Lines row_of(const BlockForm& form, std::size_t row) {
    const auto begin = form.fields.begin() +
                       static_cast<std::ptrdiff_t>(form.grid.first + row * form.grid.columns);
    return {begin, begin + static_cast<std::ptrdiff_t>(form.grid.columns)};
}

// Items of a list, a line each; what is broken over lines is put together.
Lines whole_items(std::span<const std::string> lines) {
    Lines items;
    for (const auto& line : lines)
        if (line.starts_with("- "))
            items.push_back(line.substr(2));
        else if (!line.empty() && !items.empty())
            items.back() += " " + trimmed_of(line);
    return items;
}

void put_row(BlockForm& form, const std::string& first, const std::string& second) {
    if (form.grid.columns == 0) form.grid = {form.fields.size(), 2, 0};
    form.fields.push_back(without_marks(trimmed_of(first)));
    form.fields.push_back(without_marks(trimmed_of(second)));
    ++form.grid.rows;
}

}  // namespace

bool read_table_cells(BlockForm& form, std::span<const std::string> lines) {
    Lines cells;
    std::size_t columns = 0;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (i == 1) continue;
        const auto& row = lines[i];
        if (row.size() < 4 || !row.starts_with("| ") || !row.ends_with(" |")) return false;
        const Lines now = cells_of(row);
        if (i == 0) columns = now.size();
        if (now.size() != columns) return false;
        cells.insert(cells.end(), now.begin(), now.end());
    }
    if (lines.size() < 2) return false;
    form.grid = {form.fields.size(), columns, lines.size() - 1};
    form.fields.insert(form.fields.end(), cells.begin(), cells.end());
    return true;
}

void read_answers(BlockForm& form, std::span<const std::string> lines) {
    for (const auto& item : whole_items(lines)) {
        const auto end = item.starts_with("**") ? item.find("**", 2) : std::string::npos;
        if (end == std::string::npos) continue;
        put_row(form, item.substr(2, end - 2), item.substr(end + 2));
    }
}

void read_counts(BlockForm& form, std::span<const std::string> lines) {
    for (const auto& item : whole_items(lines)) {
        const auto colon = std::min(item.rfind(": "), item.size());
        put_row(form, item.substr(0, colon), item.substr(std::min(colon + 1, item.size())));
    }
}

Lines table_lines(const BlockForm& form) {
    Lines rows;
    for (std::size_t i = 0; i < form.grid.rows; ++i) {
        Lines cells = row_of(form, i);
        for (auto& cell : cells) cell = as_cell(cell);
        rows.push_back("| " + with_marks(joined_by(cells, " | "), form.before) + " |");
    }
    if (rows.empty()) return rows;
    std::string rule = form.kind == FormKind::table ? form.mark : "";
    if (std::count(rule.begin(), rule.end(), '|') != static_cast<long>(form.grid.columns) + 1) {
        rule = "|";
        for (std::size_t i = 0; i < form.grid.columns; ++i) rule += "---|";
    }
    rows.insert(rows.begin() + 1, rule);
    return rows;
}

Lines option_lines(const BlockForm& form) {
    static const std::regex count(R"(\| (\d{1,3})(?= ))");
    Lines rows = table_lines(form);
    for (auto& row : rows) {
        const auto second = std::min(row.find(" | "), row.size());  // the first cell asks
        row = row.substr(0, second) + std::regex_replace(row.substr(second), count, "| **$1**");
    }
    return rows;
}

Lines answer_lines(const BlockForm& form) {
    Lines answers;
    for (std::size_t i = 0; i < form.grid.rows; ++i) {
        const Lines cells = row_of(form, i);
        answers.push_back("- **" + in_one_line(cells[0]) + "** " +
                          with_marks(in_one_line(cells[1]), form.before));
    }
    return answers;
}

Lines count_lines(const BlockForm& form) {
    Lines counts;
    for (std::size_t i = 0; i < form.grid.rows; ++i) {
        const Lines cells = row_of(form, i);
        counts.push_back(
            "- " + with_marks(in_one_line(cells[0]) + ": " + in_one_line(cells[1]), form.before));
    }
    return counts;
}

GridBounds grid_bounds(FormKind kind, bool on_paper) {
    // As many columns as document::parse takes.
    if (kind == FormKind::table) return {1, 2, 2, on_paper ? 7U : 4U};
    if (kind == FormKind::options) return {1, 2, 3, 4};  // what matters, and two or three choices
    return {0, 1, 2, 2};
}

void add_row(BlockForm& form, std::size_t behind) {
    const auto at = form.grid.first + (behind + 1) * form.grid.columns;
    form.fields.insert(form.fields.begin() + static_cast<std::ptrdiff_t>(at), form.grid.columns,
                       "");
    ++form.grid.rows;
}

void add_column(BlockForm& form, std::size_t behind) {
    for (std::size_t row = form.grid.rows; row-- > 0;) {
        const auto at = form.grid.first + row * form.grid.columns + behind + 1;
        form.fields.insert(form.fields.begin() + static_cast<std::ptrdiff_t>(at), "");
    }
    ++form.grid.columns;
}

void remove_row(BlockForm& form, std::size_t row) {
    const auto from = form.fields.begin() +
                      static_cast<std::ptrdiff_t>(form.grid.first + row * form.grid.columns);
    form.fields.erase(from, from + static_cast<std::ptrdiff_t>(form.grid.columns));
    --form.grid.rows;
}

void remove_column(BlockForm& form, std::size_t column) {
    for (std::size_t row = form.grid.rows; row-- > 0;) {
        const auto at = form.grid.first + row * form.grid.columns + column;
        form.fields.erase(form.fields.begin() + static_cast<std::ptrdiff_t>(at));
    }
    --form.grid.columns;
}

}  // namespace desk
