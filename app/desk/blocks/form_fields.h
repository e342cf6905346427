// A block's fields on the glass, each under its name; cells stand in their rows.
#pragma once

#include "desk/block_form.h"
#include "desk/tools.h"

namespace desk {

struct FormFields {
    std::string keys;  // before the number of a field: "write/field/"
    BlockForm& form;
    std::vector<ui::Editor>& editors;  // one a field
    base::Language language;           // of what is written
    std::size_t at = 0;                // the field that had the focus last
};
// What is typed stands in the form. Returns whether it changed.
bool form_fields(ui::Ui& ui, const StaffSession& session, const FormFields& what);

// Rows and columns that come and go at the cell that had the focus last; the new one has it then.
// Returns whether one did.
struct GridActs {
    const FormFields& fields;
    bool on_paper = false;  // the block of a page to fill in
};
bool grid_acts(ui::Ui& ui, StaffSession& session, const GridActs& what);

}  // namespace desk
