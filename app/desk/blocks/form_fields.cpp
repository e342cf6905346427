#include "desk/blocks/form_fields.h"

#include <algorithm>
#include <optional>

#include "desk/blocks/block_cells.h"
#include "desk/blocks/field_names.h"

namespace desk {

using content::Msg;

namespace {

using FormKind = BlockForm::Kind;

constexpr std::size_t most_of_name = 40;

// A cell by its row and what stands above it; counted from one, headings apart.
std::string cell_name(const StaffSession& session, const BlockForm& form, std::size_t field) {
    const std::size_t cell = field - form.grid.first;
    const std::size_t row = cell / form.grid.columns, column = cell % form.grid.columns;
    const auto number = static_cast<int>(row + 1), place = static_cast<int>(column + 1);
    const auto named = [&](int n, const std::string& name) {
        return session.said(Msg::desk_cell, {{"n", n}, {"name", name}});
    };
    if (form.kind == FormKind::check)
        return named(number, session.said(column == 0 ? Msg::desk_f_answer : Msg::desk_f_why));
    if (form.kind == FormKind::hundred)
        return named(number, session.said(column == 0 ? Msg::desk_f_counted_row : Msg::desk_f_of));
    if (row == 0) return session.said(Msg::desk_cell_heading, {{"n", place}});
    return named(number - 1, shortened(form.fields[form.grid.first + column], most_of_name));
}

std::string name_of(const StaffSession& session, const BlockForm& form, std::size_t field) {
    if (form.grid.holds(field)) return cell_name(session, form, field);
    const auto names = field_names(form.kind);
    const std::size_t cells = form.grid.columns * form.grid.rows;
    const std::size_t place = field < form.grid.first || cells == 0 ? field : field - cells;
    return session.said(names[std::min(place, names.size() - 1)]);
}

// The cells of a row are as high as the highest.
int lines_for(const BlockForm& form, std::size_t field) {
    if (!form.grid.holds(field))
        return std::max(field_lines(form.fields[field]), form.kind == FormKind::heading ? 1 : 2);
    const std::size_t columns = form.grid.columns;
    const std::size_t begin = field - (field - form.grid.first) % columns;
    int lines = 2;
    for (std::size_t i = begin; i < begin + columns; ++i)
        lines = std::max(lines, field_lines(form.fields[i], static_cast<int>(columns)));
    return lines;
}

void draw_field(ui::Ui& ui, const StaffSession& session, const FormFields& what, std::size_t i) {
    Field shape;
    shape.key = what.keys + std::to_string(i);
    shape.name = name_of(session, what.form, i);
    shape.lines = lines_for(what.form, i);
    shape.language = what.language;
    field(ui, shape, what.editors[i]);
}

void start(const FormFields& what) {
    what.editors.clear();
    for (const auto& words : what.form.fields) what.editors.emplace_back().start(words);
}

}  // namespace

bool form_fields(ui::Ui& ui, const StaffSession& session, const FormFields& what) {
    auto& form = what.form;
    for (std::size_t i = 0; i < what.editors.size();) {
        const bool cells = form.grid.holds(i);
        const std::size_t count = cells ? form.grid.columns : 1;
        ui.columns(static_cast<int>(count), [&](int column) {
            draw_field(ui, session, what, i + static_cast<std::size_t>(column));
        });
        ui.space(ui.theme().gap);
        i += count;
    }
    bool changed = false;
    for (std::size_t i = 0; i < what.editors.size(); ++i) {
        changed = changed || form.fields[i] != what.editors[i].edit.text();
        form.fields[i] = what.editors[i].edit.text();
    }
    return changed;
}

bool grid_acts(ui::Ui& ui, StaffSession& session, const GridActs& what) {
    auto& form = what.fields.form;
    if (form.grid.rows == 0) return false;
    const auto bounds = grid_bounds(form.kind, what.on_paper);
    const std::size_t columns = form.grid.columns;
    const std::size_t at = std::clamp(what.fields.at, form.grid.first, form.grid.end() - 1);
    const std::size_t row = (at - form.grid.first) / columns;
    const std::size_t column = (at - form.grid.first) % columns;
    std::optional<std::size_t> next;  // where the focus goes: row and column as one
    const auto to = [&](std::size_t to_row, std::size_t to_column) {
        next = form.grid.first + to_row * form.grid.columns + to_column;
    };
    std::vector<Button> all{
        {"write/row/add", session.said(Msg::desk_row_add), "plus",
         [&] { add_row(form, row), to(row + 1, 0); }},
        {"write/row/remove",
         session.said(Msg::desk_row_remove, {{"n", static_cast<int>(row + 1 - bounds.headings)}}),
         "trash",
         [&] { remove_row(form, row), to(std::min(row, form.grid.rows - 1), 0); },
         {.enabled = row >= bounds.headings && form.grid.rows > bounds.fewest_rows}}};
    if (bounds.most_columns > bounds.fewest_columns) {
        all.push_back({"write/column/add",
                       session.said(Msg::desk_column_add),
                       "plus",
                       [&] { add_column(form, column), to(0, column + 1); },
                       {.enabled = columns < bounds.most_columns}});
        all.push_back({"write/column/remove",
                       session.said(Msg::desk_column_remove, {{"n", static_cast<int>(column + 1)}}),
                       "trash",
                       [&] { remove_column(form, column), to(0, column > 0 ? column - 1 : 0); },
                       {.enabled = columns > bounds.fewest_columns}});
    }
    toolbar(ui, all);
    ui.space(ui.theme().gap);
    if (!next) return false;
    start(what.fields);
    ui.memory().focus = what.fields.keys + std::to_string(*next);
    return true;
}

}  // namespace desk
